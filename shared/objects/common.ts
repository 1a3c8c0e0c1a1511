import { z } from 'zod';

/** Application, lot, round, criterion and expert ids: ASCII, so that no two ids look alike. */
export const idPattern = /^[A-Z0-9][A-Z0-9-]{0,39}$/;
export const Id = z.string().regex(idPattern);
/** Random names of sealed parts inside a bundle: 26 characters of base32, without meaning. */
export const OpaqueId = z.string().regex(/^[a-z2-7]{26}$/);
/** SHA-256 as 64 lower-case hex digits. An object's identity is the SHA-256 of its payload bytes. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** base64url of 32 bytes: a key id (SHA-256 of the raw public key) or a raw public key. */
export const Bytes32 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);
export const Nonce128 = z.string().regex(/^[0-9a-f]{32}$/);
/** UTC, to the second: 2026-11-21T14:32:05Z. */
export const Time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
export const AgeRecipient = z
  .string()
  .max(4096)
  .regex(/^age1[a-z0-9]+$/);
export const AgeIdentity = z
  .string()
  .max(256)
  .regex(/^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+$/);
export const AgeSuite = z.enum(['pq', 'x25519']);
/** Which algorithms sign: of two, both. */
export const SignatureSuite = z.enum(['ed25519', 'sm2', 'ed25519+sm2']);
/** base64url of a raw public key: Ed25519 (32 bytes), SM2 (65: `04`, x, y), or both in this order. */
export const Ed25519Public = Bytes32;
export const Sm2Public = z.string().regex(/^[A-Za-z0-9_-]{86}[AEIMQUYcgkosw048]$/);
const BothPublic = z.string().regex(/^[A-Za-z0-9_-]{129}[AQgw]$/);
export const SuitePublic = z.union([Ed25519Public, Sm2Public, BothPublic]);
// Latin and Chinese letters and their punctuation: none of them combines with another, so that a line
// of them alone is in NFC.
const plainText = /^[\n -\u02ff\u2010-\u2027\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;
const isSoundText = (s: string) =>
  s.isWellFormed() && s === s.normalize('NFC') && !s.includes('\0');
/** A string that has a canonical form, in any normal form: no half of a surrogate pair alone. */
export const wellFormed = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((value) => value.isWellFormed());
/** Text that people wrote: any well-formed Unicode, NFC, no NUL; capped so that no object explodes. */
export const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((s) => plainText.test(s) || isSoundText(s));
export const Line = text(400);
export const Whole = z.int().min(0);

export type AgeSuite = z.infer<typeof AgeSuite>;
export type SignatureSuite = z.infer<typeof SignatureSuite>;
