// Entry of a thread that verifies signed objects for the one that reads them. It holds no secret.
import { parentPort } from 'node:worker_threads';
import { checkLines, type Lines } from './check-lines.ts';

export type ToLines = Lines & { readonly id: number };
export type FromLines =
  | { readonly kind: 'ready' }
  /** `checked` is JSON: reading it is quicker than having as many records copied one by one. */
  | { readonly kind: 'checked'; readonly id: number; readonly checked: string };

const tell = (message: FromLines): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, ...lines }: ToLines) => {
  tell({ kind: 'checked', id, checked: JSON.stringify(checkLines(lines)) });
});
tell({ kind: 'ready' });
