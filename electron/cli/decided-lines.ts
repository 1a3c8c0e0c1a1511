import {
  abnormalityText,
  decidedStateWords,
  panelOutcomeWords,
  scoreTitle,
} from '../../shared/decided-words.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import type { Bilingual, Rubric } from '../../shared/rubric.ts';

/** One line a query with its answers, one a decision of the panel, and one an application whose
 * result is another without the decisions. Empty where nothing was asked or decided. */
export function decidedLines(content: ResultContent, rubric: Rubric): readonly Bilingual[] {
  const { queries = [], decisions = [], lots } = content;
  return [
    ...queries.map(({ app, expert, item, query_sha256, answers }) => {
      const score = scoreTitle(rubric, item);
      const corrected = answers.filter((one) => one.corrected_sha256 !== null).length;
      return {
        zh: `? 询问 ${app} ${expert} ${score.zh}：答复 ${answers.length} 份，其中更正评分 ${corrected} 份 ${short(query_sha256)}`,
        en: `? query ${app} ${expert} ${score.en}: answers ${answers.length}, with a corrected sheet ${corrected} ${short(query_sha256)}`,
      };
    }),
    ...decisions.map((one) => {
      const score = scoreTitle(rubric, one.item);
      const [outcome, state] = [panelOutcomeWords[one.outcome], decidedStateWords[one.state]];
      const votes = abnormalityText(one.votes);
      return {
        zh: `= 认定 ${one.app} ${one.expert} ${score.zh}：${outcome.zh}，${state.zh}；${votes.zh}；认定人：${one.decided_by}；理由：${one.reason} ${short(one.sha256)}`,
        en: `= decision ${one.app} ${one.expert} ${score.en}: ${outcome.en}, ${state.en}; ${votes.en}; decided by ${one.decided_by}; reason: ${one.reason} ${short(one.sha256)}`,
      };
    }),
    ...lots.flatMap(({ standings }) =>
      standings.flatMap(({ app, printed, place, undecided }): Bilingual[] => {
        if (undecided === undefined) return [];
        const before = { printed: undecided.printed ?? '—', place: undecided.place ?? '—' };
        const now = { printed: printed ?? '—', place: place ?? '—' };
        return [
          {
            zh: `= ${app} 不计认定：得分 ${before.printed}，名次 ${before.place}；计入认定：得分 ${now.printed}，名次 ${now.place}`,
            en: `= ${app} without decisions: ${before.printed}, place ${before.place}; with them: ${now.printed}, place ${now.place}`,
          },
        ];
      }),
    ),
  ];
}

const short = (sha256: string): string => sha256.slice(0, 16);

/** How many queries and decisions a signed result carries, as a sentence behind another; empty words
 * where it carries none. */
export function decidedSummary({ queries = [], decisions = [] }: ResultContent): Bilingual {
  if (queries.length === 0 && decisions.length === 0) return { zh: '', en: '' };
  const answers = queries.reduce((sum, one) => sum + one.answers.length, 0);
  const counting = decisions.filter(
    ({ state, outcome }) => state === 'in-force' && outcome === 'mean-of-others',
  ).length;
  const idle = decisions.filter(({ state }) => state === 'without-effect').length;
  return {
    zh: `其中载有评分询问 ${queries.length} 份、答复 ${answers} 份，专家组认定 ${decisions.length} 份（以平均分代替且已计入 ${counting} 份，没有生效 ${idle} 份）。`,
    en: ` It carries ${queries.length} queries about scores, ${answers} answers and ${decisions.length} decisions of the panel (${counting} put a mean in the place of a score, ${idle} without effect).`,
  };
}
