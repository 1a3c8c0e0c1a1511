import { Worker } from 'node:worker_threads';
import { Refusal } from '../../shared/errors.ts';
import type { Signer } from '../formats/signing.ts';
import type { FromWorker, JobName, JobTable, ToWorker } from './job-messages.ts';
import { answerSigning } from './remote-signer.ts';

export type JobRun = {
  /** Signs what the job asks for; its key stays in this thread. */
  readonly signer: Signer;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};

// Beside this module: as source under Node, as its own entry in the built program.
const workerFile = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';

/**
 * Runs one job in a thread of its own. It ends by itself, cancelled or not, after clearing away
 * what it had begun.
 * @throws Refusal job-failed where the thread died, cancelled, and whatever the job refuses with
 */
export async function runJob<N extends JobName>(
  job: N,
  input: JobTable[N]['input'],
  run: JobRun,
): Promise<JobTable[N]['output']> {
  if (run.signal.aborted) throw new Refusal('cancelled', 'cancelled before it began');
  const worker = new Worker(new URL(workerFile, import.meta.url));
  const send = (message: ToWorker): void => worker.postMessage(message);
  const cancel = (): void => send({ kind: 'cancel' });
  run.signal.addEventListener('abort', cancel, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        switch (message.kind) {
          case 'progress':
            return run.onProgress(message.done, message.total);
          case 'sign':
            // A locked workspace signs no more: the job ends, and its thread with it.
            try {
              return answerSigning(run.signer, message);
            } catch (error) {
              return reject(error);
            }
          case 'done':
            return resolve(message.output);
          case 'refused':
            return reject(refusalFrom(message.failure));
          case 'failed':
            return reject(message.error);
        }
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Refusal('job-failed', 'worker ended without result')));
      send({ kind: 'start', job, input });
    });
  } finally {
    run.signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

function refusalFrom(failure: Extract<FromWorker, { kind: 'refused' }>['failure']): Refusal {
  return new Refusal(failure.code, failure.message, failure.details);
}
