import { z } from 'zod';
import { Hundredths } from '../rubric.ts';
import { Bytes32, Id, Line, Nonce128, OpaqueId, Sha256, Time, text } from './common.ts';

/** PDF user space, hundredths of a point, origin bottom-left: [x1, y1, x2, y2]. */
export const Rectangle = z.tuple([z.int(), z.int(), z.int(), z.int()]);
export type Rectangle = z.infer<typeof Rectangle>;

/** Evidence: the place in a sealed document that a score or a judgement cites. Scans have no quote. */
export const Evidence = z.strictObject({
  /** Id of a criterion of the form, or of a target of the application where `on` says so. */
  item: Id,
  /** Absent for a criterion. */
  on: z.literal('target').optional(),
  docid: OpaqueId,
  doc_sha256: Sha256,
  page_index: z.int().min(0).max(1_000_000),
  page_label: text(40),
  rects: z.array(Rectangle).min(1).max(200),
  view_box: Rectangle,
  rotate: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Hundredths: 1.0 is 100. */
  user_unit: z.int().min(1),
  quote: z.strictObject({ exact: text(2000), prefix: text(64), suffix: text(64) }).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Exact number as a reduced fraction of points: `145/2`, `72`, `-1/3`. Never a float. */
export const ExactNumber = z.string().regex(/^(0|-?[1-9]\d{0,30}(\/[1-9]\d{0,30})?)$/);

/** Sheet (评分表): one expert's signed scores for one application, one revision. */
export const Sheet = z.strictObject({
  v: z.literal(1),
  type: z.literal('sheet'),
  agency: Id,
  round: Id,
  /** SHA-256 of the seal payload of the bundle that was read. */
  bundle: Sha256,
  form_sha256: Sha256,
  app: Id,
  app_record_sha256: Sha256,
  expert: Id,
  expert_kid: Bytes32,
  coi_sha256: Sha256,
  rev: z.int().min(1),
  prev: Sha256.nullable(),
  state: z.enum(['final', 'amend', 'withdrawn']),
  scores: z.array(z.strictObject({ item: Id, value: Hundredths })).max(60),
  /** Exact weighted total in points; recomputed at merge. */
  total: ExactNumber,
  decision: Id.nullable(),
  /** Why that was chosen; present only where it was written. */
  decision_reason: text(4000).min(1).optional(),
  /** Veto questions answered yes, in the form's order; absent where none was. */
  vetoes: z
    .array(z.strictObject({ item: Id, reason: text(4000).min(1) }))
    .min(1)
    .max(60)
    .optional(),
  /** One judgement of each target, in the application's order; absent where the form asks none. */
  targets: z
    .array(z.strictObject({ target: Id, judgement: Id, note: text(4000) }))
    .max(200)
    .optional(),
  comments: z.array(z.strictObject({ item: Id, text: text(20_000).min(1) })).max(60),
  overall: text(40_000),
  evidence: z.array(Evidence).max(500),
  claimed_at: Time,
  clock_suspect: z.boolean(),
  /** Present where the expert went on knowingly with an older workspace. */
  vault_suspect: z.literal(true).optional(),
  nonce: Nonce128,
  app_version: Line,
});
export type Sheet = z.infer<typeof Sheet>;
