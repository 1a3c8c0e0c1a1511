import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BarePolicy } from '../../../../../shared/merge/bare/bare-policy.ts';
import type { BareResult } from '../../../../../shared/merge/bare/bare-result.ts';
import { compare, parseExact } from '../../../../../shared/merge/exact.ts';
import { mergeRound } from '../../../../../shared/merge/merge-round.ts';
import type { Policy } from '../../../../../shared/policy.ts';
import { roundOf, rubricOf, sheetOf } from '../round-of.ts';
import { merge, placesOf, type ScoreRow, scorePolicy } from './bare-of.ts';

const runs = { numRuns: 2000 };
const bytes = (result: BareResult) => JSON.stringify(result);

const ids = ['C1', 'C2', 'C3'] as const;
const experts = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6'] as const;

const anyPolicy: fc.Arbitrary<BarePolicy> = fc
  .record({
    order: fc.constantFrom('experts-first', 'criteria-first'),
    aggregator: fc.constantFrom('mean', 'trimmed-mean', 'median'),
    decided: fc.constantFrom('lot', 'each'),
    mode: fc.constantFrom('half-up', 'half-even'),
    inner: fc.constantFrom(null, 0, 1, 2),
    outer: fc.constantFrom(null, 0, 2),
    on: fc.constantFrom('printed', 'exact'),
    tieChain: fc.constantFrom([], ['C2'], [['C1', 'C3'], 'C2']),
    selectPerLot: fc.constantFrom(null, 1, 2),
    minExperts: fc.constantFrom(1, 2),
  })
  .map(({ order, aggregator, decided, mode, inner, outer, on, ...more }) => {
    const innerAt = order === 'experts-first' ? 'sheet' : 'panel';
    const points = [
      { at: innerAt, places: inner, mode },
      { at: 'total', places: outer, mode },
    ];
    return scorePolicy(
      {
        order,
        criteria: ids.map((id, index) => ({ id, factor: ['1', '0.8', '25/30'][index] })),
        aggregator,
        trim: { high: 1, low: 1, minValues: 4, decided },
        rounding: points.filter(({ places }) => places !== null),
        rank: {
          on,
          tieChain: more.tieChain,
          selectPerLot: more.selectPerLot,
          singleApplication: 'score',
        },
      },
      { quorum: { minExperts: more.minExperts } },
    );
  });

