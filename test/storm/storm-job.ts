// What is killed: a process that works on a workspace and says aloud what it was answered.

/** Thrown by a check: something that was acknowledged is gone, or something half-done is on show. */
export class Violation extends Error {}

/** @throws Violation */
export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Violation(what);
}

/** A process whose end is a kill. */
export type Running = {
  /** What it said so far, one entry a line. */
  readonly said: readonly string[];
  /** Resolves with its first line; rejects when it ends without any. */
  readonly ready: Promise<void>;
  readonly ended: Promise<{ readonly code: number | null }>;
  kill(): void;
};

export type StormJob = {
  readonly name: string;
  /** Its part of all kills, relative to the other jobs. */
  readonly share: number;
  /** Lays out in an empty folder what each run begins from; the folder is copied for every kill. */
  prepare(folder: string): Promise<void>;
  /** Starts the work on a copy. */
  start(home: string): Running;
  /** Milliseconds after `ready` within which the kill falls; `whole` is how long an undisturbed run
   * took, null where it never ends. */
  window(whole: number | null): { readonly from: number; readonly to: number };
  /** True where the work goes on until it is killed. */
  readonly isEndless: boolean;
  /** Opens what was left, goes on with it, and compares with what had been said.
   * @throws Violation, or a Refusal that the workspace has no reason for */
  check(home: string, said: readonly string[]): Promise<void>;
};
