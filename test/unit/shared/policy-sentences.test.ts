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

  test('outlying scores: from where, and what the panel may do; nothing where the rule is silent', () => {
    const rule = { cutoff: 350, floor: 1000, decision: 'mean-of-others' } as const;
    expect(zh({ outliers: rule })).toContain('全轮离散度的 3.5 倍、且不少于满分 10% 的，予以指出');
    expect(zh({ outliers: rule })).toContain('可以其余专家的平均分代替');
    expect(zh({ outliers: { ...rule, decision: 'confirm-only' } })).toContain('只能维持评分');
    expect(zh()).not.toContain('离散度');
  });

  test('a vote states its threshold, what it counts and whether the edge passes', () => {
    const said = zh({
      vote: { yes: 'YES', abstain: null, denominator: 'panel', threshold: 'two-thirds' },
    });
    expect(said).toContain('三分之二（含三分之二）');
    expect(said).toContain('全体应到专家');
  });
});

describe('what a rule asks for beside scores, in sentences', () => {
  const said = (id: string, change: Partial<typeof policy> = {}) => {
    const { review } = findReview(programmes, 'guangxi-cross-border', id);
    return policySentences({ ...review.policy, ...change }, review.rubric).map(({ zh }) => zh);
  };

  test('a veto: who may tick, that one is flagged, when it takes effect and what follows', () => {
    const sentences = said('cb-demand-listing').join('\n');
    for (const part of [
      '否决项“涉及禁止出口技术”',
      '有一位专家勾选即作提示',
      '勾选达到有效评分的过半数（超过二分之一）时，该申报不排名次、不入选',
      '公布的汇总得分达到 70 分（含）的入选，不限个数',
      '每个申报项目的专家不少于 5 人，人数为单数',
    ])
      expect(sentences).toContain(part);
    const flagged = said('cb-demand-listing', {
      veto: { takesEffectAt: { count: 2 }, effect: 'flag' },
    }).join();
    expect(flagged).toContain('勾选达到 2 份以上（含 2 份）时，作重点提示，不影响名次');
  });

  test('a midterm: targets, outcomes, reasons and the share of the panel, and no word of a total', () => {
    const sentences = said('cb-midterm');
    expect(sentences).toEqual([
      '任务书每项指标逐一判断为“完成”、“部分完成”、“未完成”之一，按项统计人数，不折算成分数；判断为“部分完成”、“未完成”的须写明说明。',
      '“继续实施”、“限期整改”、“终止实施”中单独达到参加表决的人数（含弃权）过半数（超过二分之一）的选项为表决结论；没有一个选项达到的，无结论，由管理机构处理。',
      '选择“限期整改”、“终止实施”须写明理由。',
      '每个申报项目的专家不少于 5 人，人数为单数；封存前提示，不强制。',
      '有效评分少于 3 份，或未达到该项目应评专家（含回避）三分之二以上（含三分之二）的，所在评审单元暂缓排序，由管理机构处理。',
    ]);
  });

  test('an argument with points: they are on record, the vote decides, both ways need a reason', () => {
    const sentences = said('cb-award-argument').join('\n');
    expect(sentences).toContain('逐项给分只记录判断，不计总分、不排序；结论由表决决定。');
    expect(sentences).toContain('作出结论须写明理由。');
    expect(sentences).not.toMatch(/平均|由高到低|修约/);
  });

  test('grades: each band with its lower end, included', () => {
    expect(said('cb-performance').join()).toContain(
      '优秀 90 分以上，良好 75 分以上，合格 60 分以上，不合格 0 分以上',
    );
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

  test('what is asked for beside scores is checked as well, each fault at its place', () => {
    const both = { zh: '甲', en: 'a' };
    const named = (...ids: string[]) => ids.map((id) => ({ id, title: both }));
    const band = (id: string, from: number) => ({ id, title: both, from });
    const faultsOf = (change: Partial<typeof policy>, rubricChange: Partial<typeof rubric> = {}) =>
      checkRule({ ...rubric, ...rubricChange }, { ...policy, ...change }).map(({ path }) =>
        path.join('.'),
      );
    const grades = (...bands: ReturnType<typeof band>[]) => faultsOf({ grades: { bands } });
    expect(grades(band('A', 9000), band('B', 0))).toEqual([]);
    expect(grades(band('A', 9000), band('A', 0))).toEqual(['policy.grades.bands']);
    expect(grades(band('A', 5000), band('B', 5000), band('C', 0))).toEqual(['policy.grades.bands']);
    expect(grades(band('A', 9000), band('B', 1))).toEqual(['policy.grades.bands']);
    expect(grades(band('A', 10_001), band('B', 0))).toEqual(['policy.grades.bands']);
    expect(faultsOf({ line: 10_001 })).toEqual(['policy.line']);
    const veto = { takesEffectAt: { count: 1 }, effect: 'flag' } as const;
    expect(faultsOf({ veto })).toEqual(['policy.veto']);
    const decision = {
      kind: 'vote' as const,
      title: both,
      choices: named('GO', 'STOP', 'NONE'),
      required: true,
    };
    const vote = {
      yes: 'GO',
      abstain: 'NONE',
      denominator: 'cast',
      threshold: 'majority',
    } as const;
    const outcomes = (...ids: string[]) =>
      faultsOf({ vote: { ...vote, outcomes: ids } }, { decision });
    expect(outcomes('GO', 'STOP')).toEqual([]);
    for (const wrong of [
      ['STOP', 'NONE'],
      ['GO', 'NONE'],
      ['GO', 'GO'],
      ['GO', 'AWAY'],
    ])
      expect(outcomes(...wrong)).toEqual(['policy.vote.outcomes']);
    expect(
      faultsOf({ vote, line: 5000, grades: { bands: [band('A', 1), band('B', 0)] } }, { decision }),
    ).toEqual(['policy.line', 'policy.grades.bands']);
    const targets = {
      title: both,
      kinds: named('K', 'K'),
      judgements: named('MET', 'MET'),
      reasonFor: ['NOT'],
    };
    expect(faultsOf({}, { targets })).toEqual([
      'rubric.targets.kinds',
      'rubric.targets.judgements',
      'rubric.targets.reasonFor',
    ]);
  });
});
