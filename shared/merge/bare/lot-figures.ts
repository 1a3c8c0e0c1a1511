import { type Exact, multiply, sum } from '../exact.ts';
import { amount } from './amount.ts';
import type { Aggregator, BareCriterion, BareScores, Trim } from './bare-policy.ts';
import type { BareApplication, BareLot, ExpertCells } from './bare-table.ts';
import { type Kept, keptOf, mergeValues } from './merge-values.ts';
import type { Rounder } from './step.ts';

/** One expert's total for one application. */
export type SheetFigure = {
  readonly cells: ExpertCells;
  readonly state: 'counted' | 'absent' | 'incomplete';
  readonly exact: Exact | null;
  readonly rounded: Exact | null;
  readonly kept: Kept | null;
};

/** One criterion of one application, merged over the experts. */
export type CriterionFigure = {
  readonly criterion: BareCriterion;
  readonly factor: Exact;
  readonly aggregator: Aggregator;
  readonly trimmed: boolean;
  readonly values: readonly {
    readonly expert: string;
    readonly value: Exact | null;
    readonly kept: Kept | null;
  }[];
  readonly valid: number;
  readonly merged: Exact | null;
  /** Criteria-first: the merged value after rounding at `panel`, times the factor. */
  readonly component: Exact | null;
};

export type Shortage = {
  readonly criterion: string | null;
  readonly valid: number;
  readonly needed: number;
};

/** Everything that a rule makes of one application's scores, before any place. */
export type ApplicationFigures = {
  readonly application: string;
  readonly sheets: readonly SheetFigure[];
  readonly criteria: readonly CriterionFigure[];
  /** Before the rounding at `total`; null where something is missing. */
  readonly total: Exact | null;
  readonly valid: number;
  readonly short: readonly Shortage[];
};

export type LotFigures = {
  readonly applications: readonly ApplicationFigures[];
  readonly trimmed: boolean;
};

/** The rule as it applies to one lot. */
export type LotRule = {
  readonly scores: BareScores;
  readonly rounder: Rounder;
  readonly minExperts: number;
  readonly factors: readonly Exact[];
};

export function lotRule(
  scores: BareScores,
  rounder: Rounder,
  minExperts: number,
  lot: string,
): LotRule {
  const factors = scores.criteria.map(({ factor, factorIn }) => amount(factorIn[lot] ?? factor));
  return { scores, rounder, minExperts, factors };
}

/** Computes a lot's figures under its rule, exactly, before any place is given. */
export function lotFigures(rule: LotRule, lot: BareLot): LotFigures {
  return rule.scores.order === 'experts-first' ? expertsFirst(rule, lot) : criteriaFirst(rule, lot);
}

const isPresent = (value: Exact | null | undefined): value is Exact =>
  value !== null && value !== undefined;

/** Whether a trimmed mean trims here, given the number of values and the fewest of the lot. */
function decides(trim: Trim | null, count: number, fewest: number): boolean {
  if (trim === null) return false;
  return (trim.decided === 'lot' ? fewest : count) >= trim.minValues;
}

function keptWhere(trimmed: boolean, trim: Trim | null, by: readonly Exact[]) {
  return trimmed && trim !== null ? keptOf(by, trim) : null;
}

function expertsFirst(rule: LotRule, { applications }: BareLot): LotFigures {
  const { scores, minExperts } = rule;
  const totals = applications.map((application) => sheetTotals(rule, application));
  const numbers = totals.map((sheets) => sheets.filter(({ rounded }) => rounded !== null).length);
  const fewest = numbers.reduce((least, number) => Math.min(least, number), Infinity);
  const isTrimmedMean = scores.aggregator === 'trimmed-mean';
  let anyTrimmed = false;
  const figures = applications.map(({ application }, index): ApplicationFigures => {
    const sheets = totals[index] ?? [];
    const counted = sheets.filter(({ rounded }) => rounded !== null);
    const values = counted.map(({ rounded }) => rounded).filter(isPresent);
    const trimmed = isTrimmedMean && decides(scores.trim, values.length, fewest);
    anyTrimmed ||= trimmed;
    const kept = keptWhere(trimmed, scores.trim, values);
    const merging = { aggregator: scores.aggregator, kept };
    const criteria = scores.criteria.map((criterion, at): CriterionFigure => {
      const factor = rule.factors[at] ?? amount(criterion.factor);
      const given = counted.map(({ cells }) => cells.values[at]).filter(isPresent);
      const merged = mergeValues(given, merging);
      const component = merged === null ? null : multiply(merged, factor);
      const { aggregator } = scores;
      return {
        criterion,
        factor,
        aggregator,
        trimmed,
        values: [],
        valid: given.length,
        merged,
        component,
      };
    });
    const fates = new Map(counted.map((sheet, at) => [sheet, kept?.[at] ?? null]));
    const short = values.length < minExperts;
    return {
      application,
      sheets: sheets.map((sheet) => ({ ...sheet, kept: fates.get(sheet) ?? null })),
      criteria,
      total: mergeValues(values, merging),
      valid: values.length,
      short: short ? [{ criterion: null, valid: values.length, needed: minExperts }] : [],
    };
  });
  return { applications: figures, trimmed: anyTrimmed };
}

