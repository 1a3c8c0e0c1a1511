import { figure } from '../../shared/charts/drawing.ts';
import { expertSeverity } from '../../shared/charts/expert-severity.ts';
import { rankRobustness } from '../../shared/charts/rank-robustness.ts';
import { wholeRoundLot } from '../../shared/lot-heading.ts';
import type { RoundStatistics } from '../../shared/merge/statistics/round-statistics.ts';
import {
  whyNoAlpha,
  whyNoIcc,
  whyNoKappa,
  whyNoKendall,
} from '../../shared/merge/statistics/undefined-words.ts';
import { wayWords } from '../../shared/merge/statistics/way-words.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import type { Rubric } from '../../shared/rubric.ts';
import { drawingFigure } from './drawing-svg.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language } from './printable-page.ts';
import { isCharted } from './result-charts.ts';

/** What can be said beside the result, on pages of its own behind the signatures: agreement, severity
 * of the experts, robustness of the places. It is marked advisory and gives no verdict. */
export function statisticsAnnex(
  statistics: RoundStatistics,
  content: ResultContent,
  rubric: Rubric,
  language: Language,
): Html {
  const say = inLanguage(language);
  const speak = (text: { readonly zh: string; readonly en: string }) => text[language];
  return html`<section class="page"><h1>${say('附：一致性与稳健性', 'Annex: agreement and robustness')}</h1>
<p><strong>${say('仅供参考：本附页不影响任何得分、名次或结论。', 'Advisory: nothing here changes a score, a place or an outcome.')}</strong></p>
${agreement(statistics, rubric, language)}
${statistics.experts.some(({ bias }) => bias !== null) && html`<h2>${say('专家宽严', 'Severity of the experts')}</h2><p class="small">${speak(statistics.methods.bias)}</p>${expertSeverity(statistics.experts, speak).map(drawingFigure)}`}
${robustness(statistics, content, language)}</section>`;
}

function agreement(statistics: RoundStatistics, rubric: Rubric, language: Language): Html {
  const say = inLanguage(language);
  const { agreement: rows, votes, lots, methods, realWorldBands } = statistics;
  const title = (criterion: string | null) =>
    criterion === null
      ? say('总分', 'Totals')
      : (rubric.criteria.find(({ id }) => id === criterion)?.title[language] ?? criterion);
  const cell = (value: number | null | undefined) =>
    html`<td class="number">${figure(value, 3)}</td>`;
  return html`<h2>${say('评分一致性', 'Agreement')}</h2>
${
  rows.length > 0 &&
  html`<table><thead><tr><th>${say('对象', 'Of')}</th>${[say('α 名义', 'α nominal'), say('α 顺序', 'α ordinal'), say('α 等距', 'α interval'), say('α 等比', 'α ratio'), 'ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)'].map((head) => html`<th class="number">${head}</th>`)}<th>${say('说明', 'Note')}</th></tr></thead>
<tbody>${rows.map((one) => {
    const note = whyNoAlpha(one) ?? whyNoIcc(one);
    return html`<tr><td>${title(one.criterion)}</td>${[one.alpha.nominal, one.alpha.ordinal, one.alpha.interval, one.alpha.ratio, one.oneWayIcc, one.icc?.icc21, one.icc?.icc31].map(cell)}<td class="small">${note?.[language] ?? ''}</td></tr>`;
  })}</tbody></table>`
}
${
  rows.length > 0 &&
  html`<table><thead><tr><th>${say('评审单元', 'Lot')}</th><th class="number">Kendall W</th><th class="number">χ²</th><th class="number">p</th><th>${say('说明', 'Note')}</th></tr></thead><tbody>${lots
    .slice(0, mostLots)
    .map(
      (lot) =>
        html`<tr><td>${lot.lot === wholeRoundLot ? say('全轮次', 'Whole round') : lot.lot}</td>${[lot.kendallW?.corrected, lot.kendallW?.chiSquared, lot.kendallW?.p].map(cell)}<td class="small">${whyNoKendall(lot)?.[language] ?? ''}</td></tr>`,
    )}</tbody></table>`
}
${votes !== null && html`<p>Fleiss κ ${figure(votes.fleissKappa, 3)}，Conger κ ${figure(votes.congerKappa, 3)}，${say('名义 α', 'α nominal')} ${figure(votes.alphaNominal, 3)}${noteBehind(whyNoKappa(votes)?.[language])}</p>`}
<p class="small">${say('对照（实际评审达到的水平，不是合格线）：', 'Beside real panels (no threshold): ')}${realWorldBands.map((band) => `${band[language]} α ${figure(band.alphaInterval, 3)}${band.oneWayIcc === null ? '' : `，ICC ${figure(band.oneWayIcc, 3)}`}`).join(say('；', '; '))}</p>
<p class="small">${[methods.alpha, methods.icc, methods.kendallW, methods.votes].map((method) => method[language]).join(say('；', '; '))}</p>`;
}

const noteBehind = (note: string | undefined): string => (note === undefined ? '' : ` — ${note}`);

// Beyond this many lots the tables are read in the workbook.
const mostLots = 60;

function robustness(
  { lots, methods, seed, resamples, experts }: RoundStatistics,
  content: ResultContent,
  language: Language,
): Html | false {
  const compared = lots.filter(({ firstBy }) => firstBy.length > 0);
  if (compared.length === 0) return false;
  const say = inLanguage(language);
  const speak = (text: { readonly zh: string; readonly en: string }) => text[language];
  const names = new Map(experts.map(({ kid, name }) => [kid, name]));
  const drawings = isCharted(content)
    ? compared.flatMap((own) => {
        const lot = content.lots.find((one) => one.lot === own.lot);
        return lot === undefined ? [] : rankRobustness(lot, own, speak);
      })
    : [];
  return html`<h2>${say('名次稳健性', 'Robustness of places')}</h2>
<p class="small">${speak(methods.bootstrap)}${say(`；种子 ${seed}，重抽 ${resamples} 次。圆点为正式名次。`, `; seed ${seed}, ${resamples} resamples. The dot is the official place.`)}</p>
${drawings.map(drawingFigure)}
<table><thead><tr><th>${say('评审单元', 'Lot')}</th>${Object.values(wayWords).map((word) => html`<th>${word[language]}</th>`)}<th>${say('去掉谁会改变居首者', 'First changes without')}</th></tr></thead>
<tbody>${compared
    .slice(0, mostLots)
    .map(
      ({ lot, firstBy, agreed, decisiveExperts }) =>
        html`<tr><td>${lot}${!agreed && html`<br><strong>${say('结果不稳健', 'not robust')}</strong>`}</td>${firstBy.map(({ first }) => html`<td>${first.length === 0 ? '—' : first.join('、')}</td>`)}<td>${decisiveExperts.length === 0 ? '—' : decisiveExperts.map(({ expert, firstWithout }) => `${names.get(expert) ?? expert} → ${firstWithout.join('、')}`).join('；')}</td></tr>`,
    )}</tbody></table>
<p class="small">${say('表内为各法所指的居首者；正式结果只按封存的规则产生。', 'Who each way would put first; only the sealed rule decides.')}</p>`;
}
