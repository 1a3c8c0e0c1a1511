import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { errorTexts, fillText, Refusal } from '../../shared/errors.ts';
import type { ReceivedFile, ReceivedKind } from '../../shared/operations/workspace.ts';
import { agencyReceivers } from '../agency/receivers.ts';
import { expertReceivers } from '../desk/receivers.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import { recogniseFile } from '../formats/recognise.ts';
import type { Host } from '../host.ts';
import { progressOf } from '../jobs/job-progress.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import type { IncomingFile, Receiver } from './receivers.ts';
import type { Session } from './session.ts';

/** The id of the job that takes files in; its progress is in bytes. */
export const receiveJobId = 'receive';

type Arrived = {
  readonly path: string;
  readonly name: string;
  readonly kind: ReceivedKind;
  /** Bytes. */
  readonly size: number;
};
type Found = Arrived | ReceivedFile;

/** Whom one trusts comes before what they sent. */
const order: readonly ReceivedKind[] = [
  'trust',
  'card',
  'bundle',
  'post',
  'result',
  'record',
  'backup',
  'unknown',
];

/**
 * Takes in any files, recognised by content, each for itself: a refused one does not keep the
 * others out. Cancelling stops the one under way and refuses the rest; what was taken in before
 * stays.
 * @throws Refusal job-running
 */
export function receiveFiles(
  session: Session,
  paths: readonly string[],
  { host, jobs }: { readonly host: Host; readonly jobs: JobRegistry },
): Promise<readonly ReceivedFile[]> {
  return jobs.run(receiveJobId, async (signal) => {
    const found: Found[] = [];
    for (const path of paths) found.push(await recognise(path));
    const answers: ReceivedFile[] = [];
    const bar = barOver(found, host);
    const endBulk = isMuch(session, found) ? session.vault.withoutLog() : () => {};
    try {
      for (const file of found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
        if (!('path' in file)) answers.push(file);
        else {
          answers.push(await receiveOne(session, file, signal, bar.within(file.size)));
          bar.passed(file.size);
        }
      }
    } finally {
      bar.end();
      endBulk();
    }
    host.announce('workspaceChanged', { area: session.role });
    return answers;
  });
}

// From here on the waits for the disk are the smaller part.
const muchBytes = 4 * 1024 * 1024;

/** True of posts that fill the agency's database; a bundle lies beside it. */
function isMuch(session: Session, found: readonly Found[]): boolean {
  if (session.role !== 'agency') return false;
  const posts = found.filter((file) => 'path' in file && file.kind === 'post');
  return posts.reduce((sum, file) => sum + ('size' in file ? file.size : 0), 0) >= muchBytes;
}

/** One bar over all files by their bytes; one file alone, a bundle, tells of itself. */
function barOver(found: readonly Found[], host: Host) {
  const sizes = found.map((file) => ('path' in file ? file.size : 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const isOne = sizes.length === 1;
  const label = 'bytes';
  const told = progressOf(host, { job: receiveJobId, label, ...(isOne ? { quiet: 0 } : {}) });
  let before = 0;
  return {
    within: (size: number): IncomingFile['onProgress'] =>
      isOne
        ? told.onProgress
        : (done, of) =>
            told.onProgress(before + Math.round((done / Math.max(1, of)) * size), total),
    passed(size: number): void {
      before += size;
      if (!isOne) told.onProgress(before, total);
    },
    end: told.end,
  };
}

async function recognise(path: string): Promise<Found> {
  const name = basename(path);
  try {
    const kind = await recogniseFile(path);
    if (kind === 'unknown') throw new Refusal('file-unknown', 'unknown content', { file: name });
    return { path, name, kind, size: await sizeOf(path) };
  } catch (error) {
    return refused(error, name, 'unknown');
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw readRefusal(error, path);
  }
}

async function receiveOne(
  session: Session,
  { path, name, kind }: Arrived,
  signal: AbortSignal,
  onProgress: IncomingFile['onProgress'],
): Promise<ReceivedFile> {
  try {
    if (signal.aborted) throw new Refusal('cancelled', 'cancelled before this file');
    const file: IncomingFile = { path, name, signal, onProgress };
    return await dispatch(session, kind, file);
  } catch (error) {
    return refused(error, name, kind);
  }
}

function dispatch(session: Session, kind: ReceivedKind, file: IncomingFile) {
  return session.role === 'expert'
    ? receiverOf(expertReceivers, kind, file)(session, file)
    : receiverOf(agencyReceivers, kind, file)(session, file);
}

function receiverOf<S>(
  receivers: Readonly<Partial<Record<ReceivedKind, Receiver<S>>>>,
  kind: ReceivedKind,
  file: IncomingFile,
): Receiver<S> {
  const receiver = receivers[kind];
  if (!receiver) throw new Refusal('file-other-side', `a ${kind}`, { file: file.name });
  return receiver;
}

function refused(error: unknown, name: string, kind: ReceivedKind): ReceivedFile {
  if (!(error instanceof Refusal)) throw error;
  const text = errorTexts[error.code];
  return {
    name,
    kind,
    outcome: 'refused',
    summary: { zh: fillText(text.zh, error.details), en: fillText(text.en, error.details) },
    failure: error.toFailure(),
    subject: '',
  };
}
