import type { ResultContent, Standing } from './objects/result.ts';
import type { Bilingual, Rubric } from './rubric.ts';

/** A choice of the form as people read it; its id where the form does not know it. */
export function choiceTitle(rubric: Rubric, choice: string): Bilingual {
  const known = rubric.decision.choices.find(({ id }) => id === choice);
  return known?.title ?? { zh: choice, en: choice };
}

/** How an application was voted on, every choice with its count in the form's order, and what the
 * share is taken of: `建议认定 4，不建议认定 1；基数 5`. */
export function votesText(votes: NonNullable<Standing['votes']>, rubric: Rubric): Bilingual {
  const order = rubric.decision.choices.map(({ id }) => id);
  const counts = votes.counts
    .toSorted((a, b) => order.indexOf(a.choice) - order.indexOf(b.choice))
    .map(({ choice, count }) => ({ title: choiceTitle(rubric, choice), count }));
  const zh = counts.map(({ title, count }) => `${title.zh} ${count}`).join('，');
  const en = counts.map(({ title, count }) => `${title.en} ${count}`).join(', ');
  if (counts.length === 0) return { zh: '无人表决', en: 'nobody voted' };
  return { zh: `${zh}；基数 ${votes.denominator}`, en: `${en}; of ${votes.denominator}` };
}

/** Whether the vote on an application was carried; null where none was held, or where the lot is
 * held back because too few sheets are valid. */
export function votePassed(
  lot: Pick<ResultContent['lots'][number], 'state'>,
  { votes }: Pick<Standing, 'votes'>,
): boolean | null {
  return lot.state === 'voted' && votes !== null ? votes.passed : null;
}

export const votePassedWords = {
  passed: { zh: '通过', en: 'passed' },
  notPassed: { zh: '未通过', en: 'not passed' },
} as const satisfies Readonly<Record<string, Bilingual>>;
