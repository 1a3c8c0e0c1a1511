import { z } from 'zod';
import type { FactTitle } from '../condition.ts';
import type { ConditionResult } from '../eligibility.ts';
import type { Party, Target } from '../objects/bundle.ts';
import { Bytes32, Id, Time } from '../objects/common.ts';
import type { ConflictKind } from '../objects/declaration.ts';
import type { Form } from '../objects/form.ts';
import { Release } from '../objects/form.ts';
import { operation } from '../operation.ts';
import { Policy } from '../policy.ts';
import type { Bilingual } from '../rubric.ts';
import { Rubric } from '../rubric.ts';
import { agencyProgrammeOperations } from './agency-programmes.ts';
import { agencyTrustOperations } from './agency-trust.ts';
import { collectOperations } from './collect.ts';
import { opinionOperations } from './opinion.ts';
import { proposedListOperations } from './proposed-list.ts';
import { agencyQueryOperations } from './queries.ts';
import { resultOperations } from './result.ts';
import type { SavedFile } from './workspace.ts';

export type AgencyHome = {
  readonly agency: string;
  readonly name: string;
  readonly trustCode: string;
  readonly trustExportedAt: string | null;
  /** When the trust document ends, where that is near or past; else null. */
  readonly trustEndsAt: string | null;
  readonly experts: { readonly confirmed: number; readonly pending: number };
  readonly rounds: readonly {
    readonly round: string;
    readonly title: string;
    readonly review: Bilingual;
    readonly phase: RoundPhase;
    readonly closesAt: string;
    readonly experts: number;
    readonly sheets: { readonly accepted: number; readonly expected: number };
    /** What the round waits for once it is merged; empty before and once its list is closed. */
    readonly followUps: readonly RoundFollowUp[];
    /** Questions about scores that no post has carried, and answers that came after the last merge. */
    readonly queries: { readonly unsent: number; readonly answers: number };
  }[];
};

/** Something due after the merge. */
export type RoundFollowUp =
  | { readonly kind: 'opinion' | 'opinion-stale' | 'list' | 'list-version' | 'publish' | 'close' }
  | { readonly kind: 'signatures' | 'answers-unsigned' | 'objections'; readonly count: number }
  /** Working day of the public notice, and of how many; 0 on the day it starts. */
  | { readonly kind: 'publication'; readonly day: number; readonly of: number };

export type RoundPhase = 'preparing' | 'sealed' | 'collecting' | 'merged';

export type ExpertRow = {
  readonly kid: string;
  readonly expert: string;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly state: 'pending' | 'confirmed';
  readonly receivedAt: string;
  readonly confirmedAt: string | null;
  /** From when the trust document takes the expert's key back; null where it does not. */
  readonly revokedFrom: string | null;
};

export type ReviewOffer = {
  readonly programme: string;
  readonly programmeTitle: Bilingual;
  /** True for one of the agency's own programmes. */
  readonly own: boolean;
  readonly review: string;
  readonly title: Bilingual;
  readonly source: string;
  /** What bids compete for (需求, 类别), as the programme calls it. */
  readonly lotName: Bilingual;
  readonly rubric: Rubric;
  readonly policy: Policy;
  /** Working days from opening to closing, where the document sets them. */
  readonly workingDays: { readonly count: number; readonly source: string } | null;
  /** What the document leaves open and this program fills in. */
  readonly defaults: readonly Bilingual[];
};

export type IndexProblem = {
  /** As the spreadsheet shows it, 1-based; null for the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  readonly message: Bilingual;
  /** The worksheet, where it is not that of the applications. */
  readonly sheet?: string;
  /** `lot-of-another-kind`: the application belongs in a round of another review. */
  readonly code?: 'lot-of-another-kind';
};

