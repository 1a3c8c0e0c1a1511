import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCanonicalBytes } from '../../../electron/formats/canonical-bytes.ts';
import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';
import { codeOfRefusal } from './refusals.ts';

const codeOf = (text: string) => codeOfRefusal(() => parseCanonicalBytes(Buffer.from(text), 'x'));

/** What the rule says, in its slow words: writing the value again gives the same text. */
function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text) as JsonValue) === text;
  } catch {
    return false;
  }
}

const member = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('10', '9', '1', 'a', 'A', '__proto__', 'toJSON', '\\ud83d', '中', '\ufb33'),
);
const leaf = fc.oneof(
  fc.constantFrom('null', 'true', '-0', '0', '1.0', '1e3', '0.5', '9007199254740993', '-7', '01'),
  fc.constantFrom('"\\ud800"', '"\\uD83D\\uDE00"', '"\\\\ud8ff"', '"\\/"', '"é"', '"\\u00e9"'),
  fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  fc.integer().map(String),
);
const { text: anyText } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('text'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(member, tie('text')), { maxLength: 4 })
      .map((all) => `{${all.map(([key, one]) => `${JSON.stringify(key)}:${one}`).join(',')}}`),
  ),
}));

describe('canonical bytes', () => {
  it('are accepted exactly where writing their value again gives the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(codeOf(text) === 'accepted').toBe(isCanonical(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('may hold members that the engine orders as numbers, and names that look like methods', () => {
    for (const text of ['{"10":1,"9":2}', '{"toJSON":1}', '{"__proto__":{"a":1}}', '"\\\\ud8"']) {
      expect(codeOf(text)).toBe('accepted');
    }
  });

  it('hold no lone surrogate, however it is written', () => {
    for (const text of ['"\\ud800"', '["a","\\udfff"]', '{"\\udc00":1}', '{"a":"\\\\\\ud800"}']) {
      expect(codeOf(text)).toBe('jws-payload');
    }
  });

  it('are bounded in depth, at the writer’s bound and not before', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(codeOf(nested(60))).toBe('accepted');
    expect(codeOf(nested(66))).toBe('jws-payload');
  });
});
