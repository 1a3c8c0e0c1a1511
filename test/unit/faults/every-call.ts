import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { journalIsIntact } from '../../../electron/vault/journal.ts';
import type { ReadDb } from '../../../electron/vault/sqlite.ts';
import { errorTexts, Refusal } from '../../../shared/errors.ts';
import { arm, disarm, type FaultKind } from './faulty-fs.ts';

export type FaultedJob = {
  /** Folders whose files the faults fall on. */
  readonly roots: readonly string[];
  /** Makes new what a finished job has used up. */
  renew?(): Promise<void>;
  run(): Promise<unknown>;
  /** Each refused attempt is tried again without the fault, which is done whole. Where that takes too
   * long, the attempts at the next call go on from what the refused one left. */
  readonly isRetried: boolean;
  /** What must be as before after a refusal. */
  state(): unknown;
  /** Where files appear under final names: those there now are whole, whatever happened.
   * @throws anything where one is not */
  whole(): Promise<void>;
  /** Changes a file that the job reads, and puts it back. */
  readonly source?: { change(): void; restore(): void };
};

const mostCalls = 2_000;

/** Runs a job with the fault at its first call, then its second, up to the last: each time it refuses
 * with a code and leaves everything as it was, or is done whole in spite of it; and without the fault
 * it succeeds. @returns number of calls that the fault fell on */
export async function faultAtEveryCall(kind: FaultKind, job: FaultedJob): Promise<number> {
  const { roots, source } = job;
  let isUsedUp = true;
  for (let k = 1; k <= mostCalls; k += 1) {
    if (isUsedUp) await job.renew?.();
    const before = await job.state();
    arm({ kind, k, roots, ...(source ? { change: () => source.change() } : {}) });
    const failure = await failureOf(job.run);
    const fell = disarm();
    source?.restore();
    const where = `${kind} at call ${k}`;
    if (failure !== null) {
      refuses(failure, where);
      expect(await job.state(), `${where}: state after its refusal`).toEqual(before);
    }
    await job.whole();
    isUsedUp = failure === null;
    if (failure !== null && job.isRetried) {
      const again = await failureOf(job.run);
      if (again !== null) throw new Error(`${where}: the retry fails`, { cause: again });
      await job.whole();
      isUsedUp = true;
    }
    if (!fell) {
      expect(failure, `without ${kind}`).toBeNull();
      return k - 1;
    }
  }
  throw new Error('a job has an end');
}

function failureOf(run: FaultedJob['run']): Promise<unknown> {
  return run().then(
    () => null,
    (error: unknown) => error ?? new Error('nothing was thrown'),
  );
}

function refuses(failure: unknown, where: string): void {
  if (!(failure instanceof Refusal)) throw new Error(`${where}: no refusal`, { cause: failure });
  expect(Object.keys(errorTexts), where).toContain(failure.code);
}

const known = new WeakMap<ReadDb, { readonly changes: number; readonly hash: string }>();

/** Everything in a database, as one hash. */
export function databaseState(db: ReadDb): string {
  const { changes } = db.get<{ changes: number }>('SELECT total_changes() AS changes') ?? {
    changes: 0,
  };
  const before = known.get(db);
  if (before?.changes === changes) return before.hash;
  const hash = hashOfTables(db);
  known.set(db, { changes, hash });
  return hash;
}

function hashOfTables(db: ReadDb): string {
  const hash = createHash('sha256');
  const tables = db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  );
  for (const { name } of tables) hash.update(JSON.stringify(db.all(`SELECT * FROM "${name}"`)));
  return hash.digest('hex');
}

export const journalHolds = (db: ReadDb): void => expect(journalIsIntact(db)).toBe(true);

/** Final names below a folder. */
export async function finalFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
