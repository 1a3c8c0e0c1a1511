import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { journalIsIntact } from '../../electron/vault/journal.ts';
import type { ReadDb } from '../../electron/vault/sqlite.ts';
import { holds } from './storm-job.ts';

/** Names in a folder that are final: without `.part`, which says by itself that a file is half. */
export async function finalNames(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((name) => !name.endsWith('.part')).toSorted();
}

/** Nothing lies in the workspace but what the program puts there. @throws Violation */
export async function workspaceIsTidy(home: string): Promise<void> {
  const known = /^(keyring\.json(\.1)?|workspace\.db(-wal|-shm|\.before-\d+)?|bundles)$/;
  const strange = (await finalNames(path.join(home, 'workspace'))).filter(
    (name) => !known.test(name),
  );
  holds(strange.length === 0, `strange files in the workspace: ${strange.join(', ')}`);
}

/** The database is sound and its journal unbroken. @throws Violation */
export function databaseIsSound(db: ReadDb): void {
  const found = db.get<{ integrity: string }>(
    'SELECT integrity_check AS integrity FROM pragma_integrity_check',
  );
  holds(found?.integrity === 'ok', `integrity check: ${found?.integrity}`);
  holds(journalIsIntact(db), 'the journal chain is broken');
}
