import { randomBytes } from 'node:crypto';
import { base32 } from './codes.ts';

/** 26 random characters of lower-case base32 (130 bits): names that mean nothing. */
export function newOpaqueId(): string {
  return base32(randomBytes(17), 26).toLowerCase();
}

/** 128 random bits as 32 lower-case hex digits. */
export function newNonce128(): string {
  return randomBytes(16).toString('hex');
}
