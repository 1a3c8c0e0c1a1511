import type { Failure } from '../../shared/errors.ts';
import type { SigningRequest } from './remote-signer.ts';
import type { SealInput, SealOutput } from './seal-job.ts';

/** Work that runs in a thread of its own: what goes in and what comes back, both plain data. */
export type JobTable = {
  readonly seal: { readonly input: SealInput; readonly output: SealOutput };
};
export type JobName = keyof JobTable;

export type ToWorker =
  | { readonly kind: 'start'; readonly job: JobName; readonly input: JobTable[JobName]['input'] }
  | { readonly kind: 'cancel' };

export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly output: JobTable[JobName]['output'] }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The thread waits on `reply` until the signature lies in it: keys never leave the thread that
   * holds the vault. */
  | ({ readonly kind: 'sign' } & SigningRequest);
