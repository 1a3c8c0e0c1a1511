// Worked examples of what experts state beside scores, each small enough to follow by hand.
import { describe, expect, test } from 'vitest';
import { findReview, loadProgrammes } from '../../../../electron/programmes.ts';
import type { MergeSheet } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import type { Policy } from '../../../../shared/policy.ts';
import { roundOf, sheetOf } from './round-of.ts';

const programmes = loadProgrammes();
const review = (id: string) => findReview(programmes, 'guangxi-cross-border', id).review;
const kids = (count: number) => Array.from({ length: count }, (_, index) => `K${index}`);

describe('veto ticks on 合作风险性', () => {
  const { rubric, policy } = review('cb-demand-listing');
  const best = Object.fromEntries(rubric.criteria.map(({ id, max }) => [id, max / 100]));
  const fair = Object.fromEntries(rubric.criteria.map(({ id, max }) => [id, max / 125]));
  /** Need A scores 100, need B 80; `ticks` of five experts tick A. */
  const listed = (ticks: number, change: Partial<Policy> = {}) => {
    const sheets = kids(5).flatMap((kid, index) => [
      sheetOf(
        kid,
        'A',
        best,
        index < ticks ? { vetoes: [{ item: 'RISK', reason: '列入目录' }] } : {},
      ),
      sheetOf(kid, 'B', fair),
    ]);
    const rule = { ...policy, ...change };
    const { lots, flags } = mergeRound(
      roundOf({ L: ['A', 'B'] }, kids(5), sheets, { rubric, policy: rule }),
    );
    const standings = new Map(lots[0]?.standings.map((one) => [one.app, one]));
    return { lot: lots[0], a: standings.get('A'), b: standings.get('B'), flags };
  };

  test('one tick is flagged and changes nothing', () => {
    const { lot, a, flags } = listed(1);
    expect(a).toMatchObject({ place: 1, printed: '100.00', selected: true });
    expect(a?.vetoes).toEqual([{ item: 'RISK', count: 1, valid: 5, effective: false }]);
    expect(flags.filter(({ kind }) => kind.startsWith('veto'))).toMatchObject([
      { kind: 'veto-tick', app: 'A' },
    ]);
    expect(lot?.note.zh).toBe('');
    expect(a).not.toHaveProperty('excluded');
  });

  test('three of five are more than half: out of the places, the score kept, the reason said', () => {
    const { lot, a, b, flags } = listed(3);
    expect(a).toMatchObject({ place: null, printed: '100.00', selected: false });
    expect(a?.excluded?.zh).toContain('否决项“涉及禁止出口技术”有 3 位专家勾选（有效评分 5 份）');
    expect(b).toMatchObject({ place: 1, selected: true });
    expect(lot?.note.zh).toBe('否决生效，不排名次：A。');
    expect(flags.map(({ kind }) => kind)).toContain('veto-effective');
    expect(a?.sheets[0]?.vetoes).toEqual([{ item: 'RISK', reason: '列入目录' }]);
  });

  test('exactly half is not more than half; a count takes effect at the count', () => {
    const share = (of: number, ticks: number) => {
      const sheets = kids(of).map((kid, index) =>
        sheetOf(kid, 'A', best, index < ticks ? { vetoes: [{ item: 'RISK', reason: '是' }] } : {}),
      );
      const round = roundOf({ L: ['A'] }, kids(of), sheets, { rubric, policy });
      return mergeRound(round).lots[0]?.standings[0]?.vetoes?.[0]?.effective;
    };
    expect([share(6, 3), share(6, 4)]).toEqual([false, true]);
    const veto = { takesEffectAt: { count: 2 }, effect: 'flag' } as const;
    expect(listed(2, { veto }).a).toMatchObject({ place: 1, vetoes: [{ effective: true }] });
    expect(listed(2, { veto }).flags.find(({ kind }) => kind === 'veto-effective')?.note.zh).toBe(
      '否决项“涉及禁止出口技术”有 2 位专家勾选（有效评分 5 份），达到规则规定的 2 份以上（含 2 份），须重点核实。',
    );
  });

  test('the line names whoever reaches it, its edge included, and nobody below', () => {
    expect(listed(0).b?.selected).toBe(true);
    expect(listed(0, { line: 8000 }).b?.selected).toBe(true);
    expect(listed(0, { line: 8001 }).b?.selected).toBe(false);
    expect(listed(0, { selectPerLot: 1 }).b?.selected).toBe(false);
    expect(listed(0, { selectPerLot: 2, line: 8001 }).b?.selected).toBe(false);
  });
});

