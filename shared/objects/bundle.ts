import { z } from 'zod';
import { AgeSuite, Id, Line, OpaqueId, Sha256, Time, text, Whole } from './common.ts';

const Size = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** `manifest.json` of a bundle: every byte range of the file, and what each sealed part hashes to. */
export const Manifest = z.strictObject({
  v: z.literal(1),
  type: z.literal('manifest'),
  agency: Id,
  round: Id,
  bundle_id: OpaqueId,
  rev: z.int().min(1),
  created_at: Time,
  leaf_alg: z.literal('sha256'),
  age_suite: AgeSuite,
  entries: z
    .array(z.strictObject({ name: z.string().max(64), offset: Size, size: Size }))
    .max(200_000),
  apps: z
    .array(
      z.strictObject({
        app: Id,
        meta: z.strictObject({ name: z.string().max(64), sha256: Sha256 }),
        docs: z
          .array(
            z.strictObject({
              docid: OpaqueId,
              name: z.string().max(64),
              len: Size,
              header_len: Size,
              chunks: Size,
              leaves_hash: Sha256,
            }),
          )
          .max(200),
        app_record_sha256: Sha256,
      }),
    )
    .max(20_000),
});
export type Manifest = z.infer<typeof Manifest>;

/** `seal.jws`: the signature that everything in a bundle hangs from. */
export const Seal = z.strictObject({
  v: z.literal(1),
  type: z.literal('bundle-seal'),
  agency: Id,
  round: Id,
  bundle_id: OpaqueId,
  rev: z.int().min(1),
  manifest_sha256: Sha256,
  manifest_size: Size,
  form_sha256: Sha256,
  trust_version: Whole,
  issued_at: Time,
  not_after: Time,
  prev_seal_sha256: Sha256.nullable(),
});
export type Seal = z.infer<typeof Seal>;

/** A fact of an application: a condition's input, shown to experts beside the scores. */
export const Fact = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  label: Line,
  value: text(2000),
});

/** Who and what an application is: the part that recusal answers need. */
export const Party = z.strictObject({
  title: Line.min(1),
  unit: Line.min(1),
  leader: Line,
  members: z.array(Line).max(200),
  partners: z.array(Line).max(20),
  demand_side: Line,
});
export type Party = z.infer<typeof Party>;

/** Target (任务书指标): one thing that the task book promised, judged by itself. */
export const Target = z.strictObject({
  id: Id,
  /** One of the kinds that the form's rubric names. */
  kind: Id,
  title: Line.min(1),
  /** What the task book plans, in its words: `≥95%`, `专利 3 件`. */
  planned: text(2000),
  /** Where the task book says so. */
  source: Line,
});
export type Target = z.infer<typeof Target>;

/** Application metadata (`m/<id>.age`, encrypted): the only place with titles, names, true lengths
 * and plaintext hashes. */
export const ApplicationRecord = z.strictObject({
  v: z.literal(1),
  type: z.literal('application'),
  agency: Id,
  round: Id,
  app: Id,
  lot: Id,
  lot_title: Line,
  party: Party,
  facts: z.array(Fact).max(300),
  /** Present where the review judges targets. */
  targets: z.array(Target).max(200).optional(),
  docs: z
    .array(
      z.strictObject({
        docid: OpaqueId,
        title: Line.min(1),
        kind: z.enum(['main', 'attachment']),
        media_type: z.literal('application/pdf'),
        /** True length; what is sealed is padded to a Padmé size. */
        size: Size,
        sha256: Sha256,
      }),
    )
    .max(200),
  /** Blinding: keeps the record's hash from confirming guesses. */
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
});
export type ApplicationRecord = z.infer<typeof ApplicationRecord>;
