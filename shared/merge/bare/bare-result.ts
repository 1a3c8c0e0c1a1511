import type { Bilingual } from '../../rubric.ts';
import type { Aggregator } from './bare-policy.ts';
import type { BareVoteCount } from './bare-vote.ts';
import type { ValueUse } from './merge-values.ts';
import type { Step } from './step.ts';

// The shape of `hengping aggregate --json` (resources/guide/merging.md). Members are only added.

export type BareState = 'ranked' | 'voted' | 'held' | 'no-valid-sheet' | 'direct-single';

/** The values that the trim dropped, in plain digits; empty where nothing was. */
export type BareDropped = { readonly high: readonly string[]; readonly low: readonly string[] };

/** One value of a merged criterion. `weight`: how much of it counts, `1`, `0` or a fraction. */
export type BareValue = {
  readonly expert: string;
  readonly value: string | null;
  readonly use: ValueUse | 'absent';
  readonly weight: string;
};

export type BareCriterionResult = {
  readonly criterion: string;
  readonly aggregator: Aggregator;
  readonly trimmed: boolean;
  readonly factor: string;
  readonly valid: number;
  readonly values: readonly BareValue[];
  readonly dropped: BareDropped;
  /** Criteria-first: `panel`, then `component`. Experts-first: the merged score, for the tie chain. */
  readonly steps: readonly Step[];
};

export type BareSheetResult = {
  readonly expert: string;
  readonly scores: readonly { readonly criterion: string; readonly value: string | null }[];
  readonly use: ValueUse | 'absent' | 'incomplete';
  readonly weight: string;
  readonly steps: readonly Step[];
};

export type BareStanding = {
  readonly application: string;
  readonly place: number | null;
  readonly selected: boolean;
  readonly exact: string | null;
  readonly printed: string | null;
  readonly steps: readonly Step[];
  /** What broke a tie or could have, in the order of the rule's chain. */
  readonly tieValues: readonly { readonly by: readonly string[]; readonly exact: string }[];
  readonly valid: number;
  readonly criteria: readonly BareCriterionResult[];
  readonly sheets: readonly BareSheetResult[];
  /** Experts-first: the sheet totals that were dropped. */
  readonly dropped: BareDropped;
  readonly vote: BareVoteCount | null;
  /** Who voted what; null: absent. */
  readonly votes: readonly { readonly expert: string; readonly vote: string | null }[];
};

export type BareFlag = {
  readonly kind:
    | 'below-quorum'
    | 'incomplete-sheet'
    | 'not-trimmed'
    | 'tie'
    | 'tie-at-cut'
    | 'printed-and-exact-differ'
    | 'another-rule-another-winner';
  readonly lot: string;
  readonly application: string | null;
  readonly expert: string | null;
  readonly criterion: string | null;
  readonly note: Bilingual;
};

export type BareLotResult = {
  readonly lot: string;
  readonly state: BareState;
  readonly trimmed: boolean;
  readonly standings: readonly BareStanding[];
};

export type BareResult = {
  readonly schema: 'hengping-aggregate/1';
  readonly engine: 'hengping-bare/1';
  readonly title: string;
  readonly lots: readonly BareLotResult[];
  readonly flags: readonly BareFlag[];
};
