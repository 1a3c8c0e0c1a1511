import { extremes } from '../../shared/merge/aggregate.ts';
import { compare, type Exact, parseExact, subtract } from '../../shared/merge/exact.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { sheetUseWords } from '../../shared/result-words.ts';
import type { Rubric } from '../../shared/rubric.ts';
import { choiceTitle } from '../../shared/vote-words.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';
import { expertsOf, rowOf } from './result-experts.ts';

// Wider than this and a table of numbers no longer fits the width of A4 portrait.
const expertsPerTable = 10;
// Five greys that a copier keeps apart; the darkest still carries black text.
const greys = ['#ffffff', '#f0f0f0', '#dedede', '#cacaca', '#b4b4b4'] as const;

/** Experts × applications in greys, the higher the darker, every cell with its number or its word.
 * Panels of more than ten experts take several tables. */
export function heatMap(
  content: ResultContent,
  rubric: Rubric,
  language: Language,
): readonly Html[] {
  const experts = expertsOf(content);
  const totals = content.lots.flatMap(({ standings }) =>
    standings.flatMap(({ sheets }) =>
      sheets.flatMap(({ exact }) => (exact === null ? [] : [parseExact(exact)])),
    ),
  );
  const shade = shading(totals);
  const tables: Html[] = [];
  for (let start = 0; start < experts.length; start += expertsPerTable) {
    tables.push(
      table(content, rubric, experts.slice(start, start + expertsPerTable), shade, language),
    );
  }
  return tables;
}

/** Which of the greys a total gets, by its place between the lowest and the highest of the round. */
function shading(totals: readonly Exact[]): (total: Exact) => string {
  if (totals.length === 0) return () => greys[0];
  const [lowest, highest] = extremes(totals);
  const span = subtract(highest, lowest);
  if (span.numerator === 0n) return () => greys[0];
  return (total) => {
    const above = subtract(total, lowest);
    const step =
      (above.numerator * span.denominator * BigInt(greys.length)) /
      (above.denominator * span.numerator);
    return greys[compare(total, highest) === 0 ? greys.length - 1 : Number(step)] ?? greys[0];
  };
}

function table(
  content: ResultContent,
  rubric: Rubric,
  experts: ReturnType<typeof expertsOf>,
  shade: (total: Exact) => string,
  language: Language,
): Html {
  const say = inLanguage(language);
  const isScored = rubric.criteria.length > 0;
  const rows = content.lots.flatMap(({ standings }) =>
    standings.map((standing) => {
      const cells = experts.map((expert) => {
        const row = rowOf(standing, expert);
        if (row === undefined) return html`<td class="cell"></td>`;
        const vote =
          content.policy.vote === null || row.decision === null
            ? null
            : choiceTitle(rubric, row.decision)[language];
        if (row.exact === null && row.use === 'used' && vote !== null)
          return html`<td class="cell">${vote}</td>`;
        if (row.exact === null || row.printed === null)
          return html`<td class="cell small">${sheetUseWords[row.use][language]}</td>`;
        const grey = shade(parseExact(row.exact));
        const dropped = row.use === 'used' ? row.printed : `(${row.printed})`;
        return html`<td class="cell" style="background:${grey}">${dropped}${vote !== null && html`<br><span class="small">${vote}</span>`}</td>`;
      });
      return html`<tr><td class="id">${standing.app}</td>${cells}${isScored && html`<td class="cell"><strong>${standing.printed ?? '—'}</strong></td>`}</tr>`;
    }),
  );
  return html`<table><thead><tr><th>${say('项目', 'Application')}</th>${experts.map(
    ({ name }) => html`<th style="text-align:center">${name}</th>`,
  )}${isScored && html`<th style="text-align:center">${say('得分', 'Score')}</th>`}</tr></thead><tbody>${rows}</tbody></table>`;
}
