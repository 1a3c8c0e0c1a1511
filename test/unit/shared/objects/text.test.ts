import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text } from '../../../../shared/objects/common.ts';

const schema = text(100);
const accepts = (value: string) => schema.safeParse(value).success;
const isSound = (value: string) =>
  value.isWellFormed() && value === value.normalize('NFC') && !value.includes('\0');

it('accepts exactly the well-formed texts in NFC without NUL', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(
      'e',
      'é',
      '\u0301',
      '\u302a',
      '가',
      '\u1100',
      '\u1161',
      '中',
      '，',
      '\0',
      '𠀀',
      '\u2126',
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), (value) => {
      expect(accepts(value)).toBe(isSound(value));
    }),
    { numRuns: 5000 },
  );
});

it('judges each character of the planes in use alone as the normaliser does', () => {
  for (let code = 0; code <= 0xffff; code += 1) {
    const value = `a${String.fromCharCode(code)}中${String.fromCharCode(code)}`;
    if (accepts(value) !== isSound(value)) throw new Error(`U+${code.toString(16)}`);
  }
});
