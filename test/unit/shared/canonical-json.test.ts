import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';

const safe = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    safe.map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value')),
  ),
}));

describe('canonical json', () => {
  it('sorts members by UTF-16 code units, as RFC 8785 shows', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6 };
    expect(Object.keys(JSON.parse(canonicalJson(members)))).toHaveLength(6);
    expect(canonicalJson(members)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    );
  });

  it('escapes no more than it must', () => {
    expect(canonicalJson('\u0000\b\t\n\f\r"\\/\u001f\u007f\u2028中')).toBe(
      '"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\\u001f\u007f\u2028中"',
    );
  });

  it('reads back as the same value, and a second writing changes nothing', () => {
    fc.assert(
      fc.property(value, (original) => {
        const text = canonicalJson(original);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), safe), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(record));
      }),
    );
  });

  it('refuses numbers that two machines could write differently', () => {
    for (const number of [0.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300]) {
      expect(() => canonicalJson([number])).toThrow('canonical json');
    }
    expect(canonicalJson([0, -1, Number.MAX_SAFE_INTEGER])).toBe('[0,-1,9007199254740991]');
  });

  it('refuses lone surrogates, in strings and in names', () => {
    expect(() => canonicalJson('a\ud800')).toThrow('surrogate');
    expect(() => canonicalJson({ '\udc00': 1 })).toThrow('surrogate');
  });

  it('refuses what is no JSON value, and nesting without end', () => {
    const odd = [undefined, () => 0, 1n, new Date(0), new Map(), Symbol('a')];
    for (const one of odd) {
      expect(() => canonicalJson({ a: one as unknown as JsonValue })).toThrow('canonical json');
    }
    let deep: JsonValue = 1;
    for (let i = 0; i < 100; i++) deep = [deep];
    expect(() => canonicalJson(deep)).toThrow('deep');
  });
});
