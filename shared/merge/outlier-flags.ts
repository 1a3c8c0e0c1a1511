import type { Flag } from '../objects/result.ts';
import { defaultOutliers, type OutlierRule } from '../policy.ts';
import { showsTotal } from '../shows-total.ts';
import { byKeys } from './code-unit-order.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  multiply,
  plainNumber,
  printNumber,
  ratio,
  subtract,
} from './exact.ts';
import type { Counted, LotInput } from './lot-outcome.ts';
import type { MergeInput } from './merge-input.ts';
import { expertBias } from './statistics/expert-bias.ts';
import { medianOf, type ScoreMatrix } from './statistics/score-matrix.ts';

/** With fewer residuals in the round their scale says too little. */
export const fewestResiduals = 100;
// One score among two others has no median to stand against.
const fewestExperts = 3;

export type ScoredLot = { readonly lot: LotInput; readonly counted: readonly Counted[] };

/** By what a distance is judged: the pooled scale of the round, or where there are too few scores for
 * one, twice the floor alone. */
type Yardstick = {
  readonly residuals: number;
  readonly scale: Exact | null;
  readonly limit: Exact;
};

/**
 * Totals that lie far from the median of the other experts of their application (畸高畸低). The scale
 * is 1.4826 × the median |residual| of the two-way fit over the whole round, so that two experts who
 * are off together do not hide each other. Advisory: a flag asks a question and changes nothing.
 *
 * The fit runs on doubles, over the scores in the order of their ids, with additions,
 * multiplications, divisions and square roots only: the same bits on every machine. Its one outcome,
 * the scale, is fixed to millionths of a point; from there on everything that is compared or printed
 * is exact.
 * @returns flags by lot
 */
export function outlierFlags(
  input: MergeInput,
  lots: readonly ScoredLot[],
): ReadonlyMap<string, readonly Flag[]> {
  // Where a vote decides there is no total to lie far off.
  if (!showsTotal(input)) return new Map();
  const rule = input.policy.outliers ?? defaultOutliers;
  const floor = ratio(BigInt(input.rubric.fullMark) * BigInt(rule.floor), 1_000_000n);
  const yardstick = yardstickOf(rule, floor, lots);
  return new Map(
    lots.map(({ lot, counted }) => [
      lot.lot,
      counted.flatMap((one) => flagsOf(lot.lot, one, rule, floor, yardstick)),
    ]),
  );
}

function yardstickOf(rule: OutlierRule, floor: Exact, lots: readonly ScoredLot[]): Yardstick {
  const residuals = expertBias(matrixOf(lots)).flatMap(({ fit }) =>
    (fit?.residuals ?? []).map(({ value }) => Math.abs(value)),
  );
  const twice = multiply(floor, ratio(2n, 1n));
  if (residuals.length < fewestResiduals) {
    return { residuals: residuals.length, scale: null, limit: twice };
  }
  const millionths = BigInt(Math.round(medianOf(residuals) * 1_000_000));
  const scale = ratio(millionths * 14_826n, 10_000_000_000n);
  const limit = multiply(scale, ratio(BigInt(rule.cutoff), 100n));
  return { residuals: residuals.length, scale, limit };
}

/** The round as the fit takes it, in an order that no file and no list decides. */
function matrixOf(lots: readonly ScoredLot[]): ScoreMatrix {
  const applications = lots
    .flatMap(({ lot, counted }) => counted.map((one) => ({ lot: lot.lot, one })))
    .sort(byKeys(({ one }) => one.candidate.app));
  const kids = new Set(applications.flatMap(({ one }) => one.members.map(({ kid }) => kid)));
  const experts = [...kids].sort();
  const column = new Map(experts.map((kid, index) => [kid, index]));
  return {
    rows: applications.map(({ lot, one }) => ({ lot, application: one.candidate.app })),
    experts,
    cells: applications.flatMap(({ one }, row) =>
      one.members.map(({ kid }, index) => ({
        row,
        column: column.get(kid) ?? 0,
        value: asDouble(one.signedTotals[index]),
      })),
    ),
  };
}

const asDouble = (value: Exact | undefined): number =>
  value === undefined ? 0 : Number(value.numerator) / Number(value.denominator);

function flagsOf(
  lot: string,
  { candidate, members, signedTotals }: Counted,
  rule: OutlierRule,
  floor: Exact,
  yardstick: Yardstick,
): readonly Flag[] {
  if (members.length < fewestExperts) return [];
  const sorted = [...signedTotals].sort(compare);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return [];
  // Nothing here is further apart than the floor: most applications end at this line.
  if (compare(subtract(highest, lowest), floor) < 0) return [];
  return members.flatMap(({ expert }, index): Flag[] => {
    const own = signedTotals[index];
    if (own === undefined) return [];
    const others = medianWithout(sorted, own);
    const deviation = absolute(subtract(own, others));
    const isFar = [floor, yardstick.limit].every((limit) => compare(deviation, limit) >= 0);
    if (!isFar || deviation.numerator === 0n) return [];
    const count = members.length - 1;
    const note = noteOf({ own, others, deviation, count }, rule, yardstick);
    return [{ kind: 'outlying-score', lot, app: candidate.app, expert, note }];
  });
}

/** The median of sorted values with one copy of `own` taken out. */
function medianWithout(sorted: readonly Exact[], own: Exact): Exact {
  const at = sorted.findIndex((value) => compare(value, own) === 0);
  const count = sorted.length - 1;
  const other = (index: number): Exact => sorted[index < at ? index : index + 1] ?? own;
  return divide(add(other((count - 1) >> 1), other(count >> 1)), ratio(2n, 1n));
}

const absolute = (value: Exact): Exact =>
  value.numerator < 0n ? { ...value, numerator: -value.numerator } : value;

type Found = Readonly<Record<'own' | 'others' | 'deviation', Exact>> & { readonly count: number };

function noteOf({ own, others, deviation, count }: Found, rule: OutlierRule, by: Yardstick) {
  const [score, median, apart] = [own, others, deviation].map(plainNumber);
  const zh = `总分 ${score} 与其余 ${count} 位专家的中位数 ${median} 相差 ${apart} 分`;
  const en = `The total ${score} is ${apart} points from the median ${median} of the other ${count} experts`;
  const share = rule.floor / 100;
  if (by.scale === null) {
    return {
      zh: `${zh}，不少于满分的 ${2 * share}%。全轮可用于估计离散度的评分只有 ${by.residuals} 个，不足 ${fewestResiduals} 个，故只按满分的比例判断。请询问，不自动处理。`,
      en: `${en}, ${2 * share} % of the full mark or more. The round has ${by.residuals} scores to estimate a spread from, fewer than ${fewestResiduals}: judged by the share of the full mark alone. Ask; nothing is done by itself.`,
    };
  }
  const scale = printNumber(by.scale, 2, 'half-up');
  const times = by.scale.numerator === 0n ? null : divide(deviation, by.scale);
  const multiple = times === null ? '—' : printNumber(times, 1, 'half-up');
  return {
    zh: `${zh}，为全轮离散度 ${scale} 的 ${multiple} 倍（由 ${by.residuals} 个评分估计；界限 ${rule.cutoff / 100} 倍，且不少于满分的 ${share}%）。请询问，不自动处理。`,
    en: `${en}: ${multiple} times the spread of the round, ${scale} (estimated from ${by.residuals} scores; the limit is ${rule.cutoff / 100} times and ${share} % of the full mark). Ask; nothing is done by itself.`,
  };
}