export type AgencyApplication = {
  readonly app: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly party: Party;
  readonly facts: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: string;
  }[];
  readonly documents: readonly {
    readonly fileName: string;
    readonly title: string;
    readonly kind: 'main' | 'attachment';
    readonly size: number | null;
    /** `missing`: named in the index, not in the folder. `not-pdf`: wrong content. */
    readonly state: 'present' | 'missing' | 'not-pdf';
  }[];
  /** What the task book promised; empty where none was given. */
  readonly targets: readonly Target[];
  readonly direct: boolean;
  /** What the facts say of the review's conditions. They inform and change no score. */
  readonly findings: readonly ConditionResult[];
};

/** The steps of a round in the order of the work. */
export const roundSteps = [
  'basics',
  'applications',
  'experts',
  'rule',
  'seal',
  'declarations',
  'collect',
  'merge',
  'opinion',
  'list',
  'report',
] as const;
export type StepName = (typeof roundSteps)[number];

export type AgencyRound = {
  readonly round: string;
  readonly title: string;
  readonly programme: string;
  readonly review: {
    readonly id: string;
    readonly title: Bilingual;
    readonly source: string;
    readonly lotName: Bilingual;
    /** As the round's own copy of the review gives them. */
    readonly policy: Policy;
    readonly defaults: readonly Bilingual[];
    readonly facts: readonly FactTitle[];
    readonly workingDays: ReviewOffer['workingDays'];
  };
  /** The programme that the round was made from, with the SHA-256 of its canonical JSON. `since`
   * says how that programme stands today: the same, changed elsewhere, changed in this review, or
   * gone. The round keeps its copy whatever it is. */
  readonly madeFrom: {
    readonly id: string;
    readonly version: string;
    readonly title: Bilingual;
    readonly sha256: string;
    readonly own: boolean;
    readonly since: 'same' | 'other-parts' | 'changed' | 'gone';
  };
  readonly release: Release;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly workingDay: { readonly day: number; readonly of: number; readonly known: boolean };
  /** The last day that the document leaves for the review, where it sets working days. `late`: the
   * round closes after it. */
  readonly due: {
    readonly date: string;
    readonly count: number;
    readonly source: string;
    readonly known: boolean;
    readonly late: boolean;
  } | null;
  readonly phase: RoundPhase;
  readonly rubric: Rubric;
  readonly policy: Policy;
  readonly form: Form | null;
  readonly applications: readonly AgencyApplication[];
  readonly assignments: readonly {
    readonly kid: string;
    readonly name: string;
    readonly unit: string;
    readonly apps: readonly string[];
    /** Applications whose unit, partners or demand side carry the expert's unit. */
    readonly unitConflicts: readonly string[];
  }[];
  readonly bundle: {
    readonly fileName: string;
    readonly code: string;
    readonly size: number;
    readonly sealedAt: string;
    readonly sealSha256: string;
    /** True where the workspace keeps a copy, which can be exported again. */
    readonly kept: boolean;
  } | null;
  /** Why a step cannot go on yet, in both languages; absent where it can. */
  readonly steps: Readonly<
    Record<
      StepName,
      { readonly done: boolean; readonly count: string; readonly blocked: Bilingual | null }
    >
  >;
};

export type DeclarationRow = {
  readonly kid: string;
  readonly name: string;
  readonly receivedAt: string | null;
  readonly rev: number;
  readonly apps: readonly {
    readonly app: string;
    readonly status: 'none' | 'conflict' | 'recuse';
    readonly kind: ConflictKind | null;
    readonly detail: string;
    readonly decision: { readonly outcome: 'recused' | 'kept'; readonly reason: string } | null;
    /** What the decision did, and since when. */
    readonly effect: {
      readonly keys: 'withheld' | 'withdrawn' | 'released';
      readonly voidSheets: number;
      readonly since: string;
    } | null;
    /** True where the application was corrected since: the expert is to answer anew. */
    readonly outdated: boolean;
  }[];
};

/** What is due to one expert now; `nothing` when the last post still holds. */
export type DuePost = {
  readonly kid: string;
  readonly name: string;
  readonly due: readonly (
    | 'trust'
    | 'roster'
    | 'decision'
    | 'recusal-effect'
    | 'grant'
    | 'query'
    | 'receipt'
  )[];
  readonly waitingFor: Bilingual | null;
  readonly lastFileName: string | null;
  readonly lastWrittenAt: string | null;
};

