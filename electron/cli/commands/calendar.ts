import { readDate } from '../../../shared/fact-dates.ts';
import { daysOfCount } from '../../../shared/working-days.ts';
import {
  calendarPagesHtml,
  dayReason,
  unknownYearNote,
  weekdayOf,
} from '../../reports/calendar-pages.ts';
import { type Command, flag } from '../command.ts';
import { UsageError } from '../usage-error.ts';

const name = 'calendar';
const mostDays = 365;

/** Chinese working days counted out loud; needs no workspace. */
export const calendarCommand: Command = {
  name,
  about: {
    zh: '推算工作日（含节假日与调休，起算日不计入），逐日列出',
    en: 'Count Chinese working days, day by day; the start day is not counted',
  },
  flags: [
    flag('from', 'DATE', '起算日，如 2026-11-20', 'Start, e.g. 2026-11-20', { required: true }),
    flag('days', 'N', '工作日数', 'How many working days', { required: true }),
    flag('html', null, '输出可打印的网页', 'A page to print instead, on standard output'),
  ],
  files: null,
  run(given, terminal) {
    const start = readDate(given.text('from'));
    if (start === null) throw new UsageError(name, '--from 不是日期', '--from is no date');
    const count = countOf(given.text('days'));
    const days = daysOfCount(start, count);
    const due = days.at(-1)?.date ?? start;
    const known = days.every((day) => day.known);
    const value = { start, count, due, known, days };
    if (given.has('html')) {
      const language = terminal.say({ zh: 'zh', en: 'en' }) === 'en' ? 'en' : 'zh';
      const page = calendarPagesHtml(language, days, start, count);
      return { value, lines: [], bytes: new TextEncoder().encode(page) };
    }
    const lines = days.map((day) => {
      const number = day.number === null ? '—' : String(day.number);
      return `${day.date} ${terminal.say(weekdayOf(day))} ${number.padStart(3)}  ${terminal.say(dayReason(day))}`;
    });
    const last = { zh: `第 ${count} 个工作日是 ${due}。`, en: `Working day ${count} is ${due}.` };
    return {
      value,
      lines: [...lines, terminal.say(last), ...(known ? [] : [terminal.say(unknownYearNote)])],
    };
  },
};

function countOf(text: string): number {
  const count = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= mostDays) return count;
  throw new UsageError(name, `--days 应为 1 至 ${mostDays}`, `--days is 1 to ${mostDays}`);
}
