import { z } from 'zod';
import { Bytes32, Id, Line, Nonce128, OpaqueId, Sha256, Time, text } from './common.ts';
import { ConflictKind } from './declaration.ts';

const about = {
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  rev: z.int().min(1),
  prev: Sha256.nullable(),
  claimed_at: Time,
  nonce: Nonce128,
  app_version: Line,
} as const;

/** Post-review confirmation (评审后确认): what an expert declares once the sheets are handed in. */
export const Confirmation = z.strictObject({
  v: z.literal(1),
  type: z.literal('confirmation'),
  ...about,
  /** The declaration in force when it was signed. */
  coi_sha256: Sha256,
  /** The newest signed sheet of each application. */
  sheets: z.array(Sha256).max(20_000),
  /** Conflicts that arose, or came to be known, since the declaration; empty: none. */
  arisen: z
    .array(z.strictObject({ app: Id, kind: ConflictKind, detail: text(2000).min(1) }))
    .max(20_000),
  /** SHA-256 (UTF-8 of the Chinese text) of the statement that was read and accepted. */
  statement_sha256: Sha256,
});
export type Confirmation = z.infer<typeof Confirmation>;

/** Destruction receipt (销毁回执): what an expert's program erased of a round, and what it keeps. */
export const Destruction = z.strictObject({
  v: z.literal(1),
  type: z.literal('destruction'),
  ...about,
  confirmation_sha256: Sha256,
  /** Copies of bundles that were deleted. */
  bundles: z.array(z.strictObject({ bundle_id: OpaqueId, seal_sha256: Sha256 })).max(99),
  /** Grants whose keys were erased, each with the applications that it opened. */
  grants: z
    .array(z.strictObject({ payload_sha256: Sha256, apps: z.array(Id).max(20_000) }))
    .max(9_999),
  /** Applications of which decrypted data was kept and is erased. */
  records: z.array(Id).max(20_000),
  /** Applications whose draft was erased, with the revision it stood at. */
  drafts: z.array(z.strictObject({ app: Id, rev: z.int().min(1) })).max(20_000),
  /** Documents whose reading positions and pages were erased. */
  documents: z.array(z.strictObject({ app: Id, docid: OpaqueId })).max(100_000),
  /** The expert's own signed objects, which stay. */
  kept: z
    .array(
      z.strictObject({
        type: z.enum(['coi', 'sheet', 'submission', 'confirmation', 'query-answer']),
        payload_sha256: Sha256,
      }),
    )
    .max(100_000),
  /** Sheets that no receipt had acknowledged: the expert went on knowingly. */
  unacknowledged: z.array(Sha256).max(20_000),
});
export type Destruction = z.infer<typeof Destruction>;
