import { z } from 'zod';
import type { FactTitle } from '../condition.ts';
import type { ConditionResult } from '../eligibility.ts';
import type { Party, Target } from '../objects/bundle.ts';
import { Id } from '../objects/common.ts';
import { ConflictKind } from '../objects/declaration.ts';
import type { Form } from '../objects/form.ts';
import { Evidence } from '../objects/sheet.ts';
import { operation } from '../operation.ts';
import { type Bilingual, Hundredths } from '../rubric.ts';
import type { TrustVersion } from '../trust-words.ts';
import { closingOperations } from './closing.ts';
import { expertQueryOperations } from './queries.ts';
import type { SavedFile } from './workspace.ts';

/** 未评 / 评分中 / 已评完 / 已提交 / 已修订 / 回避 / 无法评判 / 未授权 / 申请回避待决定 */
export type ApplicationState =
  | 'not-begun'
  | 'begun'
  | 'complete'
  | 'submitted'
  | 'amending'
  | 'amended'
  | 'recused'
  | 'cannot-judge'
  | 'recusal-pending'
  | 'not-granted';

export type StepState = 'waiting' | 'ready' | 'underway' | 'done';

export type RoundCard = {
  readonly round: string;
  readonly title: string;
  /** Empty while the form has not come. */
  readonly review: Bilingual;
  readonly agencyName: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly workingDay: { readonly day: number; readonly of: number; readonly known: boolean };
  readonly bundle: 'missing' | 'present' | 'unreadable';
  readonly bundleCode: string;
  readonly steps: {
    readonly declaration: StepState;
    readonly scoring: StepState;
    readonly submission: StepState;
  };
  readonly counts: {
    readonly assigned: number;
    readonly toScore: number;
    readonly complete: number;
    readonly submitted: number;
    readonly received: number;
  };
  /** Questions of the agency that no signed answer replies to. */
  readonly openQueries: number;
  readonly declaredAt: string | null;
  /** When keys and cached data were erased; null where they were not. */
  readonly erasedAt: string | null;
  /** Numbers of the agency's posts that have not arrived, and of those that contradict others. */
  readonly missingDeliveries: readonly number[];
  readonly contradictions: readonly number[];
  /** True where two seals claim the revision of the bundle that is here. */
  readonly sealContested: boolean;
  readonly submittedAt: string | null;
};

export type ExpertInbox = {
  readonly profile: {
    readonly expert: string;
    readonly name: string;
    readonly unit: string;
    readonly title: string;
  };
  readonly card: { readonly code: string; readonly exportedAt: string | null };
  readonly trust:
    | { readonly kind: 'none' }
    | { readonly kind: 'pending'; readonly agency: string; readonly name: string }
    | {
        readonly kind: 'pinned';
        readonly agency: string;
        readonly name: string;
        readonly code: string;
        readonly version: number;
        /** UTC; `holds` is false once it is past, until a later version is taken in. */
        readonly expires: string;
        readonly holds: boolean;
        /** Every version with what it changed, the newest first. */
        readonly history: readonly TrustVersion[];
      };
  readonly rounds: readonly RoundCard[];
};

export type ConflictHint = {
  /** Which entry of the expert's own list (or profile) matched, and where in the roster. */
  readonly own: string;
  readonly found: string;
  readonly where: 'unit' | 'leader' | 'member' | 'partner' | 'demand-side';
};

export type DeclarationView = {
  readonly form: Form;
  readonly rosterSha256: string;
  readonly signedAt: string | null;
  readonly rev: number;
  readonly apps: readonly {
    readonly app: string;
    readonly lot: string;
    readonly lotTitle: string;
    readonly party: Party;
    readonly status: 'none' | 'conflict' | 'recuse' | null;
    readonly kind: ConflictKind | null;
    readonly detail: string;
    readonly hints: readonly ConflictHint[];
    /** The agency's answer to a conflict, once it came. */
    readonly decision: { readonly outcome: 'recused' | 'kept'; readonly reason: string } | null;
    /** How the answer stands where the roster changed since; null where it did not. */
    readonly change: 'added' | 'corrected' | 'carried' | null;
    /** What the decision did, as the agency stated it. */
    readonly effect: {
      readonly keys: 'withheld' | 'withdrawn' | 'released';
      readonly voidSheets: number;
      readonly since: string;
    } | null;
  }[];
};

