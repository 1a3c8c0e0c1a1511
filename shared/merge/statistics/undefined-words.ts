import type { Bilingual } from '../../rubric.ts';
import type { TableStatistics } from '../bare/table-statistics.ts';

type Agreement = TableStatistics['agreement'][number];
type Votes = NonNullable<TableStatistics['votes']>;

/** Why a statistic is not stated. */
export const undefinedWords = {
  pairs: {
    zh: '没有两位以上专家共同评过的项目',
    en: 'no application was scored by two experts',
  },
  variation: { zh: '全部评分相同，无变异', en: 'all scores are equal: nothing varies' },
  complete: {
    zh: '仅用于两位以上专家的完整表：有回避、缺评，或各项目的专家不同',
    en: 'complete tables of two or more experts only: somebody was recused or missing, or panels differ',
  },
  ties: { zh: '每位专家的评分全部并列', en: 'every expert ties everything' },
  freedom: { zh: '自由度不足，不作估计', en: 'no degree of freedom is left' },
  votes: {
    zh: '各项目的票数不等，改看名义 α',
    en: 'unequal numbers of votes: read alpha nominal instead',
  },
  voteVariation: { zh: '全体投票相同，无变异', en: 'all votes are equal: nothing varies' },
  panels: { zh: '各项目的专家组不同', en: 'panels differ between applications' },
  few: { zh: '项目或专家不足两个', en: 'fewer than two applications or experts' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Why alpha is undefined; null where it is not. */
export function whyNoAlpha({ alpha, units }: Agreement): Bilingual | null {
  if (Object.values(alpha).some((value) => value !== null)) return null;
  return units === 0 ? undefinedWords.pairs : undefinedWords.variation;
}

/** Why the six coefficients of a complete table are not stated; null where they are. */
export function whyNoIcc({ icc, units, experts, values }: Agreement): Bilingual | null {
  if (icc !== null) return icc.icc21 === null ? undefinedWords.variation : null;
  const isComplete = values === units * experts;
  return experts < 2 || (units < 2 && isComplete) ? undefinedWords.few : undefinedWords.complete;
}

/** Why Kendall's W is not stated for a lot of that many applications; null where it is. */
export function whyNoKendall({
  kendallW,
  applications,
}: TableStatistics['lots'][number]): Bilingual | null {
  if (kendallW !== null) return kendallW.corrected === null ? undefinedWords.ties : null;
  return applications.length < 2 ? undefinedWords.few : undefinedWords.complete;
}

/** Why Fleiss' kappa is not stated; null where it is. */
export function whyNoKappa({ fleissKappa, alphaNominal }: Votes): Bilingual | null {
  if (fleissKappa !== null) return null;
  return alphaNominal === null ? undefinedWords.voteVariation : undefinedWords.votes;
}
