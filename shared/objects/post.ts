import { z } from 'zod';
import { Bytes32, Id, Sha256, Time, Whole } from './common.ts';

export const PostItem = z.strictObject({
  type: z.enum([
    'roster',
    'grant',
    'decision',
    'receipt',
    'coi',
    'sheet',
    'trust',
    'recusal-effect',
    'confirmation',
    'destruction',
    'query',
    'query-answer',
  ]),
  app: Id.nullable(),
  rev: z.int().min(1),
  payload_sha256: Sha256,
});

/** First line of a post from the agency (发送清单). */
export const Delivery = z.strictObject({
  v: z.literal(1),
  type: z.literal('delivery'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  delivery_seq: z.int().min(1),
  prev_delivery_sha256: Sha256.nullable(),
  items: z.array(PostItem).max(10_000),
  trust_version: Whole,
  issued_at: Time,
});
export type Delivery = z.infer<typeof Delivery>;

/** First line of a post from an expert (回传清单). */
export const Submission = z.strictObject({
  v: z.literal(1),
  type: z.literal('submission'),
  agency: Id,
  round: Id,
  /** SHA-256 of the seal payload; null while no bundle has been read (declaration only). */
  bundle: Sha256.nullable(),
  expert: Id,
  expert_kid: Bytes32,
  submission_seq: z.int().min(1),
  prev_submission_sha256: Sha256.nullable(),
  items: z.array(PostItem).max(10_000),
  /** True where the expert holds every application answered: declared, and scored where open. */
  complete: z.boolean(),
  claimed_at: Time,
});
export type Submission = z.infer<typeof Submission>;

/** Receipt (回执): what the agency received and what became of each. */
export const Receipt = z.strictObject({
  v: z.literal(1),
  type: z.literal('receipt'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  rev: z.int().min(1),
  items: z
    .array(
      z.strictObject({
        payload_sha256: Sha256,
        type: PostItem.shape.type,
        app: Id.nullable(),
        rev: z.int().min(1),
        verdict: z.string().regex(/^[a-z][a-z-]{0,59}$/),
      }),
    )
    .max(10_000),
  received_at: Time,
  /** SHA-256 chain over everything received from this expert, in order of receipt. */
  running_sha256: Sha256,
});
export type Receipt = z.infer<typeof Receipt>;