const Round = z.strictObject({ round: Id });

export const agencyOperations = {
  home: operation<AgencyHome>()(z.strictObject({})),
  ...agencyTrustOperations,
  exportTrust: operation<SavedFile>()(z.strictObject({})),
  /** The paper invitation with the trust code, one page per expert or a blank one, as PDF. */
  exportInvitation: operation<SavedFile>()(z.strictObject({})),
  experts: operation<readonly ExpertRow[]>()(z.strictObject({})),
  /** The code that the expert read out by phone; a wrong one leaves the card pending. */
  confirmExpert: operation<readonly ExpertRow[]>()(
    z.strictObject({ kid: Bytes32, code: z.string().max(60) }),
  ),
  removeExpert: operation<readonly ExpertRow[]>()(z.strictObject({ kid: Bytes32 })),
  offers: operation<readonly ReviewOffer[]>()(z.strictObject({})),
  ...agencyProgrammeOperations,
  createRound: operation<AgencyRound>()(
    z.strictObject({
      round: Id,
      title: z.string().trim().min(1).max(200),
      programme: z.string().max(60),
      review: z.string().max(60),
      release: Release,
      opensAt: Time,
      closesAt: Time,
    }),
  ),
  round: operation<AgencyRound>()(Round),
  updateBasics: operation<AgencyRound>()(
    z.strictObject({
      round: Id,
      title: z.string().trim().min(1).max(200),
      release: Release,
      opensAt: Time,
      closesAt: Time,
    }),
  ),
  /** The round's period, day by day, with holidays and 调休, as PDF. */
  exportCalendar: operation<SavedFile>()(Round),
  saveRule: operation<AgencyRound>()(z.strictObject({ round: Id, rubric: Rubric, policy: Policy })),
  exportIndexTemplate: operation<SavedFile>()(
    z.strictObject({ round: Id, format: z.enum(['xlsx', 'csv', 'targets-csv']) }),
  ),
  /** Chooses an index; when it has problems nothing is taken in and all of them are listed. */
  importIndex: operation<{
    readonly round: AgencyRound;
    readonly problems: readonly IndexProblem[];
  }>()(Round),
  /** Chooses the folder of PDFs that the index names. */
  attachDocuments: operation<{
    readonly round: AgencyRound;
    readonly problems: readonly IndexProblem[];
  }>()(Round),
  removeApplication: operation<AgencyRound>()(z.strictObject({ round: Id, app: Id })),
  assign: operation<AgencyRound>()(
    z.strictObject({
      round: Id,
      assignments: z
        .array(z.strictObject({ kid: Bytes32, apps: z.array(Id).max(20_000) }))
        .max(2000),
    }),
  ),
  /** Chooses where the bundle goes, then seals in a job (`jobProgress` carries its id `seal`). */
  seal: operation<AgencyRound>()(z.strictObject({ round: Id, suite: z.enum(['pq', 'x25519']) })),
  /** Writes the workspace's own copy of a sealed bundle to a place that the person chooses, in a job
   * (`jobProgress` carries its id `export`). */
  exportBundle: operation<SavedFile>()(Round),
  duePosts: operation<readonly DuePost[]>()(Round),
  /** Chooses a folder and writes one post for each expert to whom something is due. */
  writePosts: operation<{ readonly folder: string; readonly files: readonly string[] }>()(
    z.strictObject({ round: Id, kids: z.array(Bytes32).max(2000) }),
  ),
  declarations: operation<readonly DeclarationRow[]>()(Round),
  decide: operation<readonly DeclarationRow[]>()(
    z.strictObject({
      round: Id,
      kid: Bytes32,
      app: Id,
      outcome: z.enum(['recused', 'kept']),
      reason: z.string().trim().min(1).max(2000),
    }),
  ),
  ...collectOperations,
  ...agencyQueryOperations,
  ...resultOperations,
  ...opinionOperations,
  ...proposedListOperations,
} as const;
