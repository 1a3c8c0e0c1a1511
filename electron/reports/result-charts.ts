import { scoreDistribution } from '../../shared/charts/score-distribution.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import type { Rubric } from '../../shared/rubric.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { drawingFigure } from './drawing-svg.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';

// Charts of more applications than this are looked at in the program, not on paper.
const mostCharted = 400;

/** Whether a chart of every application still fits a report. */
export const isCharted = (content: ResultContent): boolean =>
  content.lots.reduce((sum, { standings }) => sum + standings.length, 0) <= mostCharted;

/** The scores of every application as dots, lot by lot. False: the rule shows no totals. */
export function distributionCharts(
  content: ResultContent,
  rubric: Rubric,
  language: Language,
): Html | false {
  if (!showsTotal({ policy: content.policy, rubric })) return false;
  const say = inLanguage(language);
  if (!isCharted(content))
    return html`<p>${say(`申报项目超过 ${mostCharted} 个，图见程序内“得分分布”。`, `More than ${mostCharted} applications: see the charts in the program.`)}</p>`;
  const drawings = content.lots.flatMap((lot) =>
    scoreDistribution(lot, rubric.fullMark / 100, (text) => text[language]),
  );
  return html`<p class="small">${say('圆点：一位专家的总分；空心：按规则去掉的最高分、最低分；竖线：得分。', 'A dot: one expert’s total; hollow: dropped by the rule; the bar: the score.')}</p>
${drawings.map(drawingFigure)}`;
}
