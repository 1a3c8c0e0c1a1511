import { type BiasComponent, expertBias } from '../statistics/expert-bias.ts';
import { congerKappa, fleissKappa } from '../statistics/fleiss-kappa.ts';
import { intraclassCorrelation, oneWayCorrelation } from '../statistics/intraclass-correlation.ts';
import { type AlphaLevel, krippendorffAlpha } from '../statistics/krippendorff-alpha.ts';
import { outlyingScores } from '../statistics/outlying-scores.ts';
import { cellsByRow, type ScoreMatrix } from '../statistics/score-matrix.ts';
import { zPerExpert } from '../statistics/z-per-expert.ts';
import { amount } from './amount.ts';
import type { BarePolicy, BareScores } from './bare-policy.ts';
import type { BareLot } from './bare-table.ts';
import { asDouble, criterionMatrix, totalMatrix } from './expert-totals.ts';
import { drawsOf, type LotStatistics, lotStatistics, type Resampling } from './lot-statistics.ts';
import { six, sixEach } from './six-places.ts';
import { methodWords, realWorldBands } from './statistics-words.ts';

/** Everything advisory about a table. Doubles rounded to six decimals; no place rests on them. */
export type TableStatistics = {
  readonly advisory: true;
  readonly methods: typeof methodWords;
  readonly realWorldBands: typeof realWorldBands;
  readonly agreement: readonly ReturnType<typeof agreementOf>[];
  readonly bias: readonly ReturnType<typeof biasOf>[number][];
  readonly z: ReturnType<typeof zOf> | null;
  readonly lots: readonly LotStatistics[];
  readonly votes: ReturnType<typeof voteAgreement>;
};

export function tableStatistics(
  policy: BarePolicy,
  lots: readonly BareLot[],
  resampling: Resampling,
): TableStatistics {
  const { scores } = policy;
  const total = scores === null ? null : totalMatrix(scores, lots);
  const fits = total === null ? [] : expertBias(total);
  const draws = drawsOf(resampling);
  return {
    advisory: true,
    methods: methodWords,
    realWorldBands,
    agreement:
      scores === null || total === null
        ? []
        : [
            agreementOf(null, total, fits, fullMark(scores)),
            ...scores.criteria.map(({ id, max }, at) => {
              const matrix = criterionMatrix(lots, at);
              const full = max === null ? null : amountOf(max);
              return agreementOf(id, matrix, expertBias(matrix), full);
            }),
          ],
    bias: total === null ? [] : biasOf(total, fits),
    z: total === null ? null : zOf(total),
    lots: lots.map((lot) => lotStatistics(policy, lot, draws)),
    votes: voteAgreement(policy, lots),
  };
}

const levels: readonly AlphaLevel[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const floorShare = 0.1;
const amountOf = (text: string) => asDouble(amount(text));

/** Σ factor × max; null where a criterion has no maximum. */
function fullMark({ criteria }: BareScores): number | null {
  let total = 0;
  for (const { max, factor } of criteria) {
    if (max === null) return null;
    total += Math.abs(amountOf(max) * amountOf(factor));
  }
  return total;
}

function agreementOf(
  criterion: string | null,
  matrix: ScoreMatrix,
  fits: readonly BiasComponent[],
  full: number | null,
) {
  const units = cellsByRow(matrix).map((cells) => cells.map(({ value }) => value));
  const alpha = Object.fromEntries(
    levels.map((level) => [level, six(krippendorffAlpha(units, level))]),
  );
  const isComplete = matrix.cells.length === matrix.rows.length * matrix.experts.length;
  const icc = isComplete ? intraclassCorrelation(units) : null;
  const found = outlyingScores(matrix, fits, (full ?? 0) * floorShare);
  return {
    /** Null: the experts' totals. */
    criterion,
    units: units.filter((unit) => unit.length >= 2).length,
    experts: matrix.experts.length,
    values: matrix.cells.length,
    alpha,
    icc: icc === null ? null : sixEach(icc),
    oneWayIcc: six(oneWayCorrelation(units)),
    outliers: {
      scale: six(found.scale),
      residuals: found.residuals,
      reliable: found.reliable,
      floor: six(found.floor),
      flagged: found.flagged.map(({ cell, others, deviation, ratio: times }) => ({
        ...matrix.rows[cell.row],
        expert: matrix.experts[cell.column] ?? '',
        value: six(cell.value),
        medianOfOthers: six(others),
        deviation: six(deviation),
        scales: six(times),
      })),
    },
  };
}

function biasOf(matrix: ScoreMatrix, fits: readonly BiasComponent[]) {
  return fits.map(({ rows, experts, cells, degreesOfFreedom, fit }, component) => ({
    component: component + 1,
    cells,
    degreesOfFreedom,
    experts: experts.map((expert, index) => ({
      expert: matrix.experts[expert] ?? '',
      bias: six(fit?.bias[index] ?? null),
    })),
    applications: rows.map((row, index) => ({
      ...matrix.rows[row],
      adjusted: six(fit?.adjusted[index] ?? null),
    })),
  }));
}

function zOf(matrix: ScoreMatrix) {
  const { experts, rows } = zPerExpert(matrix);
  return {
    experts: matrix.experts.map((expert, index) => {
      const own = experts[index] ?? null;
      return { expert, mean: six(own?.mean ?? null), sd: six(own?.sd ?? null) };
    }),
    applications: matrix.rows.map((row, index) => ({ ...row, z: six(rows[index] ?? null) })),
  };
}

function voteAgreement({ vote }: BarePolicy, lots: readonly BareLot[]) {
  if (vote === null) return null;
  const subjects = lots.flatMap(({ applications }) =>
    applications.map(({ experts }) => experts.flatMap(({ vote: choice }) => choice ?? [])),
  );
  const code = new Map(vote.choices.map((choice, index) => [choice, index]));
  const units = subjects.map((choices) => choices.map((choice) => code.get(choice) ?? 0));
  const panels = lots.flatMap(({ applications }) =>
    applications.map(({ experts }) => experts.map(({ expert }) => expert).join('\n')),
  );
  const isOnePanel = panels.every((panel) => panel === panels[0]);
  const fleiss = fleissKappa(subjects);
  return {
    alphaNominal: six(krippendorffAlpha(units, 'nominal')),
    fleissKappa: six(fleiss?.kappa ?? null),
    z: six(fleiss?.z ?? null),
    congerKappa: isOnePanel ? six(congerKappa(subjects)) : null,
  };
}
