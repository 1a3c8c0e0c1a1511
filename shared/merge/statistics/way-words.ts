import type { Bilingual } from '../../rubric.ts';
import type { Way } from './first-by-rule.ts';

/** The ways to name a first, as screen and paper call them. */
export const wayWords: Readonly<Record<Way, Bilingual>> = {
  mean: { zh: '平均分', en: 'mean' },
  'trimmed-mean': { zh: '去掉最高最低后的平均分', en: 'trimmed mean' },
  median: { zh: '中位数', en: 'median' },
  borda: { zh: 'Borda 计分', en: 'Borda count' },
  'bias-adjusted': { zh: '扣除专家宽严后', en: 'adjusted for severity' },
  'mean-z': { zh: '专家内标准分', en: 'z within experts' },
};