export type DocumentItem = {
  readonly docid: string;
  readonly title: string;
  readonly kind: 'main' | 'attachment';
  readonly size: number;
  readonly pageCount: number | null;
  readonly pagesSeen: number;
};

export type DeskApplication = {
  readonly app: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly title: string;
  readonly unit: string;
  readonly state: ApplicationState;
  readonly total: string | null;
  readonly documents: readonly DocumentItem[];
  readonly facts: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: string;
  }[];
  /** What the facts say of the review's conditions; empty where the programme has none. They
   * inform and change no score. */
  readonly conditions: readonly ConditionResult[];
  /** What the facts are called, as sealed with the form; empty in a form that does not say. */
  readonly factTitles: readonly FactTitle[];
  /** What the task book promised; empty where the review judges no targets. */
  readonly targets: readonly Target[];
};

/** What an expert says of one target; null is not judged yet. */
export type TargetJudgement = { readonly judgement: string | null; readonly note: string };

export type DeskView = {
  readonly form: Form;
  readonly bundleCode: string;
  readonly applications: readonly DeskApplication[];
};

export type Draft = {
  readonly app: string;
  readonly state: ApplicationState;
  readonly rev: number;
  /** Criterion id → hundredths of a point. */
  readonly scores: Readonly<Record<string, number>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly overall: string;
  readonly decision: string | null;
  /** Why that was chosen; empty where nothing was written. */
  readonly decisionReason: string;
  /** Criterion id → reason of its ticked veto question, which may still be empty. */
  readonly vetoes: Readonly<Record<string, string>>;
  /** Target id → judgement and note; a target without either is absent. */
  readonly targets: Readonly<Record<string, TargetJudgement>>;
  readonly evidence: readonly (Evidence & { readonly id: string })[];
  /** The exact total as the rule prints it, or null while scores are missing. */
  readonly total: string | null;
  readonly savedAt: string | null;
};

export type DraftSaved = {
  readonly savedAt: string;
  readonly total: string | null;
  readonly state: ApplicationState;
};

export type OverviewRow = {
  readonly app: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly title: string;
  readonly state: ApplicationState;
  /** By criterion id; null is missing. */
  readonly scores: Readonly<Record<string, number | null>>;
  readonly total: string | null;
  /** Place within the expert's own scores of the lot; ties share a place. */
  readonly place: number | null;
  /** Id of the choice. */
  readonly decision: string | null;
  /** Criteria whose veto question is ticked. */
  readonly vetoes: readonly string[];
  /** How many targets are judged how, in the form's order; empty where the form asks for none. */
  readonly targets: readonly { readonly judgement: string; readonly count: number }[];
  /** Targets without a judgement. */
  readonly targetsMissing: number;
  readonly evidenceCount: number;
  readonly commentCount: number;
  readonly documents: readonly DocumentItem[];
};

export type SubmissionProblem = {
  readonly app: string;
  readonly title: string;
  readonly item: string | null;
  readonly kind:
    | 'score-missing'
    | 'comment-missing'
    | 'overall-missing'
    | 'decision-missing'
    | 'decision-reason-missing'
    | 'veto-reason-missing'
    /** `item` is the id of the target. */
    | 'target-missing'
    | 'target-note-missing'
    | 'document-unopened'
    | 'declaration-missing'
    | 'recusal-undecided';
  /** Blocking problems must be mended; others may be consciously waived. */
  readonly blocking: boolean;
};

export type SubmissionCheck = {
  readonly problems: readonly SubmissionProblem[];
  readonly ready: readonly {
    readonly app: string;
    readonly title: string;
    readonly rev: number;
    /** Null where the form has no criteria. */
    readonly total: string | null;
    /** Id of the choice. */
    readonly decision: string | null;
    /** As in `OverviewRow`. */
    readonly vetoes: readonly string[];
    readonly targets: OverviewRow['targets'];
  }[];
};

