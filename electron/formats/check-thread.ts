// Entry of a thread that checks stretches for the one that reads them.
import { parentPort } from 'node:worker_threads';
import { type Checked, checkStretch, type Stretch } from './check-stretch.ts';

export type ToCheck = {
  readonly lane: number;
  readonly bytes: Uint8Array;
  readonly stretch: Stretch;
};
export type FromCheck =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checked'; readonly lane: number; readonly checked: Checked };

const tell = (message: FromCheck): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ lane, bytes, stretch }: ToCheck) => {
  tell({ kind: 'checked', lane, checked: checkStretch(bytes, stretch) });
});
tell({ kind: 'ready' });
