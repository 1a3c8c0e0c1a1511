import { type Exact, sum } from '../exact.ts';
import type { ScoreCell, ScoreMatrix } from '../statistics/score-matrix.ts';
import { amount } from './amount.ts';
import type { BareScores } from './bare-policy.ts';
import type { BareApplication, BareLot } from './bare-table.ts';

/** The nearest double, for statistics only. */
export function asDouble({ numerator, denominator }: Exact): number {
  return Number(numerator) / Number(denominator);
}

type Read = (
  application: BareApplication,
  lot: BareLot,
) => readonly { readonly expert: string; readonly value: Exact }[];

function matrixOf(lots: readonly BareLot[], read: Read): ScoreMatrix {
  const names = new Set<string>();
  const rows: { lot: string; application: string }[] = [];
  const found: { row: number; expert: string; value: number }[] = [];
  for (const lot of lots) {
    for (const application of lot.applications) {
      for (const { expert, value } of read(application, lot)) {
        names.add(expert);
        found.push({ row: rows.length, expert, value: asDouble(value) });
      }
      rows.push({ lot: lot.lot, application: application.application });
    }
  }
  const experts = [...names].sort();
  const column = new Map(experts.map((expert, index) => [expert, index]));
  const cells = found.map(
    ({ row, expert, value }): ScoreCell => ({ row, column: column.get(expert) ?? 0, value }),
  );
  return { rows, experts, cells };
}

/** Each expert's own total: Σ factor × score, before any rounding, over the criteria that at least
 * two experts scored there (a figure that one office supplies says nothing about agreement). Only
 * those who scored all of these. */
export function totalMatrix(scores: BareScores, lots: readonly BareLot[]): ScoreMatrix {
  const read = new Map<string, Exact>();
  const factorOf = (text: string): Exact => {
    const known = read.get(text) ?? amount(text);
    read.set(text, known);
    return known;
  };
  return matrixOf(lots, ({ experts }, { lot }) => {
    const shared = scores.criteria.flatMap(({ factor, factorIn }, at) => {
      const given = experts.filter(({ values }) => (values[at] ?? null) !== null).length;
      return given < 2 ? [] : [{ at, factor: factorOf(factorIn[lot] ?? factor) }];
    });
    if (shared.length === 0) return [];
    return experts.flatMap(({ expert, values }) => {
      const parts = shared.flatMap(({ at, factor }) => {
        const value = values[at] ?? null;
        return value === null ? [] : [unreduced(value, factor)];
      });
      return parts.length < shared.length ? [] : [{ expert, value: sum(parts) }];
    });
  });
}

// The sum reduces once.
const unreduced = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

/** The scores of one criterion, as given. */
export function criterionMatrix(lots: readonly BareLot[], at: number): ScoreMatrix {
  return matrixOf(lots, ({ experts }) =>
    experts.flatMap(({ expert, values }) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ expert, value }];
    }),
  );
}
