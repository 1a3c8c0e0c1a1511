import { z } from 'zod';
import { Party } from './bundle.ts';
import { Bytes32, Id, Line, Sha256, Time, text } from './common.ts';

/** Roster (评审名录): who applies, so that recusal can be answered before any key is given. */
export const Roster = z.strictObject({
  v: z.literal(1),
  type: z.literal('roster'),
  agency: Id,
  round: Id,
  form_sha256: Sha256,
  expert: Id,
  expert_kid: Bytes32,
  rev: z.int().min(1),
  apps: z.array(z.strictObject({ app: Id, lot: Id, lot_title: Line, party: Party })).max(20_000),
  issued_at: Time,
});
export type Roster = z.infer<typeof Roster>;

/** Kinds of conflict R1–R11 (their texts are in the catalogue `conflict-kinds.ts`). */
export const ConflictKind = z.enum([
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
]);
export type ConflictKind = z.infer<typeof ConflictKind>;

/** Declaration (回避声明, typ `coi`): none, a conflict of a kind, or `recuse` = cannot judge. */
export const Declaration = z.strictObject({
  v: z.literal(1),
  type: z.literal('coi'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  roster_sha256: Sha256,
  form_sha256: Sha256,
  /** The commitment text was read and accepted; its SHA-256 (UTF-8 of the Chinese text). */
  commitment_sha256: Sha256,
  rev: z.int().min(1),
  prev: Sha256.nullable(),
  apps: z
    .array(
      z.strictObject({
        app: Id,
        status: z.enum(['none', 'conflict', 'recuse']),
        kind: ConflictKind.nullable(),
        detail: text(2000),
      }),
    )
    .max(20_000),
  claimed_at: Time,
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  app_version: Line,
});
export type Declaration = z.infer<typeof Declaration>;

/** Recusal decision (回避决定): the agency's reasoned answer, per application. */
export const Decision = z.strictObject({
  v: z.literal(1),
  type: z.literal('decision'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  coi_sha256: Sha256,
  apps: z
    .array(
      z.strictObject({ app: Id, outcome: z.enum(['recused', 'kept']), reason: text(2000).min(1) }),
    )
    .max(20_000),
  issued_at: Time,
});
export type Decision = z.infer<typeof Decision>;

/** Recusal effect (回避效力): what a decision did to keys and sheets, and since when. */
export const RecusalEffect = z.strictObject({
  v: z.literal(1),
  type: z.literal('recusal-effect'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  rev: z.int().min(1),
  /** The decision that it follows from. */
  decision_sha256: Sha256,
  apps: z
    .array(
      z.strictObject({
        app: Id,
        /** `withheld`: never issued. `withdrawn`: issued before, and closed in the program since.
         * `released`: the expert goes on. */
        keys: z.enum(['withheld', 'withdrawn', 'released']),
        /** Sheets that it made void. */
        void_sheets: z.array(Sha256).max(1000),
        since: Time,
      }),
    )
    .max(20_000),
  issued_at: Time,
});
export type RecusalEffect = z.infer<typeof RecusalEffect>;
