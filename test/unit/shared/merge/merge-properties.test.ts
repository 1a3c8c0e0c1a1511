import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import { compare, parseExact } from '../../../../shared/merge/exact.ts';
import type { MergeInput } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { plainPolicy, roundOf, rubricOf, sheetOf } from './round-of.ts';

const rubric = rubricOf({ C1: 30, C2: 30, C3: 40 });
const runs = { numRuns: 1000 };

const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  aggregator: fc.constantFrom('mean' as const, 'trimmed-mean' as const, 'median' as const),
  trim: fc.constant({ minSheets: 3 }),
  rounding: fc.constantFrom(
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

/** Quarter points, so that ties and halves are common. */
const quarter = (max: number) => fc.integer({ min: 0, max: max * 4 }).map((n) => n / 4);
const cell = fc.oneof(
  { weight: 6, arbitrary: fc.record({ C1: quarter(30), C2: quarter(30), C3: quarter(40) }) },
  { weight: 1, arbitrary: fc.constant('recused' as const) },
  { weight: 1, arbitrary: fc.constant('missing' as const) },
);

const anyRound: fc.Arbitrary<MergeInput> = fc
  .record({
    policy: anyPolicy,
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    experts: fc.integer({ min: 1, max: 7 }),
    cells: fc.array(cell, { minLength: 84, maxLength: 84 }),
  })
  .map(({ policy, sizes, experts, cells }) => {
    const kids = Array.from({ length: experts }, (_, index) => `K${index}`);
    const lots = Object.fromEntries(
      sizes.map((size, lot) => [
        `L${lot}`,
        Array.from({ length: size }, (_, index) => `L${lot}A${index}`),
      ]),
    );
    const pairs = Object.values(lots)
      .flat()
      .flatMap((app) => kids.map((kid) => ({ app, kid })));
    const sheets = pairs.flatMap(({ app, kid }, index) => {
      const scores = cells[index];
      return scores === undefined || typeof scores === 'string' ? [] : [sheetOf(kid, app, scores)];
    });
    const absences = pairs.flatMap(({ app, kid }, index) =>
      cells[index] === 'recused' ? [{ app, kid, state: 'recused' as const, reason: '' }] : [],
    );
    return roundOf(lots, kids, sheets, { rubric, policy, absences });
  });

const shuffled = <T>(values: readonly T[], seed: number): T[] =>
  values
    .map((value, index) => ({ value, key: Math.imul(index + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);

const totalsOf = (input: MergeInput) =>
  new Map(
    mergeRound(input)
      .lots.flatMap(({ standings }) => standings)
      .map((standing) => [standing.app, standing]),
  );

describe('any round', () => {
  test('the order of files, lots, experts and answers changes no byte', () => {
    fc.assert(
      fc.property(anyRound, fc.integer(), (input, seed) => {
        const other: MergeInput = {
          ...input,
          lots: shuffled(input.lots, seed).map((lot) => ({
            ...lot,
            applications: shuffled(lot.applications, seed),
          })),
          panel: shuffled(input.panel, seed),
          assignments: shuffled(input.assignments, seed).map(({ kid, apps }) => ({
            kid,
            apps: shuffled(apps, seed),
          })),
          absences: shuffled(input.absences, seed),
          sheets: shuffled(input.sheets, seed),
        };
        expect(canonicalJson(mergeRound(other))).toBe(canonicalJson(mergeRound(input)));
      }),
      runs,
    );
  });

  test('a higher score never lowers the application it was given to', () => {
    fc.assert(
      fc.property(anyRound, fc.nat(), (input, pick) => {
        const index = pick % Math.max(1, input.sheets.length);
        const sheet = input.sheets[index];
        const score = sheet?.scores.C3;
        if (sheet === undefined || typeof score !== 'number' || score > 3000) return;
        const raised = { ...sheet, scores: { ...sheet.scores, C3: score + 1000 } };
        const sheets = input.sheets.with(index, raised);
        // Without a tie chain: a trimmed mean may drop another sheet's criteria.
        const policy = { ...input.policy, tieChain: [] };
        const before = totalsOf({ ...input, policy }).get(sheet.app);
        const after = totalsOf({ ...input, policy, sheets }).get(sheet.app);
        if (before?.exact == null || after?.exact == null) return;
        expect(compare(parseExact(after.exact), parseExact(before.exact))).toBeGreaterThanOrEqual(
          0,
        );
        if (before.place === null || after.place === null) return;
        expect(after.place).toBeLessThanOrEqual(before.place);
      }),
      runs,
    );
  });

  test('an expert who gave no sheet changes no score and no place', () => {
    fc.assert(
      fc.property(anyRound, (input) => {
        const apps = input.lots.flatMap(({ applications }) => applications.map(({ app }) => app));
        const more: MergeInput = {
          ...input,
          panel: [...input.panel, { expert: 'E-Z', kid: 'KZ', name: 'Z' }],
          assignments: [...input.assignments, { kid: 'KZ', apps }],
        };
        const pick = (from: MergeInput) =>
          [...totalsOf(from).values()].map(({ app, exact, place, selected }) => ({
            app,
            exact,
            place,
            selected,
          }));
        expect(pick(more)).toEqual(pick(input));
      }),
      runs,
    );
  });

  test('other names for experts and applications leave every score and place as it was', () => {
    fc.assert(
      fc.property(anyRound, (input) => {
        // Reverses the order of ids, so that anything decided by name would show.
        const renamed = (id: string) =>
          [...id]
            .map((c) =>
              String.fromCharCode(c < 'A' ? 105 - c.charCodeAt(0) : 155 - c.charCodeAt(0)),
            )
            .join('');
        const other: MergeInput = {
          ...input,
          lots: input.lots.map((lot) => ({
            ...lot,
            applications: lot.applications.map((entry) => ({ ...entry, app: renamed(entry.app) })),
          })),
          panel: input.panel.map((entry) => ({ ...entry, kid: renamed(entry.kid) })),
          assignments: input.assignments.map(({ kid, apps }) => ({
            kid: renamed(kid),
            apps: apps.map(renamed),
          })),
          absences: input.absences.map((entry) => ({
            ...entry,
            kid: renamed(entry.kid),
            app: renamed(entry.app),
          })),
          sheets: input.sheets.map((sheet) => ({
            ...sheet,
            kid: renamed(sheet.kid),
            app: renamed(sheet.app),
            sha256: sheet.sha256.replace(/./g, (c) => (15 - Number.parseInt(c, 16)).toString(16)),
          })),
        };
        const [before, after] = [totalsOf(input), totalsOf(other)];
        for (const [app, { exact, place, selected, criteria }] of before) {
          expect(after.get(renamed(app))).toMatchObject({ exact, place, selected, criteria });
        }
      }),
      runs,
    );
  });

  test('criteria of a trimmed mean add up to its merged score', () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const policy: Policy = {
          ...plainPolicy,
          aggregator: 'trimmed-mean',
          trim: { minSheets: 3 },
        };
        for (const { exact, criteria } of totalsOf({ ...round, policy }).values()) {
          if (exact === null) continue;
          const sums = criteria.map((entry) => parseExact(entry.exact));
          const total = sums.reduce((a, b) => ({
            numerator: a.numerator * b.denominator + b.numerator * a.denominator,
            denominator: a.denominator * b.denominator,
          }));
          expect(compare(total, parseExact(exact))).toBe(0);
        }
      }),
      runs,
    );
  });
});
