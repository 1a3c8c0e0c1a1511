import type { Form } from '../../shared/objects/form.ts';
import type { Objection, ProposedList, Publication } from '../../shared/objects/proposed-list.ts';
import type { ListRow } from '../../shared/operations/proposed-list.ts';
import type { Policy } from '../../shared/policy.ts';
import {
  departureWords,
  objectionOutcomeWords,
  objectionTimingWords,
} from '../../shared/proposed-list.ts';
import { outcomeTitle, proposesChoices } from '../../shared/result-outcome.ts';
import { chinaDate, daysOfCount } from '../../shared/working-days.ts';
import { dayReason, unknownYearNote, weekdayOf } from './calendar-pages.ts';
import { type Html, html, lines } from './html.ts';
import { inLanguage, type Language, pick, printablePage } from './printable-page.ts';

export type ListPages = {
  readonly list: ProposedList;
  /** Payload hash of the version. */
  readonly sha256: string;
  readonly rows: readonly ListRow[];
  readonly form: Form;
  readonly policy: Policy;
  readonly language?: Language;
};

/** Rows on the list in its order: lots as they come, places inside each. */
const listedRows = (rows: readonly ListRow[]): readonly ListRow[] =>
  [...Map.groupBy(rows, ({ lot }) => lot).values()].flatMap((lot) =>
    lot.filter(({ listed }) => listed).toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)),
  );

/** The public notice: who is proposed, for how long it lies before the public, and how to object.
 * Carries nothing about experts, objectors or reasons; scores only where the notice shows them. */
export function noticeHtml(
  pages: ListPages & {
    readonly publication: Publication & { readonly contact: string };
  },
): string {
  const { list, form, publication, sha256, language = 'zh' } = pages;
  const say = inLanguage(language);
  const { starts, ends, days, contact } = publication;
  const title = say('拟认定名单公示', 'Public notice of the proposed list');
  const counted = daysOfCount(starts, days);
  return printablePage({
    language,
    title: `${title} · ${list.title}`,
    foot: `${title} · ${list.round} · ${sha256.slice(0, 16)}`,
    body: html`<h1>${list.title}${say('：', ': ')}${title}</h1>
<p>${say(
      `根据${form.programme.title.zh}的有关规定（${form.review.source}），经专家评审和研究，提出拟认定名单，现向社会公示。`,
      `Upon expert review under ${form.programme.title.en} (${form.review.source}) the following list is proposed and put before the public.`,
    )}</p>
<p>${say(
      `公示期：自 ${starts} 起 ${days} 个工作日（起始当日不计入），至 ${ends} 止。`,
      `The notice begins on ${starts} and runs ${days} working days (that day not counted), until ${ends}.`,
    )}</p>
<p>${say(
      '对名单有异议的，请在公示期内以书面形式提出，写明所针对的项目、事实和理由，并署真实姓名或单位名称、联系方式。',
      'Objections are to be handed in in writing within the period, naming the application, the facts and reasons, and who objects.',
    )}</p>
<p>${say('异议受理：', 'Objections go to: ')}${contact}</p>
<h2>${say('名单', 'The list')}</h2>
${noticeTable(pages, publication.shows_scores)}
<h2>${say('公示期推算', 'How the period is counted')}</h2>
${publication.known ? '' : html`<p>${pick(language, unknownYearNote)}</p>`}
<table class="together"><tbody>${counted.map((day) => html`<tr><td class="word">${day.date} ${pick(language, weekdayOf(day))}</td><td class="word">${day.number === null ? '—' : say(`第 ${day.number} 个工作日`, `working day ${day.number}`)}</td><td>${pick(language, dayReason(day))}</td></tr>`)}</tbody></table>
<p class="small">${say('名单版本', 'Version')} ${list.version} · SHA-256 <span class="mono">${sha256}</span></p>
<div class="signatures"><div class="signature">${form.agency_name}${say('（盖章）', ' (seal)')}</div><div class="signature">${say('日期', 'Date')}</div></div>`,
  });
}

function noticeTable(pages: ListPages, showsScores: boolean): Html {
  const { rows, form, policy, language = 'zh' } = pages;
  const say = inLanguage(language);
  const listed = listedRows(rows);
  if (listed.length === 0) return html`<p>${say('无。', 'Nobody.')}</p>`;
  const shows = showsScores && listed.some(({ printed }) => printed !== null);
  const hasChoices = proposesChoices(policy);
  return html`<table><thead><tr><th class="number">${say('序号', 'No.')}</th><th>${say('项目编号', 'Id')}</th><th>${say('项目名称', 'Application')}</th><th>${say('单位', 'Unit')}</th><th>${say('所属', 'Lot')}</th>${hasChoices && html`<th>${say('结论', 'Outcome')}</th>`}${shows && html`<th class="number">${say('评审得分', 'Score')}</th>`}</tr></thead>
<tbody>${listed.map((row, index) => html`<tr><td class="number">${index + 1}</td><td class="id">${row.app}</td><td>${row.title}</td><td>${row.unit}</td><td>${row.lot_title}</td>${hasChoices && html`<td>${row.choice === null ? '' : outcomeTitle(policy, form.rubric, row.choice)[language]}</td>`}${shows && html`<td class="number">${row.printed ?? '—'}</td>`}</tr>`)}</tbody></table>`;
}

/** The list with what the experts said, every departure with its reason, and the objections.
 * Internal. */
