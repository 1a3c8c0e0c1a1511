import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { invariant, Refusal } from '../../shared/errors.ts';
import { partSuffix } from '../formats/atomic-file.ts';
import { base } from './migrations/0010-base.ts';
import { expert } from './migrations/0020-expert.ts';
import { agency } from './migrations/0030-agency.ts';
import { trustChain } from './migrations/0040-trust-chain.ts';
import { closing } from './migrations/0050-closing.ts';
import { safekeeping } from './migrations/0060-safekeeping.ts';
import { targets } from './migrations/0070-targets.ts';
import { queries } from './migrations/0080-queries.ts';
import { opinionAndList } from './migrations/0090-opinion-and-list.ts';
import { programmes } from './migrations/0100-programmes.ts';
import { receivedLedger } from './migrations/0110-received-ledger.ts';
import type { Migration } from './migrations/migration.ts';
import type { Store } from './sqlite.ts';

/** In order. A new step is a file in `migrations/` and its place at the end of this list. */
export const migrations: readonly Migration[] = [
  base,
  expert,
  agency,
  trustChain,
  closing,
  safekeeping,
  targets,
  queries,
  opinionAndList,
  programmes,
  receivedLedger,
];

/**
 * Brings an open database up to the newest step of `steps`, each step in its own transaction.
 * @param path the database file, copied aside to `<path>.before-<version>` before anything changes
 * @throws Refusal vault-newer where a newer program wrote it: nothing is touched
 */
export function migrate(
  store: Store,
  path: string,
  steps: readonly Migration[] = migrations,
): void {
  const found = store.userVersion();
  const newest = steps.at(-1)?.version ?? 0;
  if (found > newest) {
    throw new Refusal('vault-newer', 'database version', { found, known: newest });
  }
  const due = steps.filter((step) => step.version > found);
  if (due.length === 0) return;
  if (found > 0) copyAside(store, path, due[0]?.version ?? newest);
  for (const step of due) {
    invariant(step.version > store.userVersion(), 'migrations are in order');
    store.db.transaction(() => {
      store.exec(step.sql);
      store.setUserVersion(step.version);
    });
  }
}

function copyAside(store: Store, path: string, version: number): void {
  const copy = `${path}.before-${String(version).padStart(4, '0')}`;
  const part = `${copy}${partSuffix}`;
  rmSync(part, { force: true });
  store.copyTo(part);
  renameSync(part, copy);
}

/** Deletes the copies that `migrate` put aside, finished or not. */
export function dropCopiesAside(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(path)}.before-`)) rmSync(join(folder, name), { force: true });
  }
}
