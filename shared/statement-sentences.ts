import { vetoLimit } from './merge/veto-ticks.ts';
import type { Policy } from './policy.ts';
import type { Bilingual, Rubric } from './rubric.ts';

const listed = (titles: readonly Bilingual[]): Bilingual => ({
  zh: titles.map(({ zh }) => `“${zh}”`).join('、'),
  en: titles.map(({ en }) => `“${en}”`).join(', '),
});

/** What is said of veto questions: who may tick, what one tick does and what many do. */
export function vetoSentences(policy: Policy, rubric: Rubric): readonly Bilingual[] {
  const titles = rubric.criteria.flatMap(({ veto }) => (veto === undefined ? [] : [veto.title]));
  if (titles.length === 0) return [];
  const { zh, en } = listed(titles);
  const asked = {
    zh: `评分之外设否决项${zh}：勾选须写明理由，不改变分数；有一位专家勾选即作提示。`,
    en: `Beside the scores stand veto questions, ${en}: a tick needs a reason and changes no score; a single one is flagged.`,
  };
  const rule = policy.veto;
  if (rule === undefined) return [asked];
  const limit = vetoLimit(rule);
  const effect =
    rule.effect === 'exclude'
      ? { zh: '该申报不排名次、不入选', en: 'the application has no place and is not selected' }
      : { zh: '作重点提示，不影响名次', en: 'it is flagged as effective; places stay' };
  return [
    asked,
    {
      zh: `同一否决项勾选达到${limit.zh}时，${effect.zh}。`,
      en: `Where ${limit.en} tick one question, ${effect.en}.`,
    },
  ];
}

/** How targets of the task book are judged and what that decides. */
export function targetSentences({ targets }: Rubric): readonly Bilingual[] {
  if (targets === undefined) return [];
  const all = listed(targets.judgements.map(({ title }) => title));
  const noted = targets.judgements.filter(({ id }) => targets.reasonFor.includes(id));
  const notes = listed(noted.map(({ title }) => title));
  return [
    {
      zh: `任务书每项指标逐一判断为${all.zh}之一，按项统计人数，不折算成分数${noted.length === 0 ? '' : `；判断为${notes.zh}的须写明说明`}。`,
      en: `Every target of the task book is judged as one of ${all.en}; the counts are stated per target and never become points.${noted.length === 0 ? '' : ` ${notes.en} needs a note.`}`,
    },
  ];
}

/** Which choices need a written reason. */
export function reasonSentences({ decision }: Rubric): readonly Bilingual[] {
  const choices = decision.kind === 'none' ? [] : decision.choices;
  const asked = choices.filter(({ reasonRequired }) => reasonRequired === true);
  if (asked.length === 0) return [];
  const all = asked.length === choices.length;
  const { zh, en } = listed(asked.map(({ title }) => title));
  return [
    {
      zh: all ? '作出结论须写明理由。' : `选择${zh}须写明理由。`,
      en: all ? 'The decision needs a written reason.' : `Choosing ${en} needs a written reason.`,
    },
  ];
}

/** The bands of the grades, from the highest down. */
export function gradeSentences({ grades }: Policy): readonly Bilingual[] {
  if (grades === undefined) return [];
  const bands = grades.bands.map(({ title, from }) => ({
    zh: `${title.zh} ${from / 100} 分以上`,
    en: `${title.en} from ${from / 100}`,
  }));
  return [
    {
      zh: `等级按公布的汇总得分划分（“以上”含本数，从高到低取第一个达到的）：${bands.map(({ zh }) => zh).join('，')}。`,
      en: `The grade goes by the printed merged score, the first band that it reaches: ${bands.map(({ en }) => en).join(', ')}.`,
    },
  ];
}

/** What the panel should be. */
export function panelSentences({ panel }: Policy): readonly Bilingual[] {
  if (panel === undefined) return [];
  return [
    {
      zh: `每个申报项目的专家不少于 ${panel.min} 人${panel.odd ? '，人数为单数' : ''}；封存前提示，不强制。`,
      en: `Every application should have at least ${panel.min} experts${panel.odd ? ', an odd number' : ''}; said before sealing, not enforced.`,
    },
  ];
}
