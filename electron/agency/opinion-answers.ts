import { Refusal } from '../../shared/errors.ts';
import { readDate } from '../../shared/fact-dates.ts';
import type { Dissent, MemberStand } from '../../shared/objects/panel-opinion.ts';
import { chinaDate } from '../../shared/working-days.ts';
import { saveOpinionAnswer } from '../vault/agency-opinions.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { mergedRound } from './merged-round.ts';
import { latestOpinion, opinionMembers, signOpinion, unsignedAnswers } from './opinion.ts';

export type Answer = {
  readonly round: string;
  readonly kid: string;
  readonly stand: MemberStand;
  /** When it was given on paper: a date in China. */
  readonly on: string;
  readonly dissents: readonly Dissent[];
};

/**
 * Records what one member answered on paper to the approved text; a later record takes the place of
 * an earlier one until it is signed into a version.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, opinion-missing, expert-unknown,
 * dissent-missing, application-unknown, date-invalid
 */
export function recordAnswer(session: AgencySession, input: Answer): void {
  const merged = mergedRound(session, input.round);
  const approved = latestOpinion(session, input.round);
  if (!approved) throw new Refusal('opinion-missing', 'no opinion was signed');
  const { content_sha256, members } = approved.payload;
  if (!members.some(({ kid }) => kid === input.kid)) {
    throw new Refusal('expert-unknown', 'not a member of the panel');
  }
  checkAnswer(input, chinaDate(session.now()));
  const apps = new Set(merged.content.lots.flatMap((lot) => lot.standings.map(({ app }) => app)));
  const stray = input.dissents.find(({ app }) => app !== null && !apps.has(app));
  if (stray)
    throw new Refusal('application-unknown', 'not in the result', { app: stray.app ?? '' });
  session.vault.write.transaction(() => {
    saveOpinionAnswer(session.vault.write, input.round, content_sha256, {
      kid: input.kid,
      stand: input.stand,
      answeredOn: input.on,
      dissents: JSON.stringify(
        input.dissents.map(({ app, reason }) => ({ app, reason: reason.normalize('NFC') })),
      ),
      at: session.now(),
    });
    record(session, 'opinion-answer', `${input.kid} ${input.stand}`);
  });
}

function checkAnswer({ stand, dissents, on }: Answer, today: string): void {
  if ((stand === 'dissent') !== dissents.length > 0) {
    throw new Refusal('dissent-missing', 'dissent and its reasons go together');
  }
  requireDate(on, today);
}

/** @throws Refusal date-invalid for what is no date, or is after today */
export function requireDate(date: string, today: string): void {
  if (readDate(date) === date && date <= today) return;
  throw new Refusal('date-invalid', 'no such date, or in the future', {
    date,
    limit: `不晚于今天（${today}）`,
    limitEn: `not lie after today (${today})`,
  });
}

/**
 * Signs the answers recorded so far as the next version over the approved text.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, opinion-missing, answers-signed
 */
export function signAnswers(session: AgencySession, id: string): void {
  const merged = mergedRound(session, id);
  const last = latestOpinion(session, id);
  if (!last) throw new Refusal('opinion-missing', 'no opinion was signed');
  const members = opinionMembers(session, merged, last.payload);
  if (unsignedAnswers(last.payload, members) === 0) {
    throw new Refusal('answers-signed', 'every answer is in the newest version');
  }
  signOpinion(session, id, last, last.payload.content, members, 'opinion-answers-signed');
}
