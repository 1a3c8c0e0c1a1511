import type { ResultContent, Standing } from '../objects/result.ts';
import type { Policy, Threshold } from '../policy.ts';
import type { Bilingual, Rubric } from '../rubric.ts';
import { reaches, thresholdWords } from '../threshold.ts';
import { choiceTitle, votePassed, votePassedWords, votesText } from '../vote-words.ts';
import { same, type WhyStep, whyStep } from './why-step.ts';

type Lot = ResultContent['lots'][number];
type Rule = { readonly policy: Policy; readonly rubric: Rubric };

const denominators: Readonly<Record<NonNullable<Policy['vote']>['denominator'], Bilingual>> = {
  cast: { zh: '有效票数（不含弃权）', en: 'votes cast, abstentions left out' },
  present: { zh: '参加表决人数（含弃权）', en: 'those voting, abstentions included' },
  panel: { zh: '全体应到专家', en: 'the whole panel' },
};

/** The votes against the threshold, in whole numbers; nothing where no vote was held. */
export function voteSteps(
  lot: Lot,
  standing: Standing,
  { policy, rubric }: Rule,
): readonly WhyStep[] {
  const { vote } = policy;
  const { votes } = standing;
  if (vote === null || votes === null) return [];
  const base = denominators[vote.denominator];
  const threshold = thresholdWords[vote.threshold];
  const passed = votePassed(lot, standing);
  const counted = votesText(votes, rubric);
  const asked = vote.outcomes ?? [vote.yes];
  return [
    whyStep('vote', {
      text: {
        zh: `${counted.zh}（${base.zh}）`,
        en: `${counted.en} (${base.en})`,
      },
      result: String(votes.denominator),
    }),
    ...asked.map((choice) => {
      const count = votes.counts.find((one) => one.choice === choice)?.count ?? 0;
      const isReached = reaches(vote.threshold, count, votes.denominator);
      const title = choiceTitle(rubric, choice);
      return whyStep('vote', {
        about: title,
        text: {
          zh: `“${title.zh}”${isReached ? '达到' : '未达到'}${threshold.zh}`,
          en: `“${title.en}” ${isReached ? 'has' : 'does not have'} ${threshold.en}`,
        },
        formula: inWhole(vote.threshold, count, votes.denominator),
      });
    }),
    whyStep('vote', { text: verdict(passed, standing, rubric, vote.outcomes !== undefined) }),
  ];
}

/** Two thirds of 9 with 6: `3 × 6 = 18 ≥ 2 × 9 = 18`. */
function inWhole(threshold: Threshold, count: number, of: number): string {
  if (of === 0) return '0 / 0';
  if (threshold === 'majority')
    return `2 × ${count} = ${2 * count} ${2 * count > of ? '>' : '≤'} ${of}`;
  return `3 × ${count} = ${3 * count} ${3 * count >= 2 * of ? '≥' : '<'} 2 × ${of} = ${2 * of}`;
}

function verdict(
  passed: boolean | null,
  { votes }: Standing,
  rubric: Rubric,
  hasOutcomes: boolean,
): Bilingual {
  if (passed === null)
    return { zh: '评审单元暂缓，表决尚无结论', en: 'the lot is held: no outcome yet' };
  if (!hasOutcomes) return votePassedWords[passed ? 'passed' : 'notPassed'];
  const outcome = votes?.outcome ?? null;
  if (outcome === null)
    return {
      zh: '没有一个选项达到规定的票数，无表决结论',
      en: 'no choice reached the threshold: there is no outcome',
    };
  const title = choiceTitle(rubric, outcome);
  return { zh: `表决结论：${title.zh}`, en: `outcome: ${title.en}` };
}

/** Veto questions that were ticked, with the reasons given, and what the rule makes of them. */
export function vetoSteps(standing: Standing, { policy, rubric }: Rule): readonly WhyStep[] {
  return [
    ...(standing.vetoes ?? []).flatMap(({ item, count, valid, effective }) => {
      const criterion = rubric.criteria.find(({ id }) => id === item);
      const title = criterion?.veto?.title ?? criterion?.title ?? same(item);
      return [
        whyStep('veto', {
          about: title,
          text: effective
            ? {
                zh: '达到规则所定的数量，生效',
                en: 'reaches what the rule asks for: it takes effect',
              }
            : {
                zh: '未达到规则所定的数量，仅提示',
                en: 'below what the rule asks for: a flag only',
              },
          formula: `${count} / ${valid}${vetoBound(policy)}`,
        }),
        ...standing.sheets.flatMap((row) =>
          (row.vetoes ?? [])
            .filter((tick) => tick.item === item)
            .map((tick) =>
              whyStep('veto', {
                about: same(row.name),
                kid: row.kid,
                sha256: row.sha256,
                text: same(tick.reason),
              }),
            ),
        ),
      ];
    }),
    ...(standing.excluded === undefined ? [] : [whyStep('veto', { text: standing.excluded })]),
  ];
}

function vetoBound({ veto }: Policy): string {
  if (veto === undefined) return '';
  const { takesEffectAt: bound } = veto;
  if ('count' in bound) return ` (≥ ${bound.count})`;
  return bound.share === 'majority' ? ' (> 1/2)' : ' (≥ 2/3)';
}

/** How the experts judged each target of the task book. */
export function targetSteps({ targets }: Standing, { rubric }: Rule): readonly WhyStep[] {
  return (targets ?? []).map(({ target, counts }) => {
    const words = counts.map(({ judgement, count }) => {
      const title = rubric.targets?.judgements.find(({ id }) => id === judgement)?.title;
      return { zh: `${title?.zh ?? judgement} ${count}`, en: `${title?.en ?? judgement} ${count}` };
    });
    return whyStep('target', {
      about: same(`${target.id} ${target.title}`),
      text: {
        zh: words.map(({ zh }) => zh).join('，'),
        en: words.map(({ en }) => en).join(', '),
      },
      formula: target.planned,
    });
  });
}

/** The band that the printed score reaches. */
export function gradeSteps({ grade, printed }: Standing, { policy }: Rule): readonly WhyStep[] {
  const bands = policy.grades?.bands ?? [];
  const band = bands.find(({ id }) => id === grade);
  if (band === undefined || printed === null) return [];
  const next = bands[bands.indexOf(band) - 1];
  const upper = next === undefined ? '' : ` < ${next.from / 100}`;
  return [
    whyStep('grade', {
      about: band.title,
      text: {
        zh: `达到“${band.title.zh}”的下限 ${band.from / 100}`,
        en: `reaches the lower end of “${band.title.en}”, ${band.from / 100}`,
      },
      formula: `${band.from / 100} ≤ ${printed}${upper}`,
    }),
  ];
}
