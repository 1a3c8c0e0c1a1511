// Every expected failure in the program has one code, one sentence and one next step, in both
// languages. The sentences are data, kept beside the area that refuses; this file only joins them.
import { agencyErrors } from './errors/agency.ts';
import { deskErrors } from './errors/desk.ts';
import { fileErrors } from './errors/files.ts';
import { receivingErrors } from './errors/receiving.ts';
import { recordErrors } from './errors/records.ts';
import { reportErrors } from './errors/reports.ts';
import { sealedFileErrors } from './errors/sealed-files.ts';
import { shellErrors } from './errors/shell.ts';
import { signedObjectErrors } from './errors/signed-objects.ts';
import { terminalErrors } from './errors/terminal.ts';
import { vaultErrors } from './errors/vault.ts';

/** What a person reads: what happened (`zh`, `en`) and what to do now (`zhNext`, `enNext`).
 * `{name}` in a text is replaced by the failure's detail of that name. */
export type ErrorText = {
  readonly zh: string;
  readonly zhNext: string;
  readonly en: string;
  readonly enNext: string;
};

export const errorTexts = {
  ...fileErrors,
  ...signedObjectErrors,
  ...sealedFileErrors,
  ...vaultErrors,
  ...receivingErrors,
  ...deskErrors,
  ...agencyErrors,
  ...recordErrors,
  ...reportErrors,
  ...shellErrors,
  ...terminalErrors,
} as const satisfies Readonly<Record<string, ErrorText>>;

export type ErrorCode = keyof typeof errorTexts;

export type FailureDetails = Readonly<Record<string, string | number>>;

/** An expected failure as a value: what crosses IPC and what the terminal prints. */
export type Failure = {
  readonly code: ErrorCode;
  /** For developers: short, lower case, specific. Never document content, names or keys. */
  readonly message: string;
  readonly details: FailureDetails;
};

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** Thrown where work cannot go on for an expected reason; the two doors (IPC, terminal) turn it
 * into a `Failure`. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: FailureDetails;

  constructor(code: ErrorCode, message: string, details: FailureDetails = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  toFailure(): Failure {
    return { code: this.code, message: this.message, details: this.details };
  }
}

/** Fills `{name}` places of a text from the details; a missing detail is shown as `?`. */
export function fillText(text: string, details: FailureDetails): string {
  return text.replace(/\{([a-zA-Z0-9_]+)\}/g, (_, name: string) => String(details[name] ?? '?'));
}

/** States what must hold; a violation is a bug, not a refusal. */
export function invariant(condition: unknown, whatShouldHold: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${whatShouldHold}`);
}
