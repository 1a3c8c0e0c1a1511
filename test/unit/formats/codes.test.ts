import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../electron/formats/base64url.ts';
import { base32, codeOf, normaliseCode, sameCode } from '../../../electron/formats/codes.ts';
import { padmeSize } from '../../../electron/formats/padme.ts';
import { newNonce128, newOpaqueId } from '../../../electron/formats/random.ts';

describe('a code to read out', () => {
  it('shows the first bits in base32, in groups of four', () => {
    expect(base32(Buffer.from('foobar'), 9)).toBe('MZXW6YTBO');
    expect(codeOf(Buffer.from('foobarfoobarfoobar'), 100)).toBe('MZXW-6YTB-OJTG-633C-MFZG');
    expect(codeOf(Buffer.from('foobarfoobar'), 80)).toBe('MZXW-6YTB-OJTG-633C');
  });

  it('is the same however it was typed', () => {
    const code = 'OIBW-6YTB-OJTG-633C';
    for (const typed of [
      'oibw6ytbojtg633c',
      ' OIBW 6YTB\tOJTG 633C ',
      'ＯＩＢＷ－６ＹＴＢ－ＯＪＴＧ－６３３Ｃ',
      'OIBW—6YTB–OJTG·633C',
      '01BW-6YTB-0JTG-633C',
      'OI8W-6YT8-OJTG-633C',
    ]) {
      expect(sameCode(typed, code)).toBe(true);
    }
  });

  it('is not the same with one character wrong, missing or added', () => {
    const code = 'MZXW-6YTB-OJTG-633C';
    for (const typed of ['', 'MZXW', `${code}A`, code.replace('Z', 'Y'), code.slice(0, -1)]) {
      expect(sameCode(typed, code)).toBe(false);
    }
    expect(normaliseCode('ab-cd')).toBe('ABCD');
  });
});

describe('strict base64url', () => {
  it('has one text for each byte string', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
    for (const other of ['', 'QQ==', 'QR', 'Q', 'Q Q', 'Q+', 'Q/', 'QQ\n', 'ＱＱ']) {
      expect(fromBase64Url(other)).toBeNull();
    }
  });
});

describe('random names', () => {
  it('have the shape that schemas ask for and do not repeat', () => {
    const ids = Array.from({ length: 1000 }, newOpaqueId);
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/);
    expect(new Set(ids).size).toBe(1000);
    expect(newNonce128()).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('Padmé', () => {
  it('gives the sizes of its paper', () => {
    expect([0, 1, 2, 7, 8, 9, 17, 100, 1000].map(padmeSize)).toEqual([
      0, 1, 2, 7, 8, 10, 18, 104, 1024,
    ]);
  });

  it('never shrinks, never costs more than 12 %, and is stable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 45 }), (size) => {
        const padded = padmeSize(size);
        expect(padded).toBeGreaterThanOrEqual(size);
        expect(padded).toBeLessThanOrEqual(size * 1.12);
        expect(padmeSize(padded)).toBe(padded);
      }),
    );
  });
});
