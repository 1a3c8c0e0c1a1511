import { z } from 'zod';
import { Bytes32, Id } from '../objects/common.ts';
import {
  DateInChina,
  type Dissent,
  longestOpinionText,
  MemberStand,
} from '../objects/panel-opinion.ts';
import { operation } from '../operation.ts';
import type { Bilingual } from '../rubric.ts';
import type { SavedFile } from './workspace.ts';

/** Something that one counted sheet says; whose it is stays out of it. */
export type Remark = {
  readonly text: string;
  /** What it is beside a plain comment: a veto, a target, the reason of a vote; null for a comment. */
  readonly about: Bilingual | null;
};

/** One text of the opinion with what the sheets say to it. */
export type OpinionField = {
  /** Criterion; null for the text on the whole. */
  readonly item: string | null;
  readonly title: Bilingual;
  readonly text: string;
  readonly savedAt: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly remarks: readonly Remark[];
  /** Names and numbers of panel members that seem to stand in the text. */
  readonly names: readonly string[];
};

/** The fields of one application, or of the round where `app` is null. */
export type OpinionPart = { readonly app: string | null; readonly fields: readonly OpinionField[] };

export type OpinionMember = {
  readonly kid: string;
  readonly expert: string;
  readonly name: string;
  readonly unit: string;
  readonly stand: MemberStand | null;
  readonly on: string | null;
  readonly dissents: readonly Dissent[];
};

export type OpinionView = {
  /** Null where nothing was merged: there is nothing to have an opinion on. */
  readonly result: { readonly contentSha256: string; readonly issuedAt: string } | null;
  readonly applications: readonly {
    readonly app: string;
    readonly lotTitle: string;
    readonly title: string;
    readonly unit: string;
    readonly outcome: Bilingual;
    readonly fields: number;
    readonly written: number;
    /** Counted sheets. */
    readonly sheets: number;
  }[];
  readonly overallWritten: boolean;
  /** Where a member of the panel seems to be named. */
  readonly named: readonly {
    readonly app: string | null;
    readonly item: string | null;
    readonly title: Bilingual;
    readonly names: readonly string[];
  }[];
  /** The newest signed version; null before the first. */
  readonly approved: {
    readonly version: number;
    readonly sha256: string;
    readonly contentSha256: string;
    readonly issuedAt: string;
    /** The result was merged anew, or the text was edited, since. */
    readonly stale: 'result-changed' | 'text-changed' | null;
    /** Answers recorded and not signed yet. */
    readonly unsigned: number;
  } | null;
  readonly members: readonly OpinionMember[];
};

const Round = z.strictObject({ round: Id });
const Part = z.strictObject({ round: Id, app: Id.nullable() });
const Place = z.strictObject({ round: Id, app: Id.nullable(), item: Id.nullable() });

export const opinionOperations = {
  opinion: operation<OpinionView>()(Round),
  opinionPart: operation<OpinionPart>()(Part),
  saveOpinionText: operation<OpinionField>()(
    Place.extend({ text: z.string().max(longestOpinionText) }),
  ),
  stepOpinionText: operation<OpinionField>()(Place.extend({ direction: z.enum(['undo', 'redo']) })),
  /** Writes what the sheets say into every field that is empty. */
  fillOpinion: operation<OpinionView>()(Round),
  /** Signs the text as it stands; the same text again gives the version that is there. */
  approveOpinion: operation<OpinionView>()(Round),
  /** What came back from one member on paper. */
  recordAnswer: operation<OpinionView>()(
    z.strictObject({
      round: Id,
      kid: Bytes32,
      stand: MemberStand,
      on: DateInChina,
      dissents: z
        .array(z.strictObject({ app: Id.nullable(), reason: z.string().trim().min(1).max(8000) }))
        .max(1000),
    }),
  ),
  /** Signs the answers recorded so far over the approved text. */
  signAnswers: operation<OpinionView>()(Round),
  /** `paper`: opinion and signature sheet, internal. `publication`: the opinion without any name;
   * refused where a member seems to be named, unless `knowingly`. */
  exportOpinion: operation<SavedFile>()(
    z.strictObject({
      round: Id,
      format: z.enum(['paper', 'publication', 'signed']),
      knowingly: z.boolean(),
    }),
  ),
} as const;
