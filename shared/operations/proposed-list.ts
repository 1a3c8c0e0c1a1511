import { z } from 'zod';
import { Id } from '../objects/common.ts';
import { DateInChina } from '../objects/panel-opinion.ts';
import {
  type Departure,
  DepartureKind,
  type ListEntry,
  type Objection,
  type Publication,
} from '../objects/proposed-list.ts';
import { operation } from '../operation.ts';
import type { Bilingual } from '../rubric.ts';
import type { SavedFile } from './workspace.ts';

export type ListRow = ListEntry & {
  /** What the experts said, in words. */
  readonly outcome: Bilingual;
  /** Merged score as printed; null where the review has none. */
  readonly printed: string | null;
};

export type ListView = {
  readonly result: { readonly contentSha256: string; readonly issuedAt: string } | null;
  readonly opinion: { readonly version: number; readonly sha256: string } | null;
  readonly rows: readonly ListRow[];
  /** Where the rows leave the result; `reason` is empty until one was written. */
  readonly departures: readonly Departure[];
  /** When the unsigned edits were saved; null where the rows are the signed ones, or untouched. */
  readonly draftSavedAt: string | null;
  /** Outcomes or grades to propose; empty where applications are listed or not. */
  readonly choices: readonly { readonly id: string; readonly title: Bilingual }[];
  /** True where lots have places that can be moved. */
  readonly ordered: boolean;
  readonly hasScores: boolean;
  readonly versions: readonly {
    readonly version: number;
    readonly sha256: string;
    readonly issuedAt: string;
    readonly final: boolean;
    readonly listed: number;
    readonly departures: number;
  }[];
  /** The newest version is upon another result or another opinion than there are now. */
  readonly stale: 'result-changed' | 'opinion-changed' | null;
  readonly publication:
    | (Publication & {
        readonly contact: string;
        /** Working day of the notice today; 0 before and on the day it starts. */
        readonly day: number;
        readonly over: boolean;
        /** False where the newest version names somebody whom this notice did not. */
        readonly covers: boolean;
      })
    | null;
  readonly objections: readonly Objection[];
  /** Why it cannot be done yet; null where it can. */
  readonly blocked: {
    readonly sign: Bilingual | null;
    readonly publish: Bilingual | null;
    readonly close: Bilingual | null;
  };
};

const Round = z.strictObject({ round: Id });

export const proposedListOperations = {
  proposedList: operation<ListView>()(Round),
  /** Keeps edits; every application of the result, and reasons as far as they are written. */
  saveListDraft: operation<ListView>()(
    z.strictObject({
      round: Id,
      entries: z
        .array(
          z.strictObject({
            app: Id,
            listed: z.boolean(),
            place: z.int().min(1).nullable(),
            choice: Id.nullable(),
          }),
        )
        .max(20_000),
      reasons: z
        .array(z.strictObject({ app: Id, kind: DepartureKind, reason: z.string().max(4000) }))
        .max(40_000),
    }),
  ),
  /** Gives up edits that were not signed. */
  dropListDraft: operation<ListView>()(Round),
  /** Signs the list as it stands as its next version. */
  signList: operation<ListView>()(Round),
  publishList: operation<ListView>()(
    z.strictObject({
      round: Id,
      starts: DateInChina,
      contact: z.string().trim().min(1).max(400),
      showScores: z.boolean(),
    }),
  ),
  /** `attach` asks for the file that was handed in; its hash is kept, not the file. */
  addObjection: operation<ListView>()(
    z.strictObject({
      round: Id,
      by: z.string().trim().min(1).max(400),
      receivedOn: DateInChina,
      inWriting: z.boolean(),
      app: Id.nullable(),
      text: z.string().trim().min(1).max(20_000),
      attach: z.boolean(),
    }),
  ),
  handleObjection: operation<ListView>()(
    z.strictObject({
      round: Id,
      number: z.int().min(1).max(10_000),
      outcome: z.enum(['upheld', 'rejected']),
      reason: z.string().trim().min(1).max(8000),
    }),
  ),
  /** Signs the final version: the notice is over and no objection is open. */
  closeList: operation<ListView>()(Round),
  /** `notice`: for publication, without scores unless the notice shows them. `paper`: internal, with
   * departures and objections. */
  exportList: operation<SavedFile>()(
    z.strictObject({ round: Id, format: z.enum(['notice', 'paper', 'signed']) }),
  ),
} as const;
