import type { Failure, Result } from '../../shared/errors.ts';

/** Why a document cannot be shown. `refused` carries the program's own sentence; the others are
 * said in the reader's words. */
export type ReaderFailure =
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'password' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'unexpected' };

/** Carries a `ReaderFailure` through promise chains. */
export class ReadFailed extends Error {
  readonly failure: ReaderFailure;

  constructor(failure: ReaderFailure) {
    super(failure.kind === 'refused' ? failure.failure.message : failure.kind);
    this.name = 'ReadFailed';
    this.failure = failure;
  }
}

/** The value of a reply, or `ReadFailed` with the program's refusal. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ReadFailed({ kind: 'refused', failure: result.error });
}

/** What pdf.js and the program throw, as one of the failures that the reader can put into words. */
export function failureOf(error: unknown): ReaderFailure {
  if (error instanceof ReadFailed) return error.failure;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return { kind: 'password' };
  if (name === 'InvalidPDFException' || name === 'FormatError') return { kind: 'damaged' };
  // The parser worker sends its own errors on under this name; all of them are about the bytes.
  if (name === 'UnknownErrorException') return { kind: 'damaged' };
  return { kind: 'unexpected' };
}
