import { type HeatCell, type HeatMap, heatMap } from '../../shared/charts/heat-map.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import type { Rubric } from '../../shared/rubric.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';

// Wider than this and a table of numbers no longer fits the width of A4 portrait.
const expertsPerTable = 10;
// No total, then five greys that a copier keeps apart; the darkest still carries black text.
const greys = ['#ffffff', '#ffffff', '#f0f0f0', '#dedede', '#cacaca', '#b4b4b4'] as const;

/** Experts × applications in greys, the higher in its lot the darker, every cell with its number or
 * its word. Panels of more than ten experts take several tables. */
export function heatMapTables(
  content: ResultContent,
  rubric: Rubric,
  language: Language,
): readonly Html[] {
  const map = heatMap(content, rubric, (text) => text[language]);
  const isScored = showsTotal({ policy: content.policy, rubric });
  const tables: Html[] = [];
  for (let start = 0; start < map.experts.length; start += expertsPerTable)
    tables.push(table(map, start, isScored, language));
  return tables;
}

function table(
  { experts, lots }: HeatMap,
  start: number,
  isScored: boolean,
  language: Language,
): Html {
  const say = inLanguage(language);
  const end = start + expertsPerTable;
  const rows = lots.flatMap(({ rows }) =>
    rows.map(
      ({ app, score, cells }) =>
        html`<tr><td class="id">${app}</td>${cells.slice(start, end).map(cell)}${isScored && html`<td class="cell"><strong>${score ?? '—'}</strong></td>`}</tr>`,
    ),
  );
  return html`<table><thead><tr><th>${say('项目', 'Application')}</th>${experts
    .slice(start, end)
    .map(
      ({ name }) => html`<th style="text-align:center">${name}</th>`,
    )}${isScored && html`<th style="text-align:center">${say('得分', 'Score')}</th>`}</tr></thead><tbody>${rows}</tbody></table>`;
}

function cell({ text, below, shade, isCut }: HeatCell): Html {
  if (shade === 0) return html`<td class="cell small">${text}</td>`;
  const shown = isCut ? `(${text})` : text;
  const under = below !== '' && !isCut && html`<br><span class="small">${below}</span>`;
  return html`<td class="cell" style="background:${greys[shade]}">${shown}${under}</td>`;
}
