import { randomBytes } from 'node:crypto';
import { base32, normaliseCode } from '../formats/codes.ts';
import { sha256 } from '../formats/hash.ts';
import { derivedKey, macOf, sameMac } from './sealing.ts';

// 130 random bits and 10 bits of checksum: 28 characters in groups of four.
const randomCharacters = 26;
const checkCharacters = 2;

function checkOf(body: string): string {
  return base32(sha256(`hengping/recovery-check/v1\0${body}`), checkCharacters);
}

/** A new recovery code as it is printed: `ABCD-EFGH-…`, seven groups. */
export function newRecoveryCode(): string {
  const body = base32(randomBytes(17), randomCharacters);
  return `${body}${checkOf(body)}`.replace(/.{4}(?=.)/g, '$&-');
}

/** The bare characters of a typed code, or null where it is too short, too long, or mistyped. */
export function parseRecoveryCode(typed: string): string | null {
  const bare = normaliseCode(typed);
  if (!/^[A-Z2-7]{28}$/.test(bare)) return null;
  const body = bare.slice(0, randomCharacters);
  return bare.slice(randomCharacters) === checkOf(body) ? bare : null;
}

/** The key of the recovery slot. The code has 130 random bits: no stretching is needed. */
export function keyFromRecoveryCode(bareCode: string): Uint8Array {
  return derivedKey(Buffer.from(bareCode, 'ascii'), 'hengping/recovery/v1');
}

/**
 * What the vault keeps until two groups were typed back: 8 bits of each group, so that even this
 * list (it lies inside the encrypted file, and goes once confirmed) leaves over 70 bits unknown.
 */
export function groupChecks(code: string, key: Uint8Array): readonly string[] {
  return code.split('-').map((group, index) => groupCheck(key, index, group));
}

export function groupMatches(
  checks: readonly string[],
  key: Uint8Array,
  index: number,
  typed: string,
): boolean {
  const expected = checks[index];
  return expected !== undefined && sameMac(expected, groupCheck(key, index, typed));
}

function groupCheck(key: Uint8Array, index: number, typed: string): string {
  return macOf(key, `hengping/recovery-group/v1\0${index}\0${normaliseCode(typed)}`).slice(0, 2);
}
