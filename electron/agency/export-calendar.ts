import type { SavedFile } from '../../shared/operations/workspace.ts';
import { chinaDate, daysOfCount, roundClock } from '../../shared/working-days.ts';
import { calendarPagesHtml } from '../reports/calendar-pages.ts';
import { saveFile } from '../workspace/save-file.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { reviewOf } from './round-review.ts';
import { knownRound } from './rounds.ts';

/**
 * Prints the round's period day by day: what counts as a working day, what does not and why, up to
 * the close or to the last day that the document sets, whichever is later.
 * @throws Refusal round-unknown, dialog-cancelled, and as saveFile does
 */
export async function exportCalendar(
  { session, host }: AgencyContext,
  id: string,
): Promise<SavedFile> {
  const round = knownRound(session, id);
  const { review } = reviewOf(session, round);
  const set = review.workingDays;
  const { of } = roundClock(round.opensAt, round.closesAt, round.closesAt);
  const start = chinaDate(round.opensAt);
  const count = Math.max(of, set?.count ?? 0);
  const page = calendarPagesHtml('zh', daysOfCount(start, count), start, count, {
    title: `${round.title}（${round.round}）`,
    closes: chinaDate(round.closesAt),
    set,
  });
  const saved = await saveFile(host, await host.printToPdf(page), {
    title: '工作日历保存到',
    suggestedName: `${round.round}-工作日历.pdf`,
    kind: 'PDF',
  });
  record(session, 'calendar-exported', round.round);
  return saved;
}
