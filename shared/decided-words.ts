import type { AbnormalityVotes, PanelOutcome } from './objects/query.ts';
import type { PanelDecided, ResultContent, Standing } from './objects/result.ts';
import { outcomeWords, resultOutcome } from './result-outcome.ts';
import type { Bilingual, Rubric } from './rubric.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;
type Lot = ResultContent['lots'][number];

/** What the panel decided about a score, as paper and terminal say it. */
export const panelOutcomeWords: Words<PanelOutcome> = {
  confirm: { zh: '维持评分', en: 'the score stands' },
  'mean-of-others': { zh: '以其余专家平均分代替', en: 'replaced by the mean of the others' },
};

/** How a decision of the panel stands in the result. */
export const decidedStateWords: Words<PanelDecided['state']> = {
  'in-force': { zh: '已计入结果', en: 'in the result' },
  replaced: { zh: '已被后来的认定取代', en: 'replaced by a later decision' },
  'without-effect': { zh: '没有生效', en: 'without effect' },
};

/** How many of the panel found a score abnormal. */
export const abnormalityText = ({ abnormal, normal, members }: AbnormalityVotes): Bilingual => ({
  zh: `认为异常 ${abnormal} 人、正常 ${normal} 人，成员共 ${members} 人`,
  en: `abnormal ${abnormal}, normal ${normal}, of ${members} members`,
});

/** What a question or a decision is about: a criterion, or (null) the total. */
export function scoreTitle(rubric: Rubric, item: string | null): Bilingual {
  if (item === null) return { zh: '总分', en: 'total' };
  return rubric.criteria.find(({ id }) => id === item)?.title ?? { zh: item, en: item };
}

/** What the result would say of an application without any decision of the panel: its score, place and
 * outcome. Null in a lot where none took effect. */
export function withoutDecisions(
  { policy }: Pick<ResultContent, 'policy'>,
  rubric: Rubric,
  lot: Lot,
  standing: Standing,
): { readonly printed: string; readonly place: string; readonly outcome: Bilingual } | null {
  const { undecided } = standing;
  if (undecided === undefined) return null;
  const said = resultOutcome(lot, { ...standing, ...undecided }, policy);
  return {
    printed: undecided.printed ?? '—',
    place: undecided.place === null ? '—' : String(undecided.place),
    outcome: outcomeWords({ ...said, place: null }, policy, rubric),
  };
}

/** The decisions that put other scores in the place of an application's own ones, without whose. */
export function replacingDecisions(
  { decisions = [] }: Pick<ResultContent, 'decisions'>,
  { sheets }: Standing,
): readonly Pick<PanelDecided, 'sha256' | 'item' | 'votes'>[] {
  const used = new Set(sheets.flatMap(({ replaced }) => replaced?.decisions ?? []));
  return decisions
    .filter(({ sha256 }) => used.has(sha256))
    .map(({ sha256, item, votes }) => ({ sha256, item, votes }));
}
