// Entry of the worker thread: one job, then it ends.
import { parentPort } from 'node:worker_threads';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { FromWorker, ToWorker } from './job-messages.ts';
import { remoteSigner } from './remote-signer.ts';
import { sealJob } from './seal-job.ts';

const port = parentPort;
invariant(port, 'the job worker runs in a worker thread');

const tell = (message: FromWorker): void => port.postMessage(message);
const cancelling = new AbortController();
// A window redraws at most this often; telling more would only fill the queue.
const progressEveryMs = 50;
let toldAt = 0;

function onProgress(done: number, total: number): void {
  const now = performance.now();
  if (done < total && now - toldAt < progressEveryMs) return;
  toldAt = now;
  tell({ kind: 'progress', done, total });
}

async function run({ input }: Extract<ToWorker, { kind: 'start' }>): Promise<void> {
  try {
    const signer = remoteSigner(input.signer, (request) => tell({ kind: 'sign', ...request }));
    const output = await sealJob(input, { signer, signal: cancelling.signal, onProgress });
    tell({ kind: 'done', output });
  } catch (error) {
    tell(
      error instanceof Refusal
        ? { kind: 'refused', failure: error.toFailure() }
        : { kind: 'failed', error },
    );
  } finally {
    port?.close();
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'cancel') cancelling.abort();
  else void run(message);
});
