import type { Target } from '../objects/bundle.ts';
import type { QueryOutcome, ReceivedSheet, RecusalOutcome } from '../objects/result.ts';
import type { Sheet } from '../objects/sheet.ts';
import type { Policy } from '../policy.ts';
import type { Rubric } from '../rubric.ts';
import type { LedgerDecision } from './panel-decisions.ts';
import type { Scores } from './sheet-total.ts';

/** One sheet whose signature, round, form and range were already checked. */
export type MergeSheet = {
  readonly sha256: string;
  readonly kid: string;
  readonly app: string;
  readonly rev: number;
  readonly state: 'final' | 'amend' | 'withdrawn';
  readonly scores: Scores;
  readonly decision: string | null;
  readonly decisionReason?: string;
  readonly vetoes?: Sheet['vetoes'];
  readonly targets?: Sheet['targets'];
  /** `held`: an earlier revision is still missing, or two sheets claim one revision. `void`: of an
   * expert found conflicted later. Both are listed and neither counts. */
  readonly verdict: 'accepted' | 'held' | 'void';
  /** What became of it otherwise where the expert is recused: replaced before, or made against the
   * own declaration. Absent: the recusal voids it. */
  readonly stated?: 'superseded' | 'recused';
  /** In the agency's words; empty where there is nothing to say. */
  readonly reason: string;
  /** What the sheet itself says of the machine that it was signed on; it changes no score. */
  readonly doubts?: readonly ('clock-suspect' | 'older-vault')[];
};

/** An assigned expert who does not judge an application, and why. Never a zero. */
export type Absence = {
  readonly kid: string;
  readonly app: string;
  readonly state: 'recused' | 'cannot-judge';
  readonly reason: string;
};

/** Everything that a result depends on. The order of no list matters. */
export type MergeInput = {
  readonly agency: string;
  readonly round: string;
  readonly title: string;
  /** SHA-256 of the bundle's seal payload. */
  readonly bundle: string;
  readonly formSha256: string;
  readonly rubric: Rubric;
  readonly policy: Policy;
  /** Applications that passed the formal check, by lot. */
  readonly lots: readonly {
    readonly lot: string;
    readonly title: string;
    readonly applications: readonly {
      readonly app: string;
      readonly title: string;
      readonly unit: string;
      /** In the sealed order. */
      readonly targets?: readonly Target[];
    }[];
  }[];
  readonly panel: readonly {
    readonly expert: string;
    readonly kid: string;
    readonly name: string;
  }[];
  readonly assignments: readonly { readonly kid: string; readonly apps: readonly string[] }[];
  readonly absences: readonly Absence[];
  readonly sheets: readonly MergeSheet[];
  /** What the agency's ledger adds to the result; nothing of it changes a figure. Left out where
   * sheets are merged without one. */
  readonly received?: readonly ReceivedSheet[];
  readonly recusals?: readonly RecusalOutcome[];
  readonly queries?: readonly QueryOutcome[];
  /** Decisions of the panel; those of them that replace a score do change figures. */
  readonly decisions?: readonly LedgerDecision[];
};
