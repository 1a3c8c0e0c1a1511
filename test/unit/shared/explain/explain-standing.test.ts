import { describe, expect, test } from 'vitest';
import { explainStanding } from '../../../../shared/explain/explain-standing.ts';
import { isHalfWay } from '../../../../shared/explain/rounding-words.ts';
import type { WhyPart } from '../../../../shared/explain/why-step.ts';
import { ratio } from '../../../../shared/merge/exact.ts';
import type { MergeInput } from '../../../../shared/merge/merge-input.ts';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { plainPolicy, roundOf, rubricOf, sheetOf, tableRound } from '../merge/round-of.ts';

/** Each step of one part as `about | in words | formula | result`. */
function told(input: MergeInput, app: string, part: WhyPart): readonly string[] {
  const content = mergeRound(input);
  for (const lot of content.lots) {
    const standing = lot.standings.find((one) => one.app === app);
    if (standing === undefined) continue;
    return explainStanding(content, input.rubric, lot, standing)
      .filter((step) => step.part === part)
      .map(({ about, text, formula, result }) =>
        [about.zh, text.zh, formula, result ?? ''].join(' | '),
      );
  }
  throw new Error(`no application ${app}`);
}

describe('a score from sheets to print, held against a reckoning by hand', () => {
  // Weights 25/20/20/20/15 on marks out of 100: .25·95.5 + .2·68.5 + .2·78.5 + .2·86.5 + .15·69 is
  // exactly 80.925, which half-even takes to 80.92 and half-up to 80.93.
  const weights = { C1: 25, C2: 20, C3: 20, C4: 20, C5: 15 };
  const rubric = {
    ...rubricOf(weights),
    criteria: rubricOf(weights).criteria.map((criterion) => ({ ...criterion, max: 10_000 })),
  };
  const marks = { C1: 95.5, C2: 68.5, C3: 78.5, C4: 86.5, C5: 69 };
  const input = (mode: 'half-even' | 'half-up') =>
    roundOf({ L: ['A'] }, ['K1'], [sheetOf('K1', 'A', marks)], {
      rubric,
      policy: { ...plainPolicy, rounding: [{ at: 'sheet', places: 2, mode }] },
    });

  test('the weighted sum is written out, and the half goes to the even digit', () => {
    expect(told(input('half-even'), 'A', 'sheet')).toEqual([
      'K1 | 计入 | 95.5 × 25 ÷ 100 + 68.5 × 20 ÷ 100 + 78.5 × 20 ÷ 100 + 86.5 × 20 ÷ 100 + 69 × 15 ÷ 100 = 80.925 | ',
      'K1 | 保留 2 位小数，四舍六入五成双（GB/T 8170）；恰在两数正中，取末位为偶数者 | 80.925 → 80.92 | 80.92',
    ]);
  });

  test('or away from zero, where the rule says so', () => {
    expect(told(input('half-up'), 'A', 'sheet')[1]).toBe(
      'K1 | 保留 2 位小数，四舍五入；恰在两数正中，向绝对值大的一侧进 | 80.925 → 80.93 | 80.93',
    );
  });

  test('a mean of eight, 57/8 = 7.125, says that it lay half way', () => {
    const panel = [7, 7.25, 7, 7.5, 7.25, 6.75, 7, 7.25];
    const table = tableRound(
      { A: panel },
      {
        policy: {
          ...plainPolicy,
          rounding: [{ at: 'application', places: 2, mode: 'half-even' }],
        },
      },
    );
    expect(told(table, 'A', 'merge')).toEqual([
      ' | 8 份计入的总分的平均 | (7.00 + 7.25 + 7.00 + 7.50 + 7.25 + 6.75 + 7.00 + 7.25) ÷ 8 = 7.125 | ',
      ' | 保留 2 位小数，四舍六入五成双（GB/T 8170）；恰在两数正中，取末位为偶数者 | 7.125 → 7.12 | 7.12',
    ]);
  });

  test('what a trim drops is named, and not in the mean', () => {
    const policy = { ...plainPolicy, aggregator: 'trimmed-mean' as const };
    const lines = told(tableRound({ A: [88, 90, 85, 99, 60] }, { policy }), 'A', 'merge');
    expect(lines).toEqual([
      `${'K3'.padEnd(43, 'A')} | 去掉一个最高分 | 99.00 | `,
      `${'K4'.padEnd(43, 'A')} | 去掉一个最低分 | 60.00 | `,
      ' | 3 份计入的总分的平均 | (88.00 + 90.00 + 85.00) ÷ 3 = 263/3 | ',
      ' | 保留 2 位小数，四舍五入 | 263/3 → 87.67 | 87.67',
    ]);
  });

  test('a median lists the totals in order', () => {
    const policy = { ...plainPolicy, aggregator: 'median' as const };
    expect(told(tableRound({ A: [90, 9, 100, 80] }, { policy }), 'A', 'merge')[0]).toBe(
      ' | 4 份计入的总分的中位数 | {9.00, 80.00, 90.00, 100.00} = 85 | ',
    );
  });

  test('figures that do not follow from the sheets are called out', () => {
    const content = mergeRound(tableRound({ A: [80, 90] }));
    const [lot] = content.lots;
    const [standing] = lot?.standings ?? [];
    if (lot === undefined || standing === undefined) throw new Error('nothing merged');
    const altered = { ...standing, exact: '86', printed: '86.00' };
    const steps = explainStanding(content, rubricOf({ TOTAL: 100 }), lot, altered);
    expect(steps.some(({ text }) => text.en.startsWith('mind:'))).toBe(true);
    const honest = explainStanding(content, rubricOf({ TOTAL: 100 }), lot, standing);
    expect(honest.some(({ text }) => text.en.startsWith('mind:'))).toBe(false);
  });

  test('only a figure exactly between two prints lies half way', () => {
    expect(isHalfWay(ratio(80925n, 1000n), 2)).toBe(true);
    expect(isHalfWay(ratio(1n, 3n), 2)).toBe(false);
    expect(isHalfWay(ratio(8093n, 100n), 2)).toBe(false);
    expect(isHalfWay(ratio(809250001n, 10_000_000n), 2)).toBe(false);
  });
});

