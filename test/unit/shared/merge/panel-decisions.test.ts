import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import type { MergeInput } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import type { LedgerDecision } from '../../../../shared/merge/panel-decisions.ts';
import { ResultContent } from '../../../../shared/objects/result.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { digestOf, plainPolicy, roundOf, rubricOf, sheetOf, tableRound } from './round-of.ts';

const allowing: Policy = {
  ...plainPolicy,
  outliers: { cutoff: 300, floor: 1000, decision: 'mean-of-others' },
};

/** The decision that puts the mean of the others in place of the total of one expert. */
function decisionOn(
  input: MergeInput,
  expert: number,
  app: string,
  change: Partial<LedgerDecision> = {},
): LedgerDecision {
  const member = input.panel[expert];
  if (!member) throw new Error('no such expert');
  return {
    sha256: digestOf(`decision ${member.kid}`, app, change.rev ?? 1),
    expert: member.expert,
    kid: member.kid,
    app,
    item: null,
    sheet_sha256: digestOf(member.kid, app),
    rev: 1,
    outcome: 'mean-of-others',
    votes: { abnormal: 3, normal: 1, members: 5 },
    decided_by: '专家组',
    reason: '与申报材料明显不符。',
    ...change,
  };
}

const table = { A: [90, 90, 90, 30, 91], B: [85, 85, 85, 85, 85] } as const;
const standingOf = (input: MergeInput, app: string) =>
  mergeRound(input)
    .lots.flatMap(({ standings }) => standings)
    .find((one) => one.app === app);

describe('a total replaced by the mean of the others', () => {
  const round = tableRound(table, { policy: allowing });
  const decided = { ...round, decisions: [decisionOn(round, 3, 'A')] };

  test('the merged score is exact, and both results are shown', () => {
    // (90 + 90 + 90 + 91) ÷ 4 = 90.25 takes the place of 30.
    expect(standingOf(decided, 'A')).toMatchObject({
      exact: '361/4',
      printed: '90.25',
      place: 1,
      selected: true,
      undecided: { exact: '391/5', printed: '78.20', place: 2, selected: false },
    });
    expect(standingOf(decided, 'B')).toMatchObject({
      printed: '85.00',
      place: 2,
      undecided: { printed: '85.00', place: 1, selected: true },
    });
  });

  test('the row says what counted, what was signed and which decision did it', () => {
    const row = standingOf(decided, 'A')?.sheets[3];
    expect(row).toMatchObject({
      use: 'used',
      exact: '361/4',
      scores: [{ item: 'TOTAL', value: 3000 }],
      replaced: {
        decisions: [decided.decisions[0]?.sha256],
        exact: '30',
        scores: [{ item: 'TOTAL', exact: '361/4' }],
      },
    });
    const others = standingOf(decided, 'A')?.sheets.filter(({ expert }) => expert !== 'E-3');
    expect(others?.every(({ replaced }) => replaced === undefined)).toBe(true);
  });

  test('the result lists the decision and a flag, and fits its schema', () => {
    const result = mergeRound(decided);
    expect(result.decisions?.map(({ state }) => state)).toEqual(['in-force']);
    expect(result.flags.map(({ kind }) => kind)).toContain('score-replaced');
    expect(ResultContent.parse(result)).toEqual(result);
  });

  test('where the rule has grades, both results carry one', () => {
    const bands = [
      { id: 'GOOD', title: { zh: '良好', en: 'Good' }, from: 8000 },
      { id: 'PASS', title: { zh: '合格', en: 'Pass' }, from: 0 },
    ];
    const graded = { ...decided, policy: { ...allowing, grades: { bands } } };
    expect(standingOf(graded, 'A')).toMatchObject({ grade: 'GOOD', undecided: { grade: 'PASS' } });
    expect(ResultContent.parse(mergeRound(graded))).toEqual(mergeRound(graded));
    expect(standingOf(decided, 'A')?.undecided).not.toHaveProperty('grade');
  });

  test('without decisions not a byte is different from a round that has none', () => {
    const none = { ...round, decisions: [], queries: [] };
    expect(canonicalJson(mergeRound(none))).toBe(canonicalJson(mergeRound(round)));
    expect(canonicalJson(mergeRound(round))).not.toContain('undecided');
  });

  test('a lot that no decision touches shows one result', () => {
    const lots = [...round.lots, { lot: 'LOT-2', title: 'LOT-2', applications: [] }];
    const other = { app: 'C', title: 'C', unit: 'C' };
    const wide: MergeInput = {
      ...decided,
      lots: lots.map((lot) => (lot.lot === 'LOT-2' ? { ...lot, applications: [other] } : lot)),
      assignments: round.assignments.map((one) => ({ ...one, apps: [...one.apps, 'C'] })),
      sheets: [...round.sheets, ...round.panel.map(({ kid }) => sheetOf(kid, 'C', { TOTAL: 70 }))],
    };
    expect(standingOf(wide, 'C')?.undecided).toBeUndefined();
    expect(standingOf(wide, 'A')?.undecided).toBeDefined();
  });
});

