import type { Bilingual } from '../../shared/rubric.ts';
import type { CalendarDate, CountedDay, DayKind } from '../../shared/working-days.ts';
import { type Html, html } from './html.ts';
import { inLanguage, type Language, pick, printablePage } from './printable-page.ts';

export const dayKindWords: Readonly<Record<DayKind, Bilingual>> = {
  start: { zh: '起算日，不计入', en: 'start, not counted' },
  working: { zh: '工作日', en: 'working day' },
  'make-up': { zh: '调休上班', en: 'make-up working day' },
  weekend: { zh: '周末', en: 'weekend' },
  holiday: { zh: '法定节假日', en: 'public holiday' },
};

const weekdays: readonly Bilingual[] = [
  { zh: '周日', en: 'Sun' },
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
];

/** 周五 / Fri. */
export const weekdayOf = ({ weekday }: CountedDay): Bilingual =>
  weekdays[weekday] ?? { zh: '', en: '' };

/** Why a day counts or not, with its holiday where it has one. */
export function dayReason({ kind, holiday }: CountedDay): Bilingual {
  const words = dayKindWords[kind];
  if (holiday === null || kind === 'start') return words;
  return { zh: `${words.zh}（${holiday.zh}）`, en: `${words.en} (${holiday.en})` };
}

/** What has to be said where the count went through a year whose holidays are not published. */
export const unknownYearNote: Bilingual = {
  zh: '其中有的年份节假日安排尚未公布，按周一至周五计；公布后应重新核算。',
  en: 'The holidays of a year in it are not published: Monday to Friday were counted. Count again once they are.',
};

/** The period of a round that a count belongs to. */
export type CountedPeriod = {
  readonly title: string;
  readonly closes: CalendarDate;
  /** What the document sets, where it does. */
  readonly set: { readonly count: number; readonly source: string } | null;
};

/** A count of working days on paper: every day from the start to the last one, and why it counts. */
export function calendarPagesHtml(
  language: Language,
  days: readonly CountedDay[],
  start: CalendarDate,
  count: number,
  period: CountedPeriod | null = null,
): string {
  const say = inLanguage(language);
  const due = days.at(-1)?.date ?? start;
  const title = say(`工作日推算：${count} 个工作日`, `${count} working days`);
  return printablePage({
    language,
    title,
    foot: `${start} → ${due}`,
    body: html`<h1>${title}</h1>
<dl class="facts">
${period === null ? '' : html`<dt>${say('评审轮次', 'Round')}</dt><dd>${period.title}</dd>`}
<dt>${say('起算日（不计入）', 'Start (not counted)')}</dt><dd>${start}</dd>
<dt>${say('最后一个工作日', 'Last working day')}</dt><dd>${due}</dd>
${period === null ? '' : periodFacts(language, days, period)}
</dl>
${days.every(({ known }) => known) ? '' : html`<p>${pick(language, unknownYearNote)}</p>`}
<table><thead><tr><th>${say('日期', 'Date')}</th><th>${say('星期', 'Day')}</th><th class="number">${say('第几个工作日', 'Working day')}</th><th>${say('说明', 'Why')}</th></tr></thead>
<tbody>${days.map((day) => html`<tr><td class="word">${day.date}</td><td class="word">${pick(language, weekdayOf(day))}</td><td class="number">${day.number ?? '—'}</td><td>${pick(language, dayReason(day))}${ends(language, day, period)}</td></tr>`)}</tbody></table>`,
  });
}

function periodFacts(
  language: Language,
  days: readonly CountedDay[],
  { closes, set }: CountedPeriod,
): Html {
  const say = inLanguage(language);
  const within = days.filter(({ date, number }) => number !== null && date <= closes).length;
  const due = set && days.find(({ number }) => number === set.count)?.date;
  return html`<dt>${say('截止日', 'Closes')}</dt><dd>${closes}${say('，评审期共 ', ', ')}${within}${say(' 个工作日', ' working days')}</dd>
${set === null ? '' : html`<dt>${set.source}</dt><dd>${set.count}${say(' 个工作日，至 ', ' working days, up to ')}${due}</dd>`}`;
}

/** What ends on this day: the round, or the time that the document sets. */
function ends(language: Language, day: CountedDay, period: CountedPeriod | null): string {
  if (period === null) return '';
  const say = inLanguage(language);
  const { closes, set } = period;
  return [
    ...(day.date === closes ? [say('截止日', 'the round closes')] : []),
    ...(set !== null && day.number === set.count
      ? [say(`规定的 ${set.count} 个工作日届满`, `the ${set.count} working days that are set end`)]
      : []),
  ]
    .map((words) => say(`；${words}`, `; ${words}`))
    .join('');
}
