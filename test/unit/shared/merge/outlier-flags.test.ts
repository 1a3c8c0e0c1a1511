import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import type { MergeInput } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { seededNumbers } from '../../../../shared/merge/statistics/seeded-numbers.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { plainPolicy, sheetOf, tableRound } from './round-of.ts';

const outliersOf = (input: MergeInput) =>
  mergeRound(input).flags.filter(({ kind }) => kind === 'outlying-score');
const namedBy = (input: MergeInput) =>
  outliersOf(input).map(({ app, expert }) => `${app} ${expert}`);
const under = (outliers: Policy['outliers']): { readonly policy: Policy } => ({
  policy: { ...plainPolicy, ...(outliers === undefined ? {} : { outliers }) },
});

/** Twenty applications by seven experts, each within two points of its own mark; then `changes`. */
function calmRound(changes: Readonly<Record<string, Readonly<Record<number, number>>>> = {}) {
  const numbers = seededNumbers(11);
  const table = Array.from({ length: 20 }, (_, index) => {
    const app = `A-${String(index + 1).padStart(2, '0')}`;
    const mark = 60 + numbers.below(30);
    const row = Array.from({ length: 7 }, () => mark + (numbers.below(17) - 8) / 4);
    const other = Object.entries(changes[app] ?? {});
    for (const [at, value] of other) row[Number(at)] = value;
    return [app, row] as const;
  });
  return Object.fromEntries(table);
}

describe('a round with scores enough to know its spread', () => {
  test('a calm round has no outlying score', () => {
    expect(namedBy(tableRound(calmRound()))).toEqual([]);
  });

  test('one score far from the median of the others is pointed out, with scale and limit', () => {
    const [flag, ...others] = outliersOf(tableRound(calmRound({ 'A-05': { 2: 20 } })));
    expect(others).toEqual([]);
    expect(flag).toMatchObject({ app: 'A-05', expert: 'E-2', lot: 'LOT-1' });
    expect(flag?.note.en).toMatch(/^The total 20 is \d+(\.\d+)? points from the median/);
    expect(flag?.note.en).toContain('estimated from 140 scores; the limit is 3 times and 10 %');
    expect(flag?.note.zh).toContain('请询问，不自动处理');
  });

  test('two experts who are off together do not hide each other', () => {
    const round = tableRound(calmRound({ 'A-05': { 2: 20, 4: 22 } }));
    expect(namedBy(round)).toEqual(['A-05 E-2', 'A-05 E-4']);
  });

  test('an expert who is severe throughout stands out nowhere near the floor', () => {
    const table = Object.fromEntries(
      Object.entries(calmRound()).map(([app, row]) => [
        app,
        row.map((v, j) => (j === 3 ? v - 5 : v)),
      ]),
    );
    expect(namedBy(tableRound(table))).toEqual([]);
  });

  test('the floor is inclusive: a tenth of the full mark is pointed out, a hair less is not', () => {
    // Six at 80 and one apart: the median of the others is 80 exactly.
    const at = (value: number) => ({ ...calmRound(), 'A-09': [80, 80, value, 80, 80, 80, 80] });
    expect(namedBy(tableRound(at(70)))).toEqual(['A-09 E-2']);
    expect(namedBy(tableRound(at(70.25)))).toEqual([]);
  });

  test('the sealed rule moves both limits', () => {
    const table = { ...calmRound(), 'A-09': [80, 80, 72, 80, 80, 80, 80] };
    const rule = { cutoff: 300, floor: 800, decision: 'confirm-only' } as const;
    expect(namedBy(tableRound(table, under(rule)))).toEqual(['A-09 E-2']);
    expect(namedBy(tableRound(table, under({ ...rule, cutoff: 1000 })))).toEqual([]);
    expect(namedBy(tableRound(table, under(undefined)))).toEqual([]);
  });
});

describe('a round with too few scores for a spread', () => {
  test('twice the floor alone decides, and the flag says so', () => {
    const flags = outliersOf(tableRound({ A: [80, 81, 82, 61, 80] }));
    expect(flags.map(({ app, expert }) => `${app} ${expert}`)).toEqual([]);
    const [flag] = outliersOf(tableRound({ A: [80, 81, 82, 60, 80], B: [70, 71, 72, 70, 71] }));
    expect(flag).toMatchObject({ app: 'A', expert: 'E-3' });
    expect(flag?.note.en).toContain('20 % of the full mark or more');
    expect(flag?.note.en).toContain('fewer than 100');
  });

  test('a score stands against the median of the others, itself left out', () => {
    // The others of 60 are 80 and 81; with 60 among them the median would be near enough.
    const [flag, ...more] = outliersOf(tableRound({ A: [60, 80, 81] }));
    expect(flag?.note.en).toContain(
      'The total 60 is 20.5 points from the median 80.5 of the other 2',
    );
    expect(more).toEqual([]);
  });

  test('two experts have no median to stand against', () => {
    expect(namedBy(tableRound({ A: [90, 10] }))).toEqual([]);
  });

  test('a form without criteria has no totals and no flag', () => {
    const round = tableRound({ A: [80, 81, 82, 20, 80] });
    expect(namedBy({ ...round, rubric: { ...round.rubric, criteria: [] } })).toEqual([]);
  });
});

describe('what a flag is', () => {
  test('it changes no figure, no place and no use of a sheet', () => {
    const table = calmRound({ 'A-05': { 2: 20 } });
    const loud = mergeRound(tableRound(table));
    const rule = { cutoff: 1000, floor: 10_000, decision: 'confirm-only' } as const;
    const silent = mergeRound(tableRound(table, under(rule)));
    expect(loud.flags.length).toBeGreaterThan(silent.flags.length);
    expect(canonicalJson(loud.lots)).toBe(canonicalJson(silent.lots));
  });

  test('the order of sheets, experts and lots changes no byte of it', () => {
    const round = tableRound(calmRound({ 'A-05': { 2: 20 }, 'A-11': { 0: 99.75 } }));
    const turned: MergeInput = {
      ...round,
      sheets: round.sheets.toReversed(),
      panel: round.panel.toReversed(),
      assignments: round.assignments.toReversed(),
      lots: round.lots.map((lot) => ({ ...lot, applications: lot.applications.toReversed() })),
    };
    expect(canonicalJson(mergeRound(turned))).toBe(canonicalJson(mergeRound(round)));
  });

  test('a sheet that does not count is neither pointed out nor part of the median', () => {
    const round = tableRound({ A: [80, 81, 82, 20, 80] });
    const voided = round.sheets.map((sheet) =>
      sheet.scores.TOTAL === 2000 ? { ...sheet, verdict: 'void' as const } : sheet,
    );
    expect(namedBy({ ...round, sheets: voided })).toEqual([]);
    const kid = round.panel[3]?.kid ?? '';
    const corrected = sheetOf(kid, 'A', { TOTAL: 79 }, { rev: 2, state: 'amend' });
    expect(namedBy({ ...round, sheets: [...round.sheets, corrected] })).toEqual([]);
  });
});
