import { existsSync } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openBackup, readBackupPart } from '../formats/backup-file.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import { type BackupProgress, backupKeysOf, checkInto } from './backup.ts';
import { openEscrow, parseKeyring } from './keyring.ts';
import { inScratch } from './scratch-folder.ts';
import type { ReadDb } from './sqlite.ts';
import { databasePath, readKeyring } from './workspace-files.ts';

/**
 * Reads a copy of an expert's workspace (a backup, or a copied folder) with the agency's recovery
 * identities, where the expert turned escrow on. The copy stays as it is and what was opened is
 * gone afterwards. Only the data secret is in that slot: the signing seeds stay sealed.
 * @param folder the reader's own workspace; the copy is opened beside it
 * @throws Refusal escrow-none, escrow-not-yours, backup-damaged, backup-other, backup-newer,
 * backup-other-workspace, vault-missing, vault-damaged, vault-newer, cancelled, disk-full,
 * file-missing, file-unreadable
 */
export async function readEscrowedCopy<T>(
  folder: string,
  path: string,
  identities: readonly string[],
  progress: BackupProgress,
  read: (db: ReadDb) => T,
): Promise<T> {
  return inScratch(folder, async (scratch) => {
    const database = join(scratch, 'check.db');
    const keys = (await isFolder(path))
      ? await copyFolder(path, identities, database)
      : await extractBackup(path, identities, scratch, progress);
    const store = keys.openDatabase(database);
    try {
      return read(store.db);
    } finally {
      store.close();
    }
  });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw readRefusal(error, path);
  }
}

async function extractBackup(
  path: string,
  identities: readonly string[],
  scratch: string,
  { signal, onProgress }: BackupProgress,
) {
  const backup = await openBackup(path);
  const keyring = parseKeyring(await readBackupPart(path, backup, 'keyring.json'));
  const data = await openEscrow(keyring, identities);
  const keys = backupKeysOf({ data });
  data.fill(0);
  let done = 0;
  const onBytes = (count: number): void => {
    done += count;
    onProgress(Math.min(done, backup.size), backup.size);
  };
  await checkInto(scratch, path, keys, { signal, onBytes });
  return keys;
}

async function copyFolder(path: string, identities: readonly string[], database: string) {
  const data = await openEscrow(await readKeyring(path), identities);
  const keys = backupKeysOf({ data });
  data.fill(0);
  try {
    await copyFile(databasePath(path), database);
    // What was written last lies here while the workspace is open, or after a crash.
    const log = `${databasePath(path)}-wal`;
    if (existsSync(log)) await copyFile(log, `${database}-wal`);
  } catch (error) {
    throw readRefusal(error, databasePath(path));
  }
  return keys;
}