describe('when a decision takes no effect', () => {
  const round = tableRound(table, { policy: allowing });
  const statesOf = (input: MergeInput) => mergeRound(input).decisions?.map(({ state }) => state);

  test('where the sealed rule lets scores stand, or says nothing', () => {
    for (const policy of [
      plainPolicy,
      { ...plainPolicy, outliers: { cutoff: 300, floor: 1000, decision: 'confirm-only' as const } },
    ]) {
      const input = { ...round, policy, decisions: [decisionOn(round, 3, 'A')] };
      expect(standingOf(input, 'A')).toMatchObject({ printed: '78.20', place: 2 });
      expect(statesOf(input)).toEqual(['without-effect']);
      expect(mergeRound(input).flags.map(({ kind }) => kind)).toContain('decision-without-effect');
    }
  });

  test('where the sheet was corrected since', () => {
    const kid = round.panel[3]?.kid ?? '';
    const corrected = sheetOf(kid, 'A', { TOTAL: 88 }, { rev: 2, state: 'amend' });
    const input = {
      ...round,
      sheets: [...round.sheets, corrected],
      decisions: [decisionOn(round, 3, 'A')],
    };
    expect(standingOf(input, 'A')?.printed).toBe('89.80');
    expect(statesOf(input)).toEqual(['without-effect']);
  });

  test('where a later decision on the same score confirms it', () => {
    const confirmed = decisionOn(round, 3, 'A', { rev: 2, outcome: 'confirm' });
    const input = { ...round, decisions: [confirmed, decisionOn(round, 3, 'A')] };
    expect(standingOf(input, 'A')?.printed).toBe('78.20');
    expect(statesOf(input)).toEqual(['replaced', 'in-force']);
  });

  test('where it names another expert’s sheet, another application or a sheet that never was', () => {
    const foreign = [
      decisionOn(round, 3, 'A', { kid: round.panel[0]?.kid ?? '' }),
      decisionOn(round, 3, 'A', { sheet_sha256: 'ab'.repeat(32) }),
    ];
    for (const decision of foreign) {
      expect(standingOf({ ...round, decisions: [decision] }, 'A')?.printed).toBe('78.20');
    }
  });

  test('where fewer than two others are left without a decision', () => {
    const decisions = [0, 1, 2, 3].map((expert) => decisionOn(round, expert, 'A'));
    expect(standingOf({ ...round, decisions }, 'A')?.printed).toBe('78.20');
    expect(statesOf({ ...round, decisions })).toEqual(Array(4).fill('without-effect'));
  });
});

describe('a criterion replaced by the mean of the others', () => {
  const rubric = rubricOf({ C1: 40, C2: 60 });
  const kids = ['K0', 'K1', 'K2', 'K3'].map((kid) => kid.padEnd(43, 'A'));
  const scores = [
    { C1: 30, C2: 50 },
    { C1: 31, C2: 50 },
    { C1: 32, C2: 50 },
    { C1: 2, C2: 44 },
  ];
  const sheets = kids.map((kid, index) => sheetOf(kid, 'A', scores[index] ?? {}));
  const round = roundOf({ L: ['A'] }, kids, sheets, { rubric, policy: allowing });
  const decision = decisionOn(round, 3, 'A', { item: 'C1' });

  test('only that score is replaced, and the total follows from the scores', () => {
    const standing = standingOf({ ...round, decisions: [decision] }, 'A');
    expect(standing?.sheets[3]).toMatchObject({
      exact: '75',
      replaced: { exact: '46', scores: [{ item: 'C1', exact: '31' }] },
    });
    expect(standing?.criteria).toEqual([
      { item: 'C1', exact: '31', printed: '31.00' },
      { item: 'C2', exact: '97/2', printed: '48.50' },
    ]);
    expect(standing?.printed).toBe('79.50');
  });

  test('a mean that ends in no decimal stays an exact fraction up to the printed figure', () => {
    const thirds = sheets.map((sheet, index) =>
      index === 0 ? { ...sheet, scores: { C1: 3100, C2: 5000 } } : sheet,
    );
    const standing = standingOf({ ...round, sheets: thirds, decisions: [decision] }, 'A');
    expect(standing?.sheets[3]?.replaced?.scores).toEqual([{ item: 'C1', exact: '94/3' }]);
    expect(standing?.sheets[3]?.exact).toBe('226/3');
  });

  test('the replaced total is rounded where the rule rounds every sheet', () => {
    const policy: Policy = {
      ...allowing,
      rounding: [
        { at: 'sheet', places: 1, mode: 'half-even' },
        { at: 'application', places: 2, mode: 'half-up' },
      ],
    };
    const thirds = sheets.map((sheet, index) =>
      index === 0 ? { ...sheet, scores: { C1: 3100, C2: 5000 } } : sheet,
    );
    const input = { ...round, policy, sheets: thirds, decisions: [decision] };
    expect(standingOf(input, 'A')?.sheets[3]?.exact).toBe('753/10');
  });
});
