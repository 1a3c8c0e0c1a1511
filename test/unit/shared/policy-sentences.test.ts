import { describe, expect, test } from 'vitest';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import { policySentences } from '../../../shared/policy-sentences.ts';
import { checkRule } from '../../../shared/rule-check.ts';

const programmes = loadProgrammes();
const { rubric, policy } = findReview(programmes, 'guangxi-cross-border', 'cb-pre-review').review;
const zh = (change: Partial<typeof policy> = {}) =>
  policySentences({ ...policy, ...change }, rubric)
    .map((sentence) => sentence.zh)
    .join('\n');

describe('the merge rule in sentences', () => {
  test('says every setting of the pre-review', () => {
    const said = zh();
    for (const part of [
      '4 项指标得分之和，满分 100 分',
      '算术平均分',
      '保留 2 位小数，四舍五入，只修约一次',
      '不按零分处理',
      '按公布的（修约后的）得分由高到低',
      '“实施保障力”、“揭榜方资质”',
      '取前 1 名',
      '少于 3 份',
      '仅有一个通过形式审查',
    ])
      expect(said).toContain(part);
  });

  test('a changed setting changes its sentence', () => {
    expect(zh({ aggregator: 'trimmed-mean', trim: { minSheets: 6 } })).toContain('不少于 6 份');
    expect(zh({ rankOn: 'exact' })).toContain('修约前的精确得分');
    expect(zh({ tieChain: [] })).toContain('得分相同的并列，不自动裁定');
    expect(zh({ rounding: [{ at: 'application', places: 1, mode: 'half-even' }] })).toContain(
      '四舍六入五成双',
    );
  });

  test('a vote states its threshold, what it counts and whether the edge passes', () => {
    const said = zh({
      vote: { yes: 'YES', abstain: null, denominator: 'panel', threshold: 'two-thirds' },
    });
    expect(said).toContain('三分之二（含三分之二）');
    expect(said).toContain('全体应到专家');
  });
});

describe('a rubric and a policy that do not go together', () => {
  test('are told apart from those of the programmes, every fault at once', () => {
    expect(checkRule(rubric, policy)).toEqual([]);
    const [first, ...rest] = rubric.criteria;
    if (first === undefined) throw new Error('the rubric has criteria');
    const faults = checkRule(
      { ...rubric, criteria: [{ ...first, step: 70, weight: 1 }, first, ...rest] },
      {
        ...policy,
        rounding: [],
        tieChain: ['NONE', 'ASSURANCE', 'ASSURANCE'],
        vote: { yes: 'YES', abstain: 'YES', denominator: 'cast', threshold: 'majority' },
      },
    );
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'rubric.criteria',
      'rubric.criteria.0.step',
      'rubric.criteria.1.id',
      'policy.rankOn',
      'policy.tieChain.0',
      'policy.tieChain.2',
      'policy.vote',
      'policy.vote',
      'policy.vote',
    ]);
  });
});
