import { timingSafeEqual } from 'node:crypto';
import { invariant } from '../../shared/errors.ts';
import { sha256 } from './hash.ts';

const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first `characters` × 5 bits of `bytes` in base32 (RFC 4648 alphabet, upper case). */
export function base32(bytes: Uint8Array, characters: number): string {
  invariant(bytes.length * 8 >= characters * 5, 'base32 has enough bits to show');
  let out = '';
  for (let bit = 0; out.length < characters; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    out += base32Alphabet[(pair >> (11 - (bit & 7))) & 31];
  }
  return out;
}

/** The first `bits` (a multiple of 20) of a hash as groups of four to read out: `ABCD-EFGH-…`. */
export function codeOf(bytes: Uint8Array, bits: 80 | 100): string {
  return base32(bytes, bits / 5).replace(/.{4}(?=.)/g, '$&-');
}

/** What a person typed, as bare base32 characters: full-width forms, case, spaces and dashes do not
 * matter, and the digits that the alphabet lacks are read as the letters they look like. */
export function normaliseCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}·.,_]/gu, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .replaceAll('8', 'B');
}

/** True where the typed code is the expected one; takes the same time wherever they differ. */
export function sameCode(typed: string, expected: string): boolean {
  return timingSafeEqual(sha256(normaliseCode(typed)), sha256(normaliseCode(expected)));
}
