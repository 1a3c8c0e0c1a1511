import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { RoundStatistics } from '../../shared/merge/statistics/round-statistics.ts';
import type { Form } from '../../shared/objects/form.ts';
import { policySentences } from '../../shared/policy-sentences.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { heatMapTables } from './heat-map.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language, printablePage } from './printable-page.ts';
import { statisticsAnnex } from './result-annex.ts';
import { distributionCharts } from './result-charts.ts';
import { decisionsPart } from './result-decisions.ts';
import { recusalTable, uncountedTable } from './result-ledger.ts';
import { digests, flagTable, heading, signatures } from './result-report-parts.ts';
import { lotSection } from './result-standings.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The merged result on paper: standings by lot, the matrix of experts and applications, how the
 * scores lie, what people must look at, the rule in sentences, the digests that it rests on, lines to
 * sign, and behind them the advisory statistics on pages of their own. Internal: it names experts. */
export function resultReportHtml(
  result: RoundResult,
  form: Form,
  statistics: RoundStatistics,
  language: Language = 'zh',
): string {
  const say = inLanguage(language);
  const { content } = result;
  const isScored = showsTotal({ policy: content.policy, rubric: form.rubric });
  const parts: readonly (readonly [string, Html | readonly Html[] | false])[] = [
    [
      say('评审结果', 'Standings'),
      content.lots.map((lot) => lotSection(lot, content, form, language)),
    ],
    [
      isScored ? say('专家评分一览', 'Scores by expert') : say('专家表决一览', 'Votes by expert'),
      html`${isScored && html`<p class="small">${say('底色越深，在同一评审单元内分数越高；括号内为按规则去掉的最高分或最低分。', 'The darker the higher in its lot; in brackets what the rule drops as highest or lowest.')}</p>`}
${heatMapTables(content, form.rubric, language)}`,
    ],
    [say('得分分布', 'How the scores lie'), distributionCharts(content, form.rubric, language)],
    [
      say('提请注意', 'To look at'),
      html`${flagTable(content, language)}${recusalTable(content, language)}`,
    ],
    [
      say('询问与专家组认定', 'Queries and decisions of the panel'),
      decisionsPart(content, form, language),
    ],
    [
      say('汇总规则', 'The rule'),
      html`<ol>${policySentences(content.policy, form.rubric).map((sentence) => html`<li>${sentence[language]}</li>`)}</ol>`,
    ],
    [
      say('核验信息', 'What it rests on'),
      html`${digests(result, language)}${uncountedTable(content, language)}`,
    ],
  ];
  const shown = parts.filter(([, body]) => body !== false);
  const number = (index: number) => say(`${numerals[index]}、`, `${index + 1}. `);
  return printablePage({
    language,
    title: `${say('专家评审结果', 'Expert result')} · ${content.title}`,
    foot: `${content.title} · ${result.contentSha256.slice(0, 16)}`,
    body: html`${heading(result, form, language)}
${shown.map(([title, body], index) => html`<h2>${number(index)}${title}</h2>${body}`)}
<section class="together"><h2>${number(shown.length)}${say('签字', 'Signatures')}</h2>
${signatures(content, language)}</section>
${statisticsAnnex(statistics, content, form.rubric, language)}`,
  });
}
