import type { Bilingual } from '../../rubric.ts';

/** How each statistic is computed, so that no number stands without its formula. */
export const methodWords = {
  alpha: {
    zh: 'Krippendorff α（名义、顺序、等距、等比；缺失值不补；全部相同则无定义）',
    en: 'Krippendorff alpha (nominal, ordinal, interval, ratio; gaps stay gaps; undefined without variation)',
  },
  icc: {
    zh: 'Shrout–Fleiss ICC，仅用于完整表；单因素 ICC(1,1) 用于专家不同或有缺失的表（ANOVA，平均组容量）',
    en: 'Shrout-Fleiss ICC of complete tables; one-way ICC(1,1) by ANOVA with the average group size elsewhere',
  },
  kendallW: {
    zh: 'Kendall W，每个标的一个，仅用于完整表；并列校正',
    en: 'Kendall W per lot, complete tables only, with the correction for ties',
  },
  bias: {
    zh: '双因素加性最小二乘（申报 + 专家），各连通分量内专家偏差之和为零；不同分量之间不可比',
    en: 'two-way additive least squares (application + expert); biases add up to zero in each connected component; components cannot be compared',
  },
  z: {
    zh: '按专家标准化（样本标准差，n − 1），再对申报取平均；专家所评项目不同时会抹去真实差别',
    en: 'z per expert (standard deviation with n - 1), averaged per application; misleads where experts saw different applications',
  },
  borda: {
    zh: 'Borda 计分：每位专家给出的名次得分 ÷（k − 1）的平均，回避不失分',
    en: 'Borda: mean of each expert’s points ÷ (k - 1), so that a recusal costs nothing',
  },
  bootstrap: {
    zh: '有放回重抽专家，按正式规则（不含修约与破平规则）重算；P(第一)，名次 2.5–97.5 %（最近秩）',
    en: 'experts resampled with replacement under the official rule (without its roundings and tie chain); P(first), places at 2.5-97.5 % (nearest rank)',
  },
  leaveOneOut: {
    zh: '依次去掉一位专家后按同一规则重算谁居首',
    en: 'who would be first without each expert in turn, by the same rule',
  },
  outliers: {
    zh: '与其他专家中位数之差 ≥ 3 倍全表尺度（1.4826 × 双因素残差绝对值中位数），且不小于满分的 10 %；仅提示',
    en: 'deviation from the median of the others of at least 3 pooled scales (1.4826 x median absolute two-way residual) and 10 % of full marks; a question, not a verdict',
  },
  votes: {
    zh: 'Fleiss κ（每项票数相等时）与精确（Conger）κ、Krippendorff α（名义）',
    en: 'Fleiss kappa (equal numbers of votes), exact (Conger) kappa, Krippendorff alpha (nominal)',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What real panels reach: to read a number against, not a threshold. */
export const realWorldBands = [
  {
    zh: '同行评议 ICLR 2021（2965 篇，11452 份评审）',
    en: 'peer review, ICLR 2021 (2,965 papers, 11,452 reviews)',
    alphaInterval: 0.363,
    oneWayIcc: 0.362,
  },
  {
    zh: '同行评议 ICLR 2023（4872 篇，18399 份评审）',
    en: 'peer review, ICLR 2023 (4,872 papers, 18,399 reviews)',
    alphaInterval: 0.385,
    oneWayIcc: 0.384,
  },
  {
    zh: '受训裁判组：奥运会女子单人滑自由滑（24 × 9）',
    en: 'trained judges, Olympic ladies free skating (24 x 9)',
    alphaInterval: 0.928,
    oneWayIcc: null,
  },
] as const;

/** Below this share a first place is marked as not firm. A display choice. */
export const firmFirst = 0.8;
