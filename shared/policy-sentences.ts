import type { Policy, RoundingPoint } from './policy.ts';
import type { Bilingual, Rubric } from './rubric.ts';
import { showsTotal } from './shows-total.ts';
import {
  gradeSentences,
  panelSentences,
  reasonSentences,
  targetSentences,
  vetoSentences,
} from './statement-sentences.ts';
import { thresholdWords } from './threshold.ts';
import { choiceTitle } from './vote-words.ts';

const aggregators: Readonly<Record<Policy['aggregator'], (policy: Policy) => Bilingual>> = {
  mean: () => ({
    zh: '每个申报项目的得分是全部有效评分的算术平均分。',
    en: 'An application’s score is the mean of its valid sheets.',
  }),
  'trimmed-mean': ({ trim }) => ({
    zh: `同一评审单元内每个申报项目的有效评分都不少于 ${trim.minSheets} 份时，各去掉一个最高分和一个最低分后取平均；否则该单元全部按算术平均分计算。`,
    en: `Where every application of a lot has at least ${trim.minSheets} valid sheets, one highest and one lowest are dropped before taking the mean; otherwise the whole lot uses the plain mean.`,
  }),
  median: () => ({
    zh: '每个申报项目的得分是全部有效评分的中位数；评分为偶数份时取中间两份的平均。',
    en: 'An application’s score is the median of its valid sheets; of an even number, the mean of the middle two.',
  }),
};

const modes: Readonly<Record<RoundingPoint['mode'], Bilingual>> = {
  'half-up': { zh: '四舍五入', en: 'half up' },
  'half-even': { zh: '四舍六入五成双（GB/T 8170）', en: 'half to even (GB/T 8170)' },
};

/** The merge rule in sentences, in the order in which it is applied: what an expert reads before
 * scoring and what a report says it did. */
export function policySentences(policy: Policy, rubric: Rubric): readonly Bilingual[] {
  const votes = policy.vote === null ? [] : [voteSentence(policy.vote, rubric)];
  return [
    ...targetSentences(rubric),
    ...(showsTotal({ rubric, policy }) ? scoreSentences(policy, rubric) : []),
    ...(policy.vote !== null && rubric.criteria.length > 0 ? [pointsOnRecord] : []),
    ...vetoSentences(policy, rubric),
    ...gradeSentences(policy),
    ...outlierSentences(policy),
    ...votes,
    ...reasonSentences(rubric),
    ...panelSentences(policy),
    quorumSentence(policy),
    ...singleSentence(policy),
  ];
}

/** Only where the sealed rule says something: an older one goes on reading as it did. */
function outlierSentences({ outliers }: Policy): readonly Bilingual[] {
  if (outliers === undefined) return [];
  const [times, share] = [outliers.cutoff / 100, outliers.floor / 100];
  const stands = outliers.decision === 'confirm-only';
  return [
    {
      zh: `总分偏离其余专家的中位数达到全轮离散度的 ${times} 倍、且不少于满分 ${share}% 的，予以指出并询问专家，不自动改变结果；${stands ? '专家组只能维持评分并写明意见' : '超过半数成员认为异常的，专家组可以其余专家的平均分代替，代替前后的结果均列出'}。`,
      en: `A total ${times} times the spread of the round and ${share} % of the full mark or more from the median of the others is pointed out and asked about; nothing changes by itself. ${stands ? 'The panel can confirm the score with its reasons.' : 'Where more than half of the members find it abnormal the panel may put the mean of the others in its place; both results are shown.'}`,
    },
  ];
}

const pointsOnRecord: Bilingual = {
  zh: '逐项给分只记录判断，不计总分、不排序；结论由表决决定。',
  en: 'Points record a judgement of each criterion; there is no total and no ranking, the vote decides.',
};

function scoreSentences(policy: Policy, rubric: Rubric): readonly Bilingual[] {
  return [
    totalSentence(rubric),
    ...policy.rounding.filter(({ at }) => at === 'sheet').map(roundingSentence),
    aggregators[policy.aggregator](policy),
    ...policy.rounding.filter(({ at }) => at === 'application').map(roundingSentence),
    {
      zh: '以上各步之间不作任何修约，按精确数计算；回避、缺评、作废和撤回的评分不计入，不按零分处理。',
      en: 'Between these steps nothing is rounded: the arithmetic is exact. Recused, missing, void and withdrawn sheets do not count and are never zeros.',
    },
    ...rankSentences(policy, rubric),
  ];
}

function totalSentence({ criteria, fullMark }: Rubric): Bilingual {
  const isSum = criteria.every(({ weight, max }) => weight === max);
  const full = fullMark / 100;
  if (isSum) {
    return {
      zh: `每位专家的总分是 ${criteria.length} 项指标得分之和，满分 ${full} 分。`,
      en: `An expert’s total is the sum of ${criteria.length} criteria, out of ${full}.`,
    };
  }
  const parts = criteria.map(({ title, weight }) => ({
    zh: `${title.zh} ${weight / 100}`,
    en: `${title.en} ${weight / 100}`,
  }));
  return {
    zh: `每位专家的总分按权重折算，满分 ${full} 分：${parts.map(({ zh }) => zh).join('、')}。`,
    en: `An expert’s total is weighted, out of ${full}: ${parts.map(({ en }) => en).join(', ')}.`,
  };
}

function roundingSentence({ at, places, mode }: RoundingPoint): Bilingual {
  const what =
    at === 'sheet'
      ? { zh: '每位专家的总分', en: 'Each expert’s total' }
      : { zh: '汇总得分', en: 'The merged score' };
  return {
    zh: `${what.zh}保留 ${places} 位小数，${modes[mode].zh}，只修约一次。`,
    en: `${what.en} is rounded once, to ${places} places, ${modes[mode].en}.`,
  };
}