describe('the midterm: target by target, then the vote', () => {
  const { rubric, policy } = review('cb-midterm');
  const target = (id: string) => ({
    id,
    kind: 'TECHNICAL',
    title: id,
    planned: '≥95%',
    source: '',
  });
  const held = (decisions: readonly string[], judgements: readonly string[] = [], silent = 0) => {
    const panel = kids(decisions.length + silent);
    const sheets = decisions.map((decision, index): MergeSheet => {
      const judgement = judgements[index] ?? 'MET';
      return sheetOf(
        panel[index] ?? '',
        'P',
        {},
        {
          decision,
          targets: [{ target: 'T-1', judgement, note: '' }],
        },
      );
    });
    const base = roundOf({ L: ['P'] }, panel, sheets, { rubric, policy });
    const lots = base.lots.map((lot) => ({
      ...lot,
      applications: lot.applications.map((one) => ({ ...one, targets: [target('T-1')] })),
    }));
    const { lots: merged, flags } = mergeRound({ ...base, lots });
    return {
      lot: merged[0],
      standing: merged[0]?.standings[0],
      kinds: flags.map(({ kind }) => kind),
    };
  };

  test('no total anywhere, the counts of every judgement per target', () => {
    const { standing } = held(['CONTINUE', 'CONTINUE', 'STOP'], ['MET', 'PARTLY', 'MET']);
    expect(standing).toMatchObject({ exact: null, printed: null, place: null, criteria: [] });
    expect(standing?.sheets.map(({ exact, printed }) => exact ?? printed)).toEqual([
      null,
      null,
      null,
    ]);
    expect(standing?.targets).toEqual([
      {
        target: target('T-1'),
        counts: [
          { judgement: 'MET', count: 2 },
          { judgement: 'PARTLY', count: 1 },
          { judgement: 'NOT', count: 0 },
        ],
      },
    ]);
  });

  test.each([
    [['CONTINUE', 'CONTINUE', 'CONTINUE', 'RECTIFY', 'STOP'], 'CONTINUE', true],
    [['CONTINUE', 'RECTIFY', 'RECTIFY', 'RECTIFY', 'STOP'], 'RECTIFY', false],
    [['CONTINUE', 'STOP', 'STOP', 'STOP', 'STOP'], 'STOP', false],
    [['CONTINUE', 'CONTINUE', 'RECTIFY', 'RECTIFY', 'STOP'], null, false],
    [['CONTINUE', 'CONTINUE', 'STOP', 'STOP'], null, false],
  ])('%j comes to %s', (decisions, outcome, passed) => {
    const { lot, standing, kinds } = held(decisions);
    expect(lot?.state).toBe('voted');
    expect(standing?.votes).toMatchObject({ outcome, passed });
    expect(standing?.selected).toBe(passed);
    expect(kinds.includes('no-outcome')).toBe(outcome === null);
    expect(lot?.note.zh.includes('无表决结论')).toBe(outcome === null);
  });

  test('two thirds of the panel must vote: three of five hold the lot, four do not', () => {
    expect(held(['CONTINUE', 'CONTINUE', 'CONTINUE'], [], 2).lot).toMatchObject({
      state: 'held',
      note: {
        zh: '有效评分不足 3 份或未达到应评专家的三分之二以上（含三分之二），暂缓排序：P (3/5)。',
      },
    });
    expect(held(['CONTINUE', 'CONTINUE', 'CONTINUE', 'STOP'], [], 1).lot?.state).toBe('voted');
    expect(held(['CONTINUE', 'CONTINUE', 'CONTINUE', 'STOP'], [], 2).lot?.state).toBe('voted');
  });

  test('a target judged met and not met is pointed out', () => {
    const judged = (...judgements: string[]) =>
      held(
        judgements.map(() => 'CONTINUE'),
        judgements,
      ).kinds;
    expect(judged('MET', 'NOT', 'MET')).toContain('targets-disputed');
    expect(judged('MET', 'PARTLY', 'MET')).not.toContain('targets-disputed');
  });
});

describe('grades of the performance review', () => {
  const { rubric, policy } = review('cb-performance');
  const gradeAt = (points: number, change: Partial<Policy> = {}) => {
    // All in one criterion, so that the total is what is asked for.
    const plain = { ...rubric.criteria[0], id: 'ALL', max: 10_000, weight: 10_000, step: 1 };
    const one = { ...rubric, criteria: [{ ...rubric.criteria[0], ...plain }] } as typeof rubric;
    const sheets = kids(3).map((kid) => sheetOf(kid, 'P', { ALL: points }));
    const rule = { ...policy, tieChain: [], ...change };
    return mergeRound(roundOf({ L: ['P'] }, kids(3), sheets, { rubric: one, policy: rule })).lots[0]
      ?.standings[0]?.grade;
  };

  test.each([
    [100, 'EXCELLENT'],
    [90, 'EXCELLENT'],
    [89.99, 'GOOD'],
    [75, 'GOOD'],
    [74.99, 'QUALIFIED'],
    [60, 'QUALIFIED'],
    [59.99, 'FAILED'],
    [0, 'FAILED'],
  ])('%d points are %s', (points, grade) => {
    expect(gradeAt(points)).toBe(grade);
  });

  test('the printed score decides: 89.95 printed as 90.0 is excellent', () => {
    const rounding: Policy['rounding'] = [{ at: 'application', places: 1, mode: 'half-up' }];
    expect(gradeAt(89.95, { rounding })).toBe('EXCELLENT');
    expect(gradeAt(89.94, { rounding })).toBe('GOOD');
  });
});

test('where a vote decides, points beside it have no total, no spread and no trim', () => {
  const { rubric, policy } = review('cb-award-argument');
  const sheets = kids(5).map((kid, index) =>
    sheetOf(kid, 'P', Object.fromEntries(rubric.criteria.map(({ id }) => [id, index % 3])), {
      decision: index < 4 ? 'PASS' : 'FAIL',
      decisionReason: '理由',
    }),
  );
  const rule: Policy = { ...policy, aggregator: 'trimmed-mean' };
  const { lots, flags } = mergeRound(
    roundOf({ L: ['P'] }, kids(5), sheets, { rubric, policy: rule }),
  );
  const [standing] = lots[0]?.standings ?? [];
  expect(lots[0]).toMatchObject({ state: 'voted', trimmed: false });
  expect(standing).toMatchObject({ exact: null, printed: null, votes: { passed: true } });
  expect(standing?.sheets.map((row) => [row.exact, row.use, row.decision_reason])).toEqual(
    Array(5).fill([null, 'used', '理由']),
  );
  expect(standing?.criteria.map(({ printed }) => printed)).toEqual(Array(4).fill('0.80'));
  expect(flags.map(({ kind }) => kind)).toEqual([]);
});
