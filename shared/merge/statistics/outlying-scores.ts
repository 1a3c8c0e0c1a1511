import type { BiasComponent } from './expert-bias.ts';
import {
  cellsByRow,
  medianOf,
  medianWithout,
  type ScoreCell,
  type ScoreMatrix,
} from './score-matrix.ts';

export const outlierCutoff = 3;
/** With fewer residuals the pooled scale is itself uncertain, and the answer says so. */
export const reliableCells = 100;

export type OutlyingScores = {
  /** 1.4826 × median |residual| of the two-way fit over the whole table; null: nothing fitted. */
  readonly scale: number | null;
  readonly residuals: number;
  readonly reliable: boolean;
  readonly floor: number;
  readonly flagged: readonly {
    readonly cell: ScoreCell;
    readonly others: number;
    readonly deviation: number;
    /** Deviation ÷ scale; null where the scale is zero. */
    readonly ratio: number | null;
  }[];
};

/** Scores that lie far from the median of the other experts of their application: at least
 * `outlierCutoff` pooled scales and at least `floor` points away. Needs three experts there. A flag
 * asks a question; it removes nothing. */
export function outlyingScores(
  matrix: ScoreMatrix,
  components: readonly BiasComponent[],
  floor: number,
): OutlyingScores {
  const residuals = components.flatMap(({ fit }) =>
    (fit?.residuals ?? []).map(({ value }) => Math.abs(value)),
  );
  const scale = residuals.length === 0 ? null : 1.4826 * medianOf(residuals);
  const summary = {
    scale,
    residuals: residuals.length,
    reliable: residuals.length >= reliableCells,
    floor,
  };
  if (scale === null) return { ...summary, flagged: [] };
  const flagged = cellsByRow(matrix).flatMap((cells) => {
    if (cells.length < 3) return [];
    const sorted = cells.map(({ value }) => value).sort((a, b) => a - b);
    return cells.flatMap((cell) => {
      const others = medianWithout(sorted, cell.value);
      const deviation = cell.value - others;
      const size = Math.abs(deviation);
      if (size === 0 || size < floor || size < outlierCutoff * scale) return [];
      return [{ cell, others, deviation, ratio: scale === 0 ? null : deviation / scale }];
    });
  });
  return { ...summary, flagged };
}
