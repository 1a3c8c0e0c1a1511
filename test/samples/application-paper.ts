import { type IndexColumn, indexColumns } from '../../electron/reports/index-columns.ts';
import type { Review } from '../../shared/programme.ts';
import { escapeHtml as e, sampleFont } from './print.ts';
import type { SampleApplication } from './reviews/sample-review.ts';

const row = (tag: 'th' | 'td', cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<${tag}>${e(cell)}</${tag}>`).join('')}</tr>`;

/** The one document of a made-up application as a page to print: cover, what it states about
 * itself, its parts, and the targets of its task book with what was reached. */
export function applicationPaper(
  review: Review,
  document: string,
  application: SampleApplication,
): string {
  const { title, unit, leader, demandSide, parts, targets = [] } = application;
  const facts = indexColumns(review).flatMap(({ key, title: { zh } }: IndexColumn) => {
    const value = typeof key === 'string' ? undefined : application.facts[key.fact.key];
    return value === undefined ? [] : [[zh, value] as const];
  });
  const reached = targets.map((one) => [one.id, one.kind, one.title, one.planned, one.reached]);
  const section = ([heading, ...paragraphs]: SampleApplication['parts'][number]) =>
    `<h2>${e(heading)}</h2>${paragraphs.map((text) => `<p>${e(text)}</p>`).join('')}`;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${e(title)}</title><style>
@page { size: A4; margin: 25mm 22mm; }
body { font: 12pt/1.9 ${sampleFont}; color: #111; }
h1 { font-size: 17pt; break-before: page; margin: 0 0 8mm; }
h2 { font-size: 13pt; margin: 8mm 0 3mm; break-after: avoid; }
p { text-indent: 2em; margin: 0 0 4mm; text-align: justify; }
table { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.5; }
th, td { border: 0.5pt solid #444; padding: 1.5mm 2mm; text-align: left; }
.cover { height: 240mm; display: flex; flex-direction: column; align-items: center; justify-content: center; text-align: center; }
.cover .big { font-size: 22pt; line-height: 1.5; margin-bottom: 18mm; }
.cover p { text-indent: 0; }
.small { font-size: 9pt; color: #555; }
</style><div class="cover"><div class="big">${e(review.title.zh)}<br>${e(document)}</div>
<p>${e(title)}</p><p>${e(unit)}</p><p>负责人：${e(leader)}</p>${demandSide === '' ? '' : `<p>需求方：${e(demandSide)}</p>`}
<p class="small">本文件为软件演示样例，单位、人员、数据均系虚构</p></div>
<h1>基本情况</h1><table>${facts.map((cells) => row('td', cells)).join('')}</table>
<h1>正文</h1>${parts.map(section).join('')}
${
  reached.length === 0
    ? ''
    : `<h1>任务书指标完成情况</h1><table>${row('th', ['编号', '类别', '指标', '任务书约定', '完成情况'])}${reached.map((cells) => row('td', cells)).join('')}</table>`
}</html>`;
}
