import { byKeys } from '../code-unit-order.ts';
import { type Exact, exactText, multiply, plainNumber } from '../exact.ts';
import type { BarePolicy } from './bare-policy.ts';
import { tieValues } from './bare-ranking.ts';
import type {
  BareCriterionResult,
  BareDropped,
  BareSheetResult,
  BareStanding,
} from './bare-result.ts';
import type { BareApplication } from './bare-table.ts';
import type { BareVoteCount } from './bare-vote.ts';
import type { ApplicationFigures, CriterionFigure, LotRule, SheetFigure } from './lot-figures.ts';
import { droppedOf, type Kept, weightText } from './merge-values.ts';

export type BareStandingInput = {
  readonly application: BareApplication;
  readonly figures: ApplicationFigures | null;
  readonly vote: {
    readonly votes: BareStanding['votes'];
    readonly count: BareVoteCount;
  } | null;
};

/** Where an application lacks values or votes; empty where it can be decided. */
export function shortOf(policy: BarePolicy, { figures, vote }: BareStandingInput) {
  const needed = policy.quorum.minExperts;
  const present = vote?.count.present ?? needed;
  const votes = present < needed ? [{ criterion: null, valid: present, needed }] : [];
  return [...(figures?.short ?? []), ...votes];
}

/** States one application with everything that led to its figure. */
export function bareStanding(
  rule: LotRule | null,
  { application, figures, vote }: BareStandingInput,
  outcome: {
    readonly place: number | null;
    readonly selected: boolean;
    readonly isDirect: boolean;
  },
): BareStanding {
  const { place, selected, isDirect } = outcome;
  const total = isDirect ? null : (figures?.total ?? null);
  const step = total === null || rule === null ? null : rule.rounder.step('total', total);
  const isShown = rule !== null && figures !== null && !isDirect;
  return {
    application: application.application,
    place,
    selected,
    exact: step?.exact ?? null,
    printed: step?.printed ?? null,
    steps: step === null ? [] : [step],
    tieValues: isShown
      ? tieValues(rule.scores, figures).flatMap(({ by, value }) =>
          value === null ? [] : [{ by, exact: exactText(value) }],
        )
      : [],
    valid: figures?.valid ?? vote?.count.present ?? 0,
    criteria: isShown ? figures.criteria.map((figure) => criterionResult(rule, figure)) : [],
    sheets: isShown ? figures.sheets.map((sheet) => sheetResult(rule, sheet)) : [],
    dropped: isShown
      ? droppedTexts(
          rule,
          figures.criteria.some(({ trimmed }) => trimmed),
          figures.sheets.map(({ rounded }) => rounded),
        )
      : noneDropped,
    vote: vote?.count ?? null,
    votes: vote?.votes ?? [],
  };
}

/** By place, then by name; without a place last. */
export function byPlace(a: BareStanding, b: BareStanding): number {
  const [first, second] = [a.place ?? Infinity, b.place ?? Infinity];
  if (first !== second) return first < second ? -1 : 1;
  return byKeys<BareStanding>((standing) => standing.application)(a, b);
}

const fateOf = (kept: Kept | null) => kept?.use ?? ('used' as const);
const weightOf = (kept: Kept | null) => (kept === null ? '1' : weightText(kept));

function criterionResult(rule: LotRule, figure: CriterionFigure): BareCriterionResult {
  const { rounder, scores } = rule;
  const { criterion, aggregator, trimmed, factor, valid, merged } = figure;
  const raw = merged === null ? null : multiply(rounder.round('panel', merged), factor);
  const steps =
    merged === null || raw === null
      ? []
      : scores.order === 'experts-first'
        ? [rounder.step('panel', merged)]
        : [rounder.step('panel', merged), rounder.step('component', raw)];
  return {
    criterion: criterion.id,
    aggregator,
    trimmed,
    factor: exactText(factor),
    valid,
    values: figure.values.map(({ expert, value, kept }) =>
      value === null
        ? { expert, value: null, use: 'absent', weight: '0' }
        : { expert, value: plainNumber(value), use: fateOf(kept), weight: weightOf(kept) },
    ),
    dropped: droppedTexts(
      rule,
      trimmed,
      figure.values.map(({ value }) => value),
    ),
    steps,
  };
}

const noneDropped: BareDropped = { high: [], low: [] };

function droppedTexts(
  { scores }: LotRule,
  trimmed: boolean,
  values: readonly (Exact | null)[],
): BareDropped {
  const present = values.filter((value) => value !== null);
  if (!trimmed || scores.trim === null || present.length === 0) return noneDropped;
  const { high, low } = droppedOf(present, scores.trim);
  return { high: high.map(plainNumber), low: low.map(plainNumber) };
}

function sheetResult({ rounder, scores }: LotRule, sheet: SheetFigure): BareSheetResult {
  const { cells, state, exact, kept } = sheet;
  return {
    expert: cells.expert,
    scores: scores.criteria.map(({ id }, index) => {
      const value = cells.values[index] ?? null;
      return { criterion: id, value: value === null ? null : plainNumber(value) };
    }),
    use: state === 'counted' ? fateOf(kept) : state,
    weight: state === 'counted' ? weightOf(kept) : '0',
    steps: exact === null ? [] : [rounder.step('sheet', exact)],
  };
}