describe('a place', () => {
  const rubric = rubricOf({ X: 50, Y: 30, Z: 20 });
  const scores: Readonly<Record<string, readonly [number, number, number]>> = {
    A: [40, 20, 10],
    B: [40, 18, 12],
    C: [38, 20, 12],
    D: [40, 20, 10],
  };
  const input = (selectPerLot: number) =>
    roundOf(
      { L: Object.keys(scores) },
      ['K1'],
      Object.entries(scores).map(([app, [X, Y, Z]]) => sheetOf('K1', app, { X, Y, Z })),
      { rubric, policy: { ...plainPolicy, tieChain: ['X', 'Y'], selectPerLot } },
    );

  test('follows the tie chain link by link, as far as it had to be asked', () => {
    expect(told(input(1), 'B', 'place')).toEqual([
      'B | 在评审单元内按修约后的得分比较：第 3 名 | 1. A 70; 1. D 70; 3. B 70; 4. C 70 | 3',
      'B · A | 得分相同，比较“X”：仍相同 | 40 = 40 | ',
      'B · A | 得分相同，比较“Y”：A 在前 | 18 < 20 | ',
      'B · D | 得分相同，比较“X”：仍相同 | 40 = 40 | ',
      'B · D | 得分相同，比较“Y”：D 在前 | 18 < 20 | ',
      'B · C | 得分相同，比较“X”：B 在前 | 40 > 38 | ',
      'B | 入选名额 1 个：未入选 | 2 + 1 > 1 | ',
    ]);
  });

  test('that stays tied says so, and that the tie straddles the cut', () => {
    const lines = told(input(1), 'A', 'place');
    expect(lines).toContain('A · D | 规则所列各项均相同，保持并列，由管理机构处理 |  | ');
    expect(lines.at(-1)).toBe(
      'A | 入选名额 1 个，并列跨过名额，均不入选，由管理机构处理 | 0 + 2 > 1 | ',
    );
    expect(told(input(2), 'A', 'place').at(-1)).toBe('A | 入选名额 2 个：入选 | 0 + 2 ≤ 2 | ');
  });

  test('says whether the printed score reached the line', () => {
    const lined = (line: number) => {
      const base = input(3);
      return { ...base, policy: { ...base.policy, selectPerLot: null, line } };
    };
    expect(told(lined(7000), 'B', 'place').at(-1)).toBe(
      'B | 入选线 70 分：达到，入选 | 70.00 ≥ 70 | ',
    );
    expect(told(lined(7001), 'B', 'place').at(-1)).toBe(
      'B | 入选线 70.01 分：未入选 | 70.00 < 70.01 | ',
    );
  });
});

describe('a line from which applications are named', () => {
  test('is held against the printed score, its edge included', () => {
    const policy = { ...plainPolicy, selectPerLot: null, line: 8000 };
    const input = tableRound({ A: [80, 80, 79.99], B: [80, 80, 79.95] }, { policy });
    expect(told(input, 'A', 'place').at(-1)).toBe('A | 入选线 80 分：达到，入选 | 80.00 ≥ 80 | ');
    expect(told(input, 'B', 'place').at(-1)).toBe('B | 入选线 80 分：未入选 | 79.98 < 80 | ');
  });
});

describe('a vote', () => {
  const rubric = {
    ...rubricOf({}),
    decision: {
      kind: 'vote' as const,
      title: { zh: '表决', en: 'vote' },
      choices: ['YES', 'NO', 'ABSTAIN'].map((id) => ({ id, title: { zh: id, en: id } })),
      required: true,
    },
  };
  const kids = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9'];
  const input = (denominator: 'cast' | 'present' | 'panel') =>
    roundOf(
      { L: ['P'] },
      kids,
      ['YES', 'YES', 'YES', 'YES', 'NO', 'NO', 'ABSTAIN', 'ABSTAIN'].map((decision, at) =>
        sheetOf(kids[at] ?? '', 'P', {}, { decision }),
      ),
      {
        rubric,
        absences: [{ kid: 'K9', app: 'P', state: 'recused', reason: '同一单位' }],
        policy: {
          ...plainPolicy,
          vote: { yes: 'YES', denominator, threshold: 'two-thirds', abstain: 'ABSTAIN' },
        },
      },
    );

  test('is held against its denominator in whole numbers, the edge included', () => {
    expect(told(input('cast'), 'P', 'vote')).toEqual([
      ' | YES 4，NO 2，ABSTAIN 2；基数 6（有效票数（不含弃权）） |  | 6',
      'YES | “YES”达到三分之二以上（含三分之二） | 3 × 4 = 12 ≥ 2 × 6 = 12 | ',
      ' | 通过 |  | ',
    ]);
    expect(told(input('present'), 'P', 'vote').slice(1)).toEqual([
      'YES | “YES”未达到三分之二以上（含三分之二） | 3 × 4 = 12 < 2 × 8 = 16 | ',
      ' | 未通过 |  | ',
    ]);
  });

  test('names who was recused and shows no total', () => {
    const lines = told(input('cast'), 'P', 'sheet');
    expect(lines).toContain('K9 | 回避：同一单位 |  | ');
    expect(lines.join()).not.toMatch(/=/);
    expect(told(input('cast'), 'P', 'merge')).toEqual([]);
  });
});