export type Submitted = SavedFile & {
  /** First 100 bits of the submission's hash, to compare by phone. */
  readonly code: string;
  readonly sheets: readonly {
    readonly app: string;
    readonly rev: number;
    readonly sha256: string;
  }[];
};

const Round = z.strictObject({ round: Id });
const RoundApp = z.strictObject({ round: Id, app: Id });
const Passphrase = z.string().min(1).max(1024);

export const DraftChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), item: Id, value: Hundredths.nullable() }),
  z.strictObject({ kind: z.literal('comment'), item: Id, text: z.string().max(20_000) }),
  z.strictObject({ kind: z.literal('overall'), text: z.string().max(40_000) }),
  z.strictObject({ kind: z.literal('decision'), choice: Id.nullable() }),
  z.strictObject({ kind: z.literal('decision-reason'), text: z.string().max(4000) }),
  /** Ticks a veto question with its reason, which may come later; null takes the tick away. */
  z.strictObject({
    kind: z.literal('veto'),
    item: Id,
    reason: z.string().max(4000).nullable(),
  }),
  z.strictObject({ kind: z.literal('target'), target: Id, judgement: Id.nullable() }),
  z.strictObject({ kind: z.literal('target-note'), target: Id, text: z.string().max(4000) }),
  z.strictObject({ kind: z.literal('add-evidence'), id: z.uuid(), evidence: Evidence }),
  z.strictObject({ kind: z.literal('remove-evidence'), id: z.uuid() }),
]);
export type DraftChange = z.infer<typeof DraftChange>;

export const expertOperations = {
  inbox: operation<ExpertInbox>()(z.strictObject({})),
  exportCard: operation<SavedFile>()(z.strictObject({})),
  /** The code from the paper invitation; wrong codes leave the trust document unpinned. */
  confirmTrust: operation<ExpertInbox>()(z.strictObject({ agency: Id, code: z.string().max(100) })),
  /** The expert's private list for local matching; it never leaves this machine. */
  connections: operation<{
    readonly units: readonly string[];
    readonly people: readonly string[];
  }>()(z.strictObject({})),
  saveConnections: operation<Record<string, never>>()(
    z.strictObject({
      units: z.array(z.string().trim().min(1).max(200)).max(500),
      people: z.array(z.string().trim().min(1).max(200)).max(500),
    }),
  ),
  declaration: operation<DeclarationView>()(Round),
  saveDeclaration: operation<{ readonly savedAt: string }>()(
    z.strictObject({
      round: Id,
      app: Id,
      status: z.enum(['none', 'conflict', 'recuse']).nullable(),
      kind: ConflictKind.nullable(),
      detail: z.string().max(2000),
    }),
  ),
  /** Signs every answer and the commitment, and writes the post (one file) through a save dialog. */
  signDeclaration: operation<SavedFile & { readonly code: string }>()(
    z.strictObject({ round: Id, passphrase: Passphrase, commitmentAccepted: z.literal(true) }),
  ),
  desk: operation<DeskView>()(Round),
  draft: operation<Draft>()(RoundApp),
  /** Durable when it answers: the edit survives a pulled plug. */
  saveDraft: operation<DraftSaved>()(z.strictObject({ round: Id, app: Id, change: DraftChange })),
  overview: operation<readonly OverviewRow[]>()(Round),
  checkSubmission: operation<SubmissionCheck>()(Round),
  /** The printable pages (one cover, one A4 page per application) as PDF bytes, before signing. */
  previewSubmission: operation<{ readonly pdf: Uint8Array }>()(Round),
  submit: operation<Submitted>()(
    z.strictObject({ round: Id, passphrase: Passphrase, waive: z.boolean() }),
  ),
  /** Printable pages of what was signed, with hash and QR of each sheet. */
  exportPages: operation<SavedFile>()(Round),
  /** Opens a submitted application for amendment: the next submission carries revision n+1. */
  amend: operation<Draft>()(RoundApp),
  abandonAmendment: operation<Draft>()(RoundApp),
  ...expertQueryOperations,
  ...closingOperations,
} as const;
