import { basename } from 'node:path';
import { errorTexts, fillText, Refusal } from '../../shared/errors.ts';
import type { ReceivedFile, ReceivedKind } from '../../shared/operations/workspace.ts';
import { agencyReceivers } from '../agency/receivers.ts';
import { expertReceivers } from '../desk/receivers.ts';
import { recogniseFile } from '../formats/recognise.ts';
import type { Host } from '../host.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import type { IncomingFile, Receiver } from './receivers.ts';
import type { Session } from './session.ts';

/** The id of the job that takes files in; its progress is in bytes. */
export const receiveJobId = 'receive';

type Arrived = { readonly path: string; readonly name: string; readonly kind: ReceivedKind };
type Found = Arrived | ReceivedFile;

/** Whom one trusts comes before what they sent. */
const order: readonly ReceivedKind[] = [
  'trust',
  'card',
  'bundle',
  'post',
  'result',
  'backup',
  'unknown',
];

/**
 * Takes in any files, recognised by content, each for itself: a refused one does not keep the
 * others out. Cancelling stops the one under way and refuses the rest.
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
    for (const file of found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
      answers.push('path' in file ? await receiveOne(session, file, signal, host) : file);
    }
    host.announce('workspaceChanged', { area: session.role });
    return answers;
  });
}

async function recognise(path: string): Promise<Found> {
  const name = basename(path);
  try {
    const kind = await recogniseFile(path);
    if (kind === 'unknown') throw new Refusal('file-unknown', 'unknown content', { file: name });
    return { path, name, kind };
  } catch (error) {
    return refused(error, name, 'unknown');
  }
}

async function receiveOne(
  session: Session,
  { path, name, kind }: Arrived,
  signal: AbortSignal,
  host: Host,
): Promise<ReceivedFile> {
  try {
    if (signal.aborted) throw new Refusal('cancelled', 'cancelled before this file');
    const file: IncomingFile = { path, name, signal, onProgress: progressTo(host) };
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

// A step of half a percent is as fine as a progress bar shows.
const steps = 200;

function progressTo(host: Host): IncomingFile['onProgress'] {
  let told = -1;
  return (done, total) => {
    const step = Math.floor((done / Math.max(1, total)) * steps);
    if (step === told) return;
    told = step;
    host.announce('jobProgress', { job: receiveJobId, label: 'bytes', done, total });
  };
}
