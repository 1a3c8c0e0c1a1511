import { z } from 'zod';
import { Id, Line, Sha256, Time, text, Whole } from './common.ts';
import { DateInChina } from './panel-opinion.ts';

/** What the expert result says of an application, by the kind of the review. */
export const ResultOutcome = z.strictObject({
  kind: z.enum([
    'selected',
    'not-selected',
    /** Ranked, and the rule singles nobody out. */
    'ranked',
    'passed',
    'not-passed',
    /** A vote among several outcomes reached one (`choice`), or none. */
    'voted-outcome',
    'no-outcome',
    /** `choice` is the band. */
    'graded',
    /** Out of the ranking by veto. */
    'excluded',
    'direct-single',
    'held',
    'no-valid-sheet',
  ]),
  choice: Id.nullable(),
  place: z.int().min(1).nullable(),
});
export type ResultOutcome = z.infer<typeof ResultOutcome>;

export const ListEntry = z.strictObject({
  app: Id,
  lot: Id,
  lot_title: Line,
  title: Line,
  unit: Line,
  /** What the experts said; stays as it was. */
  result: ResultOutcome,
  listed: z.boolean(),
  /** Place on the list inside its lot; null where it is not listed. */
  place: z.int().min(1).nullable(),
  /** What is proposed where a vote names an outcome or a grade is given; else null. */
  choice: Id.nullable(),
});
export type ListEntry = z.infer<typeof ListEntry>;

/** Where the list leaves the expert result. */
export const DepartureKind = z.enum(['added', 'removed', 'moved', 'changed']);
export type DepartureKind = z.infer<typeof DepartureKind>;

export const Departure = z.strictObject({
  app: Id,
  kind: DepartureKind,
  reason: text(4000).min(1),
});
export type Departure = z.infer<typeof Departure>;

/** The public notice (公示) of a version: first and last of its working days are counted after
 * `starts`. */
export const Publication = z.strictObject({
  /** The version that was put before the public. */
  list_sha256: Sha256,
  starts: DateInChina,
  days: z.int().min(1).max(365),
  ends: DateInChina,
  /** False where the holidays of a year in it were not published: Monday to Friday were counted. */
  known: z.boolean(),
  shows_scores: z.boolean(),
});
export type Publication = z.infer<typeof Publication>;

export const Objection = z.strictObject({
  number: z.int().min(1),
  /** Who objects; never published. */
  by: Line,
  received_on: DateInChina,
  in_writing: z.boolean(),
  /** Null: about the list as a whole. */
  app: Id.nullable(),
  text: text(20_000).min(1),
  timing: z.enum(['early', 'inside', 'late']),
  file: z.strictObject({ name: Line, size: Whole, sha256: Sha256 }).nullable(),
  handled: z
    .strictObject({
      outcome: z.enum(['upheld', 'rejected']),
      reason: text(8000).min(1),
      on: DateInChina,
    })
    .nullable(),
});
export type Objection = z.infer<typeof Objection>;

/** Proposed list (拟认定名单, typ `proposed-list`): what the department proposes, beside the expert
 * result and never in its place. A later version names the one before. */
export const ProposedList = z.strictObject({
  v: z.literal(1),
  type: z.literal('proposed-list'),
  agency: Id,
  round: Id,
  title: Line,
  version: z.int().min(1),
  prev: Sha256.nullable(),
  result_content_sha256: Sha256,
  opinion_sha256: Sha256,
  entries: z.array(ListEntry).max(20_000),
  departures: z.array(Departure).max(40_000),
  publication: Publication.nullable(),
  objections: z.array(Objection).max(10_000),
  /** True in the version that ends it: the notice is over and no objection is open. */
  final: z.boolean(),
  issued_at: Time,
});
export type ProposedList = z.infer<typeof ProposedList>;