/** Half points, so that ties and halves are common; null is an absent expert. */
const sheet = fc.option(
  fc.tuple(...ids.map(() => fc.integer({ min: 0, max: 20 }).map((n) => n / 2))),
  { freq: 6 },
);
const anyRows: fc.Arbitrary<readonly ScoreRow[]> = fc
  .array(fc.array(sheet, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((applications) =>
    applications.flatMap((sheets, index) =>
      sheets.flatMap((values, at) =>
        ids.map((id, criterion): ScoreRow => {
          const value = values?.[criterion];
          const lot = `L${index % 2}`;
          return [lot, `A${index}`, experts[at] ?? 'E0', id, value === undefined ? '' : `${value}`];
        }),
      ),
    ),
  );

const shuffled = <T>(values: readonly T[], seed: number): T[] =>
  values
    .map((value, index) => ({ value, key: Math.imul(index + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);

const exactTotals = (result: BareResult) =>
  new Map(
    result.lots.flatMap(({ standings }) =>
      standings.map(({ application, exact }) => [application, exact] as const),
    ),
  );

const outline = (result: BareResult) => ({ ...placesOf(result), totals: [...exactTotals(result)] });

describe('any table under any rule', () => {
  test('rows in any order, experts under any name, absent ones unsaid: the same figures', () => {
    fc.assert(
      fc.property(anyPolicy, anyRows, fc.integer(), (policy, rows, seed) => {
        const result = merge(policy, rows);
        expect(bytes(merge(policy, shuffled(rows, seed)))).toBe(bytes(result));

        const renamed = rows.map((row): ScoreRow => {
          const name = `X${9 - Number(row[2].slice(1))}`;
          return [row[0], row[1], name, row[3], row[4]];
        });
        expect(outline(merge(policy, renamed))).toEqual(outline(result));

        const present = rows.filter(([, , , , value]) => value !== '');
        const everyone = new Set(rows.map(([, application]) => application)).size;
        if (new Set(present.map(([, application]) => application)).size < everyone) return;
        expect(outline(merge(policy, present))).toEqual(outline(result));
      }),
      runs,
    );
  });

  test('a higher score never lowers the application it was given to', () => {
    fc.assert(
      fc.property(anyPolicy, anyRows, fc.nat(), (policy, rows, pick) => {
        const index = pick % rows.length;
        const row = rows[index];
        if (row === undefined || row[4] === '') return;
        const raised = rows.with(index, [row[0], row[1], row[2], row[3], `${Number(row[4]) + 3}`]);
        const before = exactTotals(merge(policy, rows)).get(row[1]);
        const after = exactTotals(merge(policy, raised)).get(row[1]);
        if (before == null || after == null) return;
        expect(compare(parseExact(after), parseExact(before))).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  test('decided per lot, a lot is trimmed as a whole or not at all', () => {
    fc.assert(
      fc.property(anyPolicy, anyRows, (policy, rows) => {
        if (policy.scores?.trim?.decided !== 'lot') return;
        for (const { standings } of merge(policy, rows).lots) {
          const trims = standings.flatMap(({ criteria }) => criteria.map(({ trimmed }) => trimmed));
          expect(new Set(trims).size).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });
});

describe('a sealed rule', () => {
  const rubric = rubricOf({ C1: 30, C2: 30, C3: 40 });
  const sealed: fc.Arbitrary<Policy> = fc.record({
    aggregator: fc.constantFrom('mean' as const, 'trimmed-mean' as const, 'median' as const),
    trim: fc.constantFrom({ minSheets: 3 }, { minSheets: 5 }),
    rounding: fc.constantFrom(
      [],
      [{ at: 'application' as const, places: 2, mode: 'half-up' as const }],
      [
        { at: 'sheet' as const, places: 1, mode: 'half-even' as const },
        { at: 'application' as const, places: 0, mode: 'half-even' as const },
      ],
    ),
    rankOn: fc.constantFrom('printed' as const, 'exact' as const),
    tieChain: fc.constantFrom([], ['C2'], ['C3', 'C1']),
    quorum: fc.constantFrom({ minSheets: 1 }, { minSheets: 3 }),
    singleApplication: fc.constantFrom('direct' as const, 'score' as const),
    selectPerLot: fc.constantFrom(null, 1, 2),
    vote: fc.constant(null),
  });
  const asBare = (policy: Policy) =>
    scorePolicy(
      {
        criteria: rubric.criteria.map(({ id, max, weight }) => ({
          id,
          factor: `${weight}/${max}`,
        })),
        aggregator: policy.aggregator,
        trim: { high: 1, low: 1, minValues: policy.trim.minSheets, decided: 'lot' },
        rounding: policy.rounding.map(({ at, ...rest }) => ({
          at: at === 'application' ? 'total' : at,
          ...rest,
        })),
        rank: {
          on: policy.rankOn,
          tieChain: policy.tieChain,
          selectPerLot: policy.selectPerLot,
          singleApplication: policy.singleApplication,
        },
      },
      { quorum: { minExperts: policy.quorum.minSheets } },
    );

  test('gives in a bare table what it gives in a sealed round, to the digit and the place', () => {
    fc.assert(
      fc.property(sealed, anyRows, (policy, rows) => {
        const applications = Map.groupBy(rows, ([, application]) => application);
        const lots = Map.groupBy(applications.keys(), (name) => `L${Number(name.slice(1)) % 2}`);
        const kids = experts.map((name) => name.padEnd(43, 'A'));
        const sheets = [...applications].flatMap(([app, own]) =>
          [...Map.groupBy(own, ([, , expert]) => expert)].flatMap(([expert, cells]) => {
            if (cells.some(([, , , , value]) => value === '')) return [];
            const scores = cells.map(([, , , id, value]) => [id, Number(value)] as const);
            return [sheetOf(expert.padEnd(43, 'A'), app, Object.fromEntries(scores))];
          }),
        );
        const merged = mergeRound(
          roundOf(Object.fromEntries(lots), kids, sheets, { rubric, policy }),
        );
        const bare = merge(asBare(policy), rows);
        const placed = (result: typeof merged | BareResult) =>
          result.lots.map(({ lot, state, standings }) => ({
            lot,
            state,
            standings: standings.map((standing) => ({
              name: 'app' in standing ? standing.app : standing.application,
              place: standing.place,
              selected: standing.selected,
              exact: standing.exact,
            })),
          }));
        expect(placed(bare)).toEqual(placed(merged));
      }),
      runs,
    );
  });
});
