import type { ResultOutcome } from './objects/proposed-list.ts';
import type { ResultContent, Standing } from './objects/result.ts';
import type { Policy } from './policy.ts';
import type { Bilingual, Rubric } from './rubric.ts';
import { choiceTitle } from './vote-words.ts';

type Lot = ResultContent['lots'][number];

/** What the expert result says of one application, whatever the kind of the review. */
export function resultOutcome(lot: Lot, standing: Standing, policy: Policy): ResultOutcome {
  const { place } = standing;
  const outcome = (kind: ResultOutcome['kind'], choice: string | null = null): ResultOutcome => ({
    kind,
    choice,
    place,
  });
  if (lot.state === 'direct-single') return outcome('direct-single');
  if (lot.state === 'held') return outcome('held');
  if (lot.state === 'no-valid-sheet') return outcome('no-valid-sheet');
  if (standing.excluded !== undefined) return outcome('excluded');
  if (standing.grade !== undefined && standing.grade !== null) {
    return outcome('graded', standing.grade);
  }
  if (policy.vote !== null && standing.votes !== null) {
    if (policy.vote.outcomes === undefined) {
      return outcome(standing.votes.passed ? 'passed' : 'not-passed');
    }
    const reached = standing.votes.outcome ?? null;
    return reached === null ? outcome('no-outcome') : outcome('voted-outcome', reached);
  }
  const isChosen = policy.selectPerLot !== null || policy.line !== undefined;
  if (!isChosen) return outcome(place === null ? 'no-valid-sheet' : 'ranked');
  return outcome(standing.selected ? 'selected' : 'not-selected');
}

/** True where the list proposes an outcome for every application (continue, a grade) rather than
 * naming some of them. */
export const proposesChoices = (policy: Policy): boolean =>
  policy.grades !== undefined || policy.vote?.outcomes !== undefined;

/** What can be proposed for an application where the review has several outcomes or grades. */
export function proposableChoices(
  policy: Policy,
  rubric: Rubric,
): readonly { readonly id: string; readonly title: Bilingual }[] {
  if (policy.grades !== undefined) return policy.grades.bands;
  return (policy.vote?.outcomes ?? []).map((id) => ({ id, title: choiceTitle(rubric, id) }));
}

/** The title of a grade or of an outcome; its id where neither rule nor form knows it. */
export function outcomeTitle(policy: Policy, rubric: Rubric, choice: string): Bilingual {
  const band = policy.grades?.bands.find(({ id }) => id === choice);
  return band?.title ?? choiceTitle(rubric, choice);
}

const kindWords: Readonly<Record<ResultOutcome['kind'], Bilingual>> = {
  selected: { zh: '入选', en: 'selected' },
  'not-selected': { zh: '未入选', en: 'not selected' },
  ranked: { zh: '已排序', en: 'ranked' },
  passed: { zh: '通过', en: 'passed' },
  'not-passed': { zh: '未通过', en: 'not passed' },
  'voted-outcome': { zh: '表决结论', en: 'voted' },
  'no-outcome': { zh: '表决未形成结论', en: 'the vote reached no outcome' },
  graded: { zh: '等级', en: 'grade' },
  excluded: { zh: '因否决项不排序', en: 'out by veto' },
  'direct-single': { zh: '唯一申报，直接进入签约', en: 'single bidder, straight to signing' },
  held: { zh: '暂缓', en: 'held' },
  'no-valid-sheet': { zh: '无有效评分', en: 'no valid sheet' },
};

/** An outcome in words, with its place where it has one: `第 1 名，入选`, `等级：优秀`. */
export function outcomeWords(outcome: ResultOutcome, policy: Policy, rubric: Rubric): Bilingual {
  const { kind, choice, place } = outcome;
  const word = kindWords[kind];
  if (choice !== null) {
    const title = outcomeTitle(policy, rubric, choice);
    return { zh: `${word.zh}：${title.zh}`, en: `${word.en}: ${title.en}` };
  }
  if (place === null) return word;
  const placed = { zh: `第 ${place} 名`, en: `place ${place}` };
  if (kind === 'ranked') return placed;
  return { zh: `${placed.zh}，${word.zh}`, en: `${placed.en}, ${word.en}` };
}
