import { Refusal } from '../../shared/errors.ts';
import type { CheckedLine } from '../formats/check-lines.ts';
import { checkManyLines } from '../formats/line-threads.ts';
import { listReceivedRows, type ReceivedRow, readReceivedText } from '../vault/agency-posts-in.ts';
import type { AgencySession } from '../workspace/session.ts';
import { enrolledKey, knownExpert } from './experts.ts';
import { type ReceivedMemory, receivedMemory } from './received-memory.ts';

/** Told how many of the received objects are verified. */
export type VerifyProgress = {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};

// So many signed texts are in memory at once.
const textsAtOnce = 1000;

/**
 * Verifies, under each expert's enrolled key, everything received in a round that this program has
 * not verified since the workspace was opened. What lies in the workspace was verified when it came
 * in; whoever can open the workspace can also write into it, and a result is signed for people who
 * cannot look there. What was verified is kept in mind and merged from there: a row that is altered
 * afterwards can change no result, and makes everything be verified anew.
 * @throws Refusal received-altered, cancelled, expert-unknown, vault-damaged
 */
export async function verifyReceived(
  session: AgencySession,
  round: string,
  { signal, onProgress }: VerifyProgress,
): Promise<void> {
  const rows = listReceivedRows(session.vault.read, round);
  let done = 0;
  for (const [kid, own] of Map.groupBy(rows, (row) => row.kid)) {
    const publicKey = enrolledKey(session, kid);
    // Taken before anything is read: what is altered meanwhile is not in the memory that holds then.
    const memory = receivedMemory(session, round, kid);
    const unverified = own.filter(({ payloadSha256 }) => !memory.isVerified(payloadSha256));
    done += own.length - unverified.length;
    for (let at = 0; at < unverified.length; at += textsAtOnce) {
      if (signal.aborted) throw new Refusal('cancelled', 'cancelled while verifying');
      const some = unverified.slice(at, at + textsAtOnce);
      await verifySome(session, round, some, { memory, publicKey });
      done += some.length;
      onProgress(done, rows.length);
    }
  }
}

/**
 * Inside the transaction that signs what rests on them: true where every received object was
 * verified, under its expert's key, since the workspace was opened.
 * @throws Refusal expert-unknown, vault-damaged
 */
export function isAllVerified(session: AgencySession, round: string): boolean {
  const rows = listReceivedRows(session.vault.read, round);
  return [...Map.groupBy(rows, (row) => row.kid)].every(([kid, own]) => {
    enrolledKey(session, kid);
    const memory = receivedMemory(session, round, kid);
    return own.every(({ payloadSha256 }) => memory.isVerified(payloadSha256));
  });
}

async function verifySome(
  session: AgencySession,
  round: string,
  rows: readonly ReceivedRow[],
  { memory, publicKey }: { readonly memory: ReceivedMemory; readonly publicKey: Uint8Array },
): Promise<void> {
  const { read } = session.vault;
  const texts = rows.map(
    ({ kid, payloadSha256 }) => readReceivedText(read, round, kid, payloadSha256) ?? '',
  );
  const checked = await checkManyLines(texts, publicKey);
  for (const [i, row] of rows.entries()) {
    const line = checked?.[i] ?? (await checkManyLines([texts[i] ?? ''], publicKey))?.[0];
    if (line === undefined || !isOf(row, line)) throw altered(session, row);
    memory.noteVerified(line.payloadSha256, line.payload);
  }
}

function isOf(row: ReceivedRow, { type, payloadSha256, payload }: CheckedLine): boolean {
  const app = 'app' in payload ? payload.app : null;
  return (
    type === row.type &&
    payloadSha256 === row.payloadSha256 &&
    payload.rev === row.rev &&
    app === row.app
  );
}

function altered(session: AgencySession, { kid, type, app }: ReceivedRow): Refusal {
  const { name } = knownExpert(session, kid);
  const details = { name, app: app ?? '—' };
  return new Refusal('received-altered', `${type} is not what was signed`, details);
}
