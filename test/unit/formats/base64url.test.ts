import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../electron/formats/base64url.ts';

/** RFC 4648 §5 without padding, in slow words: the alphabet, and no stray bits at the end. */
function isOneText(text: string): boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return false;
  return toBase64Url(Buffer.from(text, 'base64url')) === text;
}

const character = fc.constantFrom(...'AQgwBZaz09-_+/=. \n\u00e9\u4e2d\ud83d\0'.split(''));

it('reads exactly the one text of some bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 12 }), (text) => {
      expect(fromBase64Url(text) !== null).toBe(isOneText(text));
    }),
    { numRuns: 5000 },
  );
});

it('gives back the bytes of any text that it reads', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      expect(Buffer.from(fromBase64Url(toBase64Url(bytes)) ?? [])).toEqual(Buffer.from(bytes));
    }),
  );
});

it('reads no padding, no other alphabet, no white space and no empty text', () => {
  for (const text of ['', 'AA==', 'AA=', 'A+A', 'A/A', 'AA\n', ' AA', 'A', 'AB', 'AAB', '中']) {
    expect([text, fromBase64Url(text)]).toEqual([text, null]);
  }
});