export function listPaperHtml(pages: ListPages): string {
  const { list, form, sha256, language = 'zh' } = pages;
  const say = inLanguage(language);
  const title = say('拟认定名单', 'Proposed list');
  return printablePage({
    language,
    title: `${title} · ${list.title}`,
    foot: `${title} · ${list.round} · ${sha256.slice(0, 16)}`,
    body: html`<h1>${title}</h1>
<dl class="facts">
<dt>${say('评审轮次', 'Round')}</dt><dd>${list.title}（${list.round}）</dd>
<dt>${say('评审类型', 'Review')}</dt><dd>${form.programme.title[language]} · ${form.review.title[language]}</dd>
<dt>${say('版本', 'Version')}</dt><dd>${list.version}${list.final ? say('（办结）', ' (final)') : ''} · ${chinaDate(list.issued_at)}</dd>
</dl>
<p class="small">${say('名单在专家评审结果之外另行提出，不改变评审结果。内部资料。', 'The list stands beside the expert result and does not change it. Internal.')}</p>
<h2>${say('一、名单', '1. The list')}</h2>
${paperTable(pages)}
<h2>${say('二、与评审结果不一致之处', '2. Departures from the result')}</h2>
${departures(pages)}
<h2>${say('三、公示与异议', '3. Notice and objections')}</h2>
${notice(list, language)}
${objections(list.objections, language)}
<h2>${say('四、核验信息', '4. What it rests on')}</h2>
<table><tbody>${[
      [say('本版名单', 'This version'), sha256],
      [say('上一版', 'The version before'), list.prev ?? '—'],
      [say('评审结果内容', 'Content of the result'), list.result_content_sha256],
      [say('综合评审意见', 'Panel opinion'), list.opinion_sha256],
    ].map(
      ([label, value]) =>
        html`<tr><td style="width:26%">${label}</td><td class="mono">${value}</td></tr>`,
    )}</tbody></table>
<div class="signatures"><div class="signature">${say('经办人', 'Prepared by')}</div><div class="signature">${say('审核人', 'Checked by')}</div><div class="signature">${say('管理机构（盖章）', 'Agency (seal)')}</div><div class="signature">${say('日期', 'Date')}</div></div>`,
  });
}

function paperTable({ rows, form, policy, language = 'zh' }: ListPages): Html {
  const say = inLanguage(language);
  const hasChoices = proposesChoices(policy);
  const proposed = (row: ListRow): string => {
    if (!row.listed) return say('不列入', 'not listed');
    if (!hasChoices || row.choice === null)
      return say(`列入（${row.place ?? '—'}）`, `listed (${row.place ?? '—'})`);
    return outcomeTitle(policy, form.rubric, row.choice)[language];
  };
  return html`<table><thead><tr><th>${say('所属', 'Lot')}</th><th>${say('编号', 'Id')}</th><th>${say('项目', 'Application')}</th><th>${say('单位', 'Unit')}</th><th>${say('专家评审结果', 'Expert result')}</th><th>${say('拟', 'Proposed')}</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><td>${row.lot_title}</td><td class="id">${row.app}</td><td>${row.title}</td><td>${row.unit}</td><td>${row.outcome[language]}${row.printed === null ? '' : html`<div class="small">${row.printed}</div>`}</td><td>${row.listed ? html`<strong>${proposed(row)}</strong>` : proposed(row)}</td></tr>`)}</tbody></table>`;
}

function departures({ list, language = 'zh' }: ListPages): Html {
  const say = inLanguage(language);
  if (list.departures.length === 0) {
    return html`<p>${say('无，名单与评审结果一致。', 'None: the list follows the result.')}</p>`;
  }
  return html`<table><thead><tr><th style="width:14%">${say('编号', 'Id')}</th><th style="width:16%">${say('变动', 'What')}</th><th>${say('理由', 'Reason')}</th></tr></thead>
<tbody>${list.departures.map(({ app, kind, reason }) => html`<tr><td class="id">${app}</td><td>${departureWords[kind][language]}</td><td>${lines(reason)}</td></tr>`)}</tbody></table>`;
}

function notice({ publication }: ProposedList, language: Language): Html {
  const say = inLanguage(language);
  if (!publication)
    return html`<p>${say('签署本版时尚未公示。', 'Not published when this was signed.')}</p>`;
  const { starts, ends, days, known } = publication;
  return html`<p>${say(
    `自 ${starts} 起公示 ${days} 个工作日（起始当日不计入），至 ${ends} 止。`,
    `Published from ${starts} for ${days} working days (that day not counted), until ${ends}.`,
  )}${known ? '' : ` ${pick(language, unknownYearNote)}`}</p>`;
}

function objections(all: readonly Objection[], language: Language): Html {
  const say = inLanguage(language);
  if (all.length === 0)
    return html`<p>${say('签署本版时没有收到异议。', 'None had been received when this was signed.')}</p>`;
  return html`<table><thead><tr><th class="number">${say('序号', 'No.')}</th><th>${say('提出', 'By')}</th><th>${say('收到', 'Received')}</th><th>${say('针对', 'About')}</th><th>${say('内容', 'What')}</th><th>${say('处理', 'Outcome')}</th></tr></thead>
<tbody>${all.map((one) => html`<tr><td class="number">${one.number}</td><td>${one.by}</td><td>${one.received_on}<div class="small">${objectionTimingWords[one.timing][language]}${one.in_writing ? '' : say('，非书面', ', not in writing')}</div></td><td>${one.app ?? say('整个名单', 'the list')}</td><td>${lines(one.text)}${one.file && html`<div class="mono">${one.file.name} ${one.file.sha256}</div>`}</td><td>${one.handled === null ? say('未处理', 'open') : html`${objectionOutcomeWords[one.handled.outcome][language]}（${one.handled.on}）<br>${lines(one.handled.reason)}`}</td></tr>`)}</tbody></table>`;
}
