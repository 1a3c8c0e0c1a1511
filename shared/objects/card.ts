import { z } from 'zod';
import {
  AgeRecipient,
  AgeSuite,
  Bytes32,
  Ed25519Public,
  Id,
  Line,
  Nonce128,
  Sm2Public,
  Time,
} from './common.ts';

/** Expert card (`.hpcard`, typ `enrol`): an expert's public keys, signed by the key itself. */
export const CardV1 = z.strictObject({
  v: z.literal(1),
  type: z.literal('enrol'),
  /** `E-` and the first 10 base32 characters of the key id's SHA-256, upper case: made, not chosen. */
  expert: Id,
  name: Line.min(1),
  unit: Line.min(1),
  title: Line,
  /** Names `sig_pub`. */
  kid: Bytes32,
  sig_pub: Ed25519Public,
  age_suite: AgeSuite,
  age_recipient: AgeRecipient,
  nonce: Nonce128,
  issued_at: Time,
  app_version: Line,
});

/** With keys of both algorithms, signed by both: it serves agencies of every suite. */
export const CardV2 = z.strictObject({
  ...CardV1.shape,
  v: z.literal(2),
  sm2_pub: Sm2Public,
});

export const Card = z.discriminatedUnion('v', [CardV1, CardV2]);
export type Card = z.infer<typeof Card>;
