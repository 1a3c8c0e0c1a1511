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

/** Texts that are canonical but for what is done to them in one place. */
const spoiled = fc
  .tuple(
    fc.jsonValue({ maxDepth: 3 }).filter((value) => hasText(value as JsonValue)),
    fc.nat(),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '\t',
      '0',
      '.0',
      'e1',
      '-',
      '\\',
      '\\n',
      '\\u001f',
      '\\u001F',
      ',',
    ),
  )
  .map(([value, at, put]) => {
    const text = canonicalJson(value as JsonValue);
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place);
  });

function hasText(value: JsonValue): boolean {
  try {
    return canonicalJson(value) !== '';
  } catch {
    return false;
  }
}

describe('canonical bytes', () => {
  it('are told from the text exactly where writing their value again would tell them', () => {
    fc.assert(
      fc.property(spoiled, (text) => {
        expect(codeOf(text) === 'accepted').toBe(isCanonical(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('hold every control character in its one shortest escape', () => {
    for (let code = 0; code < 0x20; code += 1) {
      const shortest = JSON.stringify(String.fromCharCode(code));
      const long = `"\\u00${code.toString(16).padStart(2, '0')}"`;
      expect(codeOf(shortest)).toBe('accepted');
      expect(codeOf(long) === 'accepted').toBe(long === shortest);
      expect(codeOf(long.toUpperCase().replace('U', 'u')) === 'accepted').toBe(
        long.toUpperCase().replace('U', 'u') === shortest,
      );
    }
  });

  it('hold safe integers only, to the last digit', () => {
    const accepted = ['9007199254740991', '-9007199254740991', '999999999999999', '0', '-1'];
    const refused = ['9007199254740992', '-9007199254740992', '-0', '1e3', '1E3', '10.0', '1.5'];
    for (const text of accepted) expect([text, codeOf(text)]).toEqual([text, 'accepted']);
    for (const text of refused) expect([text, codeOf(text)]).toEqual([text, 'jws-payload']);
  });

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
