import { z } from 'zod';
import { Bytes32, Id, Sha256, Time } from '../objects/common.ts';
import { type AbnormalityVotes, PanelOutcome } from '../objects/query.ts';
import type { PanelDecided } from '../objects/result.ts';
import { operation } from '../operation.ts';
import type { OutlierRule } from '../policy.ts';
import type { Bilingual } from '../rubric.ts';
import type { VerdictTone } from '../verdicts.ts';
import type { SavedFile } from './workspace.ts';

/** One score of one expert: of a criterion, or (`item` null) the total. */
export type ScoreName = {
  readonly app: string;
  readonly title: string;
  readonly item: string | null;
  readonly itemTitle: Bilingual | null;
};

type ExpertScore = ScoreName & { readonly kid: string; readonly name: string };

/** A sheet that counts now. */
export type AskableSheet = {
  readonly kid: string;
  readonly name: string;
  readonly app: string;
  readonly title: string;
  readonly sha256: string;
  readonly rev: number;
  readonly total: string | null;
  /** By criterion, in hundredths. */
  readonly scores: Readonly<Record<string, number>>;
  /** Experts whose conclusions on the application could count: the panel that decides on it. */
  readonly members: number;
};

export type AnswerRow = {
  readonly sha256: string;
  readonly reason: string;
  readonly corrected: {
    readonly sha256: string;
    readonly total: string | null;
    /** In hundredths; null for the total, and while the sheet has not arrived. */
    readonly score: number | null;
    readonly verdict: Bilingual | null;
  } | null;
  readonly receivedAt: string;
  readonly verdict: string;
  readonly tone: VerdictTone;
  readonly verdictText: Bilingual;
};

/** `unsent`: not signed yet, can be taken back. `overdue`: no answer by the date. `moot`: the expert is
 * recused, or the key is taken back. */
export type QueryState = 'unsent' | 'waiting' | 'overdue' | 'answered' | 'corrected' | 'moot';

export type QueryRow = ExpertScore & {
  readonly id: number;
  readonly sheetSha256: string;
  /** The score asked about, as that sheet gives it. */
  readonly total: string | null;
  readonly score: number | null;
  readonly text: string;
  readonly answerBy: string;
  readonly askedAt: string;
  readonly sha256: string | null;
  readonly sentAt: string | null;
  readonly state: QueryState;
  readonly answers: readonly AnswerRow[];
};

export type DecisionRow = ExpertScore & {
  readonly sha256: string;
  readonly sheetSha256: string;
  readonly outcome: PanelOutcome;
  readonly votes: AbnormalityVotes;
  readonly decidedBy: string;
  readonly reason: string;
  readonly issuedAt: string;
  /** As the last result states it; null where none holds it yet. */
  readonly state: PanelDecided['state'] | null;
};

/** A score that the last result points out. */
export type PointedOut = {
  readonly kid: string;
  readonly name: string;
  readonly app: string;
  readonly title: string;
  readonly sheetSha256: string | null;
  readonly note: Bilingual;
  readonly isAsked: boolean;
  readonly isDecided: boolean;
};

export type QueriesView = {
  /** Null before the first merge. */
  readonly pointedOut: readonly PointedOut[] | null;
  readonly queries: readonly QueryRow[];
  readonly decisions: readonly DecisionRow[];
  readonly sheets: readonly AskableSheet[];
  readonly criteria: readonly {
    readonly id: string;
    readonly title: Bilingual;
    readonly max: number;
  }[];
  readonly rule: OutlierRule;
  /** True where the sealed rule names no thresholds and the program's own hold. */
  readonly isRuleDefault: boolean;
  /** Offered as the date until which an answer is asked for, and the latest possible one. */
  readonly answerBy: string;
  readonly latestAnswerBy: string;
  /** True where an answer came in that the last result does not know. */
  readonly isResultOld: boolean;
};

const Round = z.strictObject({ round: Id });
const Score = { round: Id, kid: Bytes32, app: Id, item: Id.nullable(), sheet: Sha256 } as const;
const Count = z.int().min(0).max(2000);

export const agencyQueryOperations = {
  queries: operation<QueriesView>()(Round),
  /** Writes a question; it is signed with the next post to the expert. */
  askQuery: operation<QueriesView>()(
    z.strictObject({ ...Score, text: z.string().trim().min(1).max(4000), answerBy: Time }),
  ),
  takeBackQuery: operation<QueriesView>()(z.strictObject({ round: Id, id: z.int().min(1) })),
  /** Signs what the panel decided about a score. */
  decideScore: operation<QueriesView>()(
    z.strictObject({
      ...Score,
      outcome: PanelOutcome,
      abnormal: Count,
      normal: Count,
      decidedBy: z.string().trim().min(1).max(400),
      reason: z.string().trim().min(1).max(4000),
    }),
  ),
} as const;

/** A question as the expert sees it. */
export type ReceivedQuery = ScoreName & {
  readonly sha256: string;
  readonly text: string;
  readonly issuedAt: string;
  readonly answerBy: string;
  /** Revision, total and score of the sheet asked about; null where it is not in this workspace. */
  readonly sheet: {
    readonly rev: number;
    readonly total: string | null;
    readonly score: number | null;
  } | null;
  /** A later signed sheet of the application, which an answer can name. */
  readonly laterRev: number | null;
  /** False where the application is closed to the expert (recused, erased): no correction. */
  readonly canCorrect: boolean;
  readonly draft: { readonly reason: string; readonly corrects: boolean } | null;
  readonly answers: readonly {
    readonly sha256: string;
    readonly reason: string;
    readonly correctedSha256: string | null;
    readonly signedAt: string;
    /** Null: no receipt speaks of it. */
    readonly receipt: { readonly tone: VerdictTone; readonly reason: Bilingual } | null;
  }[];
};

const Answer = {
  round: Id,
  query: Sha256,
  reason: z.string().max(8000),
} as const;

export const expertQueryOperations = {
  queries: operation<readonly ReceivedQuery[]>()(Round),
  /** Keeps what is being written. `corrects`: the answer goes with the sheet that is signed next. */
  saveAnswer: operation<readonly ReceivedQuery[]>()(
    z.strictObject({ ...Answer, corrects: z.boolean() }),
  ),
  /** Signs an answer and writes its post. `corrects` names the newest signed sheet, which must be later
   * than the one asked about. */
  answerQuery: operation<SavedFile & { readonly code: string }>()(
    z.strictObject({
      ...Answer,
      corrects: z.boolean(),
      passphrase: z.string().min(1).max(1024),
    }),
  ),
} as const;
