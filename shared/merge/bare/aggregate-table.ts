import { byKeys } from '../code-unit-order.ts';
import { bareFlags } from './bare-flags.ts';
import type { BarePolicy } from './bare-policy.ts';
import { rankingOf } from './bare-ranking.ts';
import type { BareLotResult, BareResult, BareState } from './bare-result.ts';
import { type BareStandingInput, bareStanding, byPlace, shortOf } from './bare-standing.ts';
import type { BareApplication, BareLot } from './bare-table.ts';
import { countBareVotes } from './bare-vote.ts';
import { type LotRule, lotFigures, lotRule } from './lot-figures.ts';
import { rounderOf } from './step.ts';

/** Merges a checked table under its rule (issue 4 §4). Pure and exact: the same rows in any order
 * give the same content on any machine. */
export function aggregateTable(policy: BarePolicy, lots: readonly BareLot[]): BareResult {
  const done = lots.map((lot) => mergeBareLot(policy, lot));
  return {
    schema: 'hengping-aggregate/1',
    engine: 'hengping-bare/1',
    title: policy.title,
    lots: done.map(({ result }) => result),
    flags: done
      .flatMap(({ flags }) => flags)
      .sort(
        byKeys(
          (flag) => flag.lot,
          (flag) => flag.kind,
          (flag) => flag.application ?? '',
          (flag) => flag.expert ?? '',
          (flag) => flag.criterion ?? '',
        ),
      ),
  };
}

function mergeBareLot(policy: BarePolicy, lot: BareLot) {
  const { minExperts } = policy.quorum;
  const rounder = rounderOf(policy.scores?.rounding ?? []);
  const rule = policy.scores === null ? null : lotRule(policy.scores, rounder, minExperts, lot.lot);
  const figures = rule === null ? null : lotFigures(rule, lot);
  const inputs = lot.applications.map(
    (application, index): BareStandingInput => ({
      application,
      figures: figures?.applications[index] ?? null,
      vote: voteOn(policy, application),
    }),
  );
  const state = stateOf(policy, rule, inputs);
  const ranking =
    state === 'ranked' && rule !== null && figures !== null
      ? rankingOf(rule, figures.applications)
      : null;
  const standings = inputs.map((input, index) =>
    bareStanding(rule, input, {
      place: ranking?.places[index] ?? null,
      selected:
        state === 'direct-single' ||
        ranking?.cut.selected[index] === true ||
        (state === 'voted' && input.vote?.count.passed === true),
      isDirect: state === 'direct-single',
    }),
  );
  const result: BareLotResult = {
    lot: lot.lot,
    state,
    trimmed: state !== 'direct-single' && figures?.trimmed === true,
    standings: standings.sort(byPlace),
  };
  return { result, flags: bareFlags(policy, rule, lot, inputs, { state, figures, ranking }) };
}

function voteOn({ vote }: BarePolicy, { experts }: BareApplication): BareStandingInput['vote'] {
  if (vote === null) return null;
  const votes = experts.flatMap(({ expert, vote: choice }) =>
    choice === undefined ? [] : [{ expert, vote: choice }],
  );
  const present = votes.flatMap((one) => (one.vote === null ? [] : [one.vote]));
  return { votes, count: countBareVotes(vote, present, vote.panelSize ?? experts.length) };
}

function stateOf(
  policy: BarePolicy,
  rule: LotRule | null,
  inputs: readonly BareStandingInput[],
): BareState {
  if (inputs.length === 1 && rule?.scores.rank.singleApplication === 'direct')
    return 'direct-single';
  const valid = inputs.map(({ figures, vote }) =>
    Math.max(figures?.valid ?? 0, vote?.count.present ?? 0),
  );
  if (valid.every((number) => number === 0)) return 'no-valid-sheet';
  if (inputs.some((input) => shortOf(policy, input).length > 0)) return 'held';
  return policy.vote === null ? 'ranked' : 'voted';
}
