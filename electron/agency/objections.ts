import { basename } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { readDate } from '../../shared/fact-dates.ts';
import type { Objection } from '../../shared/objects/proposed-list.ts';
import { objectionTiming, publicationOf } from '../../shared/proposed-list.ts';
import { chinaDate } from '../../shared/working-days.ts';
import { fileDigest } from '../formats/file-digest.ts';
import {
  insertObjection,
  insertPublication,
  listObjections,
  settleObjection,
} from '../vault/agency-lists.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { requireDate } from './opinion-answers.ts';
import { requireFree } from './proposed-list.ts';
import { listState, publishBlocked } from './proposed-list-state.ts';

type Session = AgencyContext['session'];

/**
 * Records that the newest version lies before the public from a day on; that day is not counted.
 * @throws Refusal round-unknown, list-missing, list-blocked, date-invalid
 */
export function publishList(
  session: Session,
  input: {
    readonly round: string;
    readonly starts: string;
    readonly contact: string;
    readonly showScores: boolean;
  },
): void {
  const state = listState(session, input.round);
  const { last } = state;
  if (!last) throw new Refusal('list-missing', 'no list was signed');
  requireFree(publishBlocked(state));
  const signedOn = chinaDate(last.payload.issued_at);
  if (readDate(input.starts) !== input.starts || input.starts < signedOn) {
    throw new Refusal('date-invalid', 'no such date, or before the list was signed', {
      date: input.starts,
      limit: `不早于名单签署之日（${signedOn}）`,
      limitEn: `not lie before the list was signed (${signedOn})`,
    });
  }
  session.vault.write.transaction(() => {
    insertPublication(session.vault.write, input.round, {
      ...publicationOf(last.payloadSha256, input.starts, input.showScores),
      contact: input.contact.normalize('NFC'),
      at: session.now(),
    });
    record(session, 'list-published', last.payloadSha256);
  });
}

/**
 * Records an objection, whether it came in time, and the hash of the file that came with it.
 * @throws Refusal round-unknown, list-blocked, date-invalid, application-unknown, dialog-cancelled,
 * file-unreadable
 */
export async function addObjection(
  { session, host }: AgencyContext,
  input: {
    readonly round: string;
    readonly by: string;
    readonly receivedOn: string;
    readonly inWriting: boolean;
    readonly app: string | null;
    readonly text: string;
    readonly attach: boolean;
  },
): Promise<void> {
  const { publication, last } = listState(session, input.round);
  if (last?.payload.final) throw new Refusal('list-final', 'the list was closed');
  if (!publication) {
    requireFree({ zh: '还没有公示。', en: 'The list was not published yet.' });
    return;
  }
  requireDate(input.receivedOn, chinaDate(session.now()));
  const { app } = input;
  if (app !== null && !last?.payload.entries.some((entry) => entry.app === app)) {
    throw new Refusal('application-unknown', 'not in the list', { app });
  }
  const file = input.attach ? await chosenFile(host) : null;
  session.vault.write.transaction(() => {
    const number = listObjections(session.vault.write, input.round).length + 1;
    insertObjection(session.vault.write, input.round, {
      number,
      by: input.by.normalize('NFC'),
      received_on: input.receivedOn,
      in_writing: input.inWriting,
      app,
      text: input.text.normalize('NFC'),
      timing: objectionTiming(publication, input.receivedOn),
      file,
      handled: null,
      at: session.now(),
    });
    record(session, 'objection-recorded', `${input.round}/No. ${number}`);
  });
}

async function chosenFile(host: AgencyContext['host']): Promise<Objection['file']> {
  const [path] = await host.dialogs.chooseFiles({ title: '选择异议材料', several: false });
  if (path === undefined) throw new Refusal('dialog-cancelled', 'no file was chosen');
  const { size, sha256 } = await fileDigest(path);
  return { name: basename(path).normalize('NFC').slice(0, 400), size, sha256 };
}

/**
 * Decides on an objection, with a reason. An upheld one keeps the list open until a new version is
 * signed.
 * @throws Refusal round-unknown, objection-unknown, list-final
 */
export function handleObjection(
  session: Session,
  input: {
    readonly round: string;
    readonly number: number;
    readonly outcome: 'upheld' | 'rejected';
    readonly reason: string;
  },
): void {
  const { objections, last } = listState(session, input.round);
  if (last?.payload.final) throw new Refusal('list-final', 'the list was closed');
  const found = objections.find(({ number }) => number === input.number);
  if (!found || found.handled) throw new Refusal('objection-unknown', 'unknown or handled');
  session.vault.write.transaction(() => {
    settleObjection(session.vault.write, input.round, input.number, {
      outcome: input.outcome,
      reason: input.reason.normalize('NFC'),
      on: chinaDate(session.now()),
    });
    record(session, `objection-${input.outcome}`, `${input.round}/No. ${input.number}`);
  });
}
