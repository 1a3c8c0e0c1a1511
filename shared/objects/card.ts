import { z } from 'zod';
import { AgeRecipient, AgeSuite, Bytes32, Id, Line, Nonce128, Time } from './common.ts';

/** Expert card (`.hpcard`, typ `enrol`): an expert's public keys, signed by the key itself. */
export const Card = z.strictObject({
  v: z.literal(1),
  type: z.literal('enrol'),
  /** `E-` and the first 10 base32 characters of the key id's SHA-256, upper case: made, not chosen. */
  expert: Id,
  name: Line.min(1),
  unit: Line.min(1),
  title: Line,
  kid: Bytes32,
  sig_pub: Bytes32,
  age_suite: AgeSuite,
  age_recipient: AgeRecipient,
  nonce: Nonce128,
  issued_at: Time,
  app_version: Line,
});
export type Card = z.infer<typeof Card>;