function rankSentences(policy: Policy, rubric: Rubric): readonly Bilingual[] {
  const by =
    policy.rankOn === 'printed'
      ? { zh: '按公布的（修约后的）得分', en: 'on the printed (rounded) score' }
      : { zh: '按修约前的精确得分', en: 'on the exact score before rounding' };
  const title = (id: string) => rubric.criteria.find((criterion) => criterion.id === id)?.title;
  const chain = policy.tieChain.flatMap((id) => title(id) ?? []);
  const select =
    policy.selectPerLot === null
      ? { zh: '全部排序，不设入选名额。', en: 'All are ranked; none is singled out.' }
      : {
          zh: `每个评审单元取前 ${policy.selectPerLot} 名。`,
          en: `The first ${policy.selectPerLot} of each lot are named.`,
        };
  return [
    {
      zh: `每个评审单元内${by.zh}由高到低排序。`,
      en: `Each lot is ranked from the highest, ${by.en}.`,
    },
    {
      zh:
        chain.length === 0
          ? '得分相同的并列，不自动裁定。'
          : `得分相同时依次比较${chain.map(({ zh }) => `“${zh}”`).join('、')}的汇总分；仍相同的并列，不自动裁定。`,
      en:
        chain.length === 0
          ? 'Equal scores share a place; nothing decides between them automatically.'
          : `Equal scores are told apart by the merged score of ${chain.map(({ en }) => en).join(', then ')}; what is still equal shares a place.`,
    },
    ...(policy.line !== undefined && policy.selectPerLot === null ? [] : [select]),
    ...lineSentence(policy),
  ];
}

function lineSentence({ line, selectPerLot }: Policy): readonly Bilingual[] {
  if (line === undefined) return [];
  const points = line / 100;
  return selectPerLot === null
    ? [
        {
          zh: `公布的汇总得分达到 ${points} 分（含）的入选，不限个数。`,
          en: `Every application whose printed merged score is ${points} or more is named.`,
        },
      ]
    : [
        {
          zh: `其中公布的汇总得分须达到 ${points} 分（含）方可入选。`,
          en: `Of these only those whose printed merged score is ${points} or more are named.`,
        },
      ];
}

/** When a vote passes: which choice needs how much of what. */
export function voteSentence(vote: NonNullable<Policy['vote']>, rubric: Rubric): Bilingual {
  const choice = rubric.decision.choices.find(({ id }) => id === vote.yes)?.title;
  const bases: Readonly<Record<typeof vote.denominator, Bilingual>> = {
    cast: { zh: '有效票数（不含弃权）', en: 'the votes cast, abstentions left out' },
    present: { zh: '参加表决的人数（含弃权）', en: 'those voting, abstentions included' },
    panel: {
      zh: '全体应到专家（含回避和缺席）',
      en: 'the whole panel, recused and absent included',
    },
  };
  const isMajority = vote.threshold === 'majority';
  if (vote.outcomes !== undefined) return outcomesSentence(vote, vote.outcomes, rubric, bases);
  return {
    zh: `“${choice?.zh ?? vote.yes}”票${isMajority ? '超过' : '达到'}${bases[vote.denominator].zh}的${isMajority ? '二分之一（恰为二分之一不通过）' : '三分之二（含三分之二）'}为通过。`,
    en: `It passes where “${choice?.en ?? vote.yes}” has ${isMajority ? 'more than half (exactly half fails)' : 'two thirds or more'} of ${bases[vote.denominator].en}.`,
  };
}

function outcomesSentence(
  vote: NonNullable<Policy['vote']>,
  outcomes: readonly string[],
  rubric: Rubric,
  bases: Readonly<Record<typeof vote.denominator, Bilingual>>,
): Bilingual {
  const titles = outcomes.map((id) => choiceTitle(rubric, id));
  const { zh, en } = thresholdWords[vote.threshold];
  const base = bases[vote.denominator];
  return {
    zh: `${titles.map((title) => `“${title.zh}”`).join('、')}中单独达到${base.zh}${zh}的选项为表决结论；没有一个选项达到的，无结论，由管理机构处理。`,
    en: `The outcome is the one of ${titles.map((title) => `“${title.en}”`).join(', ')} that by itself has ${en} of ${base.en}; where none has, there is no outcome and the agency decides what follows.`,
  };
}

function quorumSentence({ quorum }: Policy): Bilingual {
  if (quorum.share !== undefined) {
    const { zh, en } = thresholdWords[quorum.share];
    return {
      zh: `有效评分少于 ${quorum.minSheets} 份，或未达到该项目应评专家（含回避）${zh}的，所在评审单元暂缓排序，由管理机构处理。`,
      en: `A lot is held for the agency where an application has fewer than ${quorum.minSheets} valid sheets, or not from ${en} of the experts assigned to it, recused ones included.`,
    };
  }
  return {
    zh: `有效评分少于 ${quorum.minSheets} 份的申报项目所在评审单元暂缓排序，由管理机构处理。`,
    en: `A lot in which an application has fewer than ${quorum.minSheets} valid sheets is held for the agency.`,
  };
}

function singleSentence({ singleApplication }: Policy): readonly Bilingual[] {
  if (singleApplication === 'score') return [];
  return [
    {
      zh: '评审单元内仅有一个通过形式审查的申报项目时，直接进入下一环节，不评分排序。',
      en: 'A lot with a single application that passed the formal check goes straight on, unscored.',
    },
  ];
}