/** The total of every sheet of one application, before it is known what a trim drops. */
export function sheetTotals(
  { scores, rounder, factors }: LotRule,
  { experts }: BareApplication,
): readonly SheetFigure[] {
  return experts
    .filter(({ values }) => values.some((value) => value !== undefined))
    .map((cells): SheetFigure => {
      const present = cells.values.filter(isPresent).length;
      if (present < scores.criteria.length) {
        const state = present === 0 ? 'absent' : 'incomplete';
        return { cells, state, exact: null, rounded: null, kept: null };
      }
      const parts = cells.values.filter(isPresent).map((value, index) => ({
        numerator: value.numerator * (factors[index]?.numerator ?? 1n),
        denominator: value.denominator * (factors[index]?.denominator ?? 1n),
      }));
      const exact = sum(parts);
      return { cells, state: 'counted', exact, rounded: rounder.round('sheet', exact), kept: null };
    });
}

function criteriaFirst(rule: LotRule, { applications }: BareLot): LotFigures {
  const { scores } = rule;
  const aggregatorOf = ({ aggregator }: BareCriterion) => aggregator ?? scores.aggregator;
  let fewest = Infinity;
  for (const { experts } of applications) {
    for (const [at, criterion] of scores.criteria.entries()) {
      if (aggregatorOf(criterion) !== 'trimmed-mean') continue;
      fewest = Math.min(fewest, experts.filter(({ values }) => isPresent(values[at])).length);
    }
  }
  let anyTrimmed = false;
  const figures = applications.map(({ application, experts }): ApplicationFigures => {
    const criteria = scores.criteria.map((criterion, at) => {
      const aggregator = aggregatorOf(criterion);
      const figure = criterionFigure(rule, criterion, at, aggregator, experts, fewest);
      anyTrimmed ||= figure.trimmed;
      return figure;
    });
    const components = criteria.map(({ component }) => component).filter(isPresent);
    const short = criteria.flatMap(({ criterion, valid }) => {
      const needed = criterion.quorum ?? rule.minExperts;
      return valid < needed ? [{ criterion: criterion.id, valid, needed }] : [];
    });
    const present = experts.filter(({ values }) => values.some(isPresent));
    const isWhole = components.length === criteria.length;
    return {
      application,
      sheets: [],
      criteria,
      total: isWhole ? sum(components) : null,
      valid: present.length,
      short,
    };
  });
  return { applications: figures, trimmed: anyTrimmed };
}

function criterionFigure(
  { scores, rounder, factors }: LotRule,
  criterion: BareCriterion,
  at: number,
  aggregator: Aggregator,
  experts: readonly ExpertCells[],
  fewest: number,
): CriterionFigure {
  const given = experts.flatMap(({ expert, values }) => {
    const value = values[at];
    return value === undefined ? [] : [{ expert, value }];
  });
  const present = given.map(({ value }) => value).filter(isPresent);
  const trimmed = aggregator === 'trimmed-mean' && decides(scores.trim, present.length, fewest);
  const kept = keptWhere(trimmed, scores.trim, present);
  const merged = mergeValues(present, { aggregator, kept });
  const factor = factors[at] ?? amount(criterion.factor);
  const raw = merged === null ? null : multiply(rounder.round('panel', merged), factor);
  let next = 0;
  const values = given.map(({ expert, value }) => {
    if (value === null) return { expert, value, kept: null };
    const fate = kept?.[next] ?? null;
    next += 1;
    return { expert, value, kept: fate };
  });
  const component = raw === null ? null : rounder.round('component', raw);
  return {
    criterion,
    factor,
    aggregator,
    trimmed,
    values,
    valid: present.length,
    merged,
    component,
  };
}
