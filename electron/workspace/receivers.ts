import type { ReceivedFile, ReceivedKind } from '../../shared/operations/workspace.ts';

/** A file that was dropped or opened, recognised by its content. */
export type IncomingFile = {
  readonly path: string;
  /** Its name alone, as the person knows it. */
  readonly name: string;
  /** Aborted when the person cancels; long work stops with the refusal `cancelled`. */
  readonly signal: AbortSignal;
  /** Told to the windows; only long work needs it. In bytes. */
  onProgress(doneBytes: number, totalBytes: number): void;
};

/** Takes one kind of file in. Refusals are thrown; `already-known` is no refusal. */
export type Receiver<S> = (session: S, file: IncomingFile) => Promise<ReceivedFile>;

/** What one side takes in. A kind that is absent is meant for the other side. The agency's table is
 * `agencyReceivers` in `agency/receivers.ts`, the expert's `expertReceivers` in `desk/receivers.ts`. */
export type Receivers<S> = Readonly<Partial<Record<Exclude<ReceivedKind, 'unknown'>, Receiver<S>>>>;
