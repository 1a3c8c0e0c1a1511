import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import type { Role } from '../../shared/operations/workspace.ts';
import {
  type BackupFile,
  extractBackupPart,
  openBackup,
  readBackupPart,
  writeBackup,
} from '../formats/backup-file.ts';
import { type Disk, nodeDisk } from '../formats/disk.ts';
import { journalHead, journalIsIntact } from './journal.ts';
import { parseKeyring, type RootSecrets } from './keyring.ts';
import { backupKey, databaseKey, openMigrated, stateKey } from './open-vault.ts';
import { inScratch } from './scratch-folder.ts';
import { macOf, sameMac } from './sealing.ts';
import type { ReadDb, Store } from './sqlite.ts';
import { parseState } from './state-file.ts';
import type { Copying, Vault } from './vault.ts';

export type BackupProgress = {
  readonly signal: AbortSignal;
  /** In bytes. */
  readonly onProgress: (done: number, total: number) => void;
};

/** What a backup that was checked through and through holds. */
export type BackupFacts = {
  readonly role: Role;
  readonly name: string;
  readonly createdAt: string;
  readonly appVersion: string;
  readonly size: number;
  /** Entries of its journal. */
  readonly entries: number;
};

/**
 * Writes the open workspace to one file: keyring, state and database, encrypted as they are. Bundles
 * are not in it; they are taken in again. The file gets its name only after it was read back:
 * hashes, keyring, SQLite's own check, the journal's chain, and as many rows in every table as here.
 * @param at UTC to the second
 * @throws Refusal cancelled, disk-full, file-unwritable, file-too-big-for-disk, vault-unwritable,
 * backup-damaged (what was read back differs)
 */
export async function makeBackup(
  vault: Vault,
  to: string,
  about: { readonly at: string; readonly appVersion: string },
  { signal, onProgress }: BackupProgress,
  disk: Disk = nodeDisk,
): Promise<BackupFacts> {
  const { copying } = vault;
  return inScratch(vault.folder, async (scratch) => {
    const database = join(scratch, 'copy.db');
    copying.copyDatabase(database);
    // Of this very moment, like the copy: nothing waited in between.
    const rows = rowCounts(vault.read);
    const state = Buffer.from(copying.stateText());
    const keyring = Buffer.from(copying.keyringText());
    const { size } = await stat(database);
    const onBytes = counting(onProgress, 2 * size + keyring.length + state.length);
    let facts: BackupFacts | null = null;
    await writeBackup(
      to,
      {
        role: vault.role,
        name: vault.name,
        created_at: about.at,
        app_version: about.appVersion,
        database_version: copying.databaseVersion(),
        keyring,
        state,
        database,
      },
      copying.mac,
      { signal, onBytes },
      async (part) => {
        facts = await checkInto(scratch, part, copying, { signal, onBytes }, rows);
      },
      disk,
    );
    if (facts === null) throw new Error('invariant: a written backup was checked');
    return facts;
  });
}

/**
 * Checks a backup of this very workspace, or with the keys of its own keyring, from the first byte
 * to the last; it is opened in `folder` and nothing of it stays.
 * @throws Refusal backup-damaged, backup-other, backup-newer, backup-other-workspace, vault-newer,
 * cancelled, disk-full, file-missing, file-unreadable
 */
export async function checkBackup(
  folder: string,
  path: string,
  keys: BackupKeys,
  { signal, onProgress }: BackupProgress,
): Promise<BackupFacts> {
  const { size } = await openBackup(path);
  const onBytes = counting(onProgress, size);
  return inScratch(folder, (scratch) => checkInto(scratch, path, keys, { signal, onBytes }));
}

/** Works on the database of a backup of this workspace, which is gone afterwards.
 * @throws Refusal as checkBackup does */
export async function withBackupOf<T>(
  vault: Vault,
  path: string,
  { signal, onProgress }: BackupProgress,
  work: (db: ReadDb, facts: BackupFacts) => T,
): Promise<T> {
  const { size } = await openBackup(path);
  const copied = { signal, onBytes: counting(onProgress, size) };
  return inScratch(vault.folder, async (scratch) => {
    const facts = await checkInto(scratch, path, vault.copying, copied);
    const store = vault.copying.openDatabase(join(scratch, 'check.db'));
    try {
      return work(store.db, facts);
    } finally {
      store.close();
    }
  });
}

export type BackupKeys = Pick<Copying, 'mac' | 'openDatabase' | 'stateKey'>;

export function backupKeysOf({ data }: Pick<RootSecrets, 'data'>): BackupKeys {
  const [mac, database] = [backupKey(data), databaseKey(data)];
  return {
    mac: (text) => macOf(mac, text),
    openDatabase: (path) => openMigrated(path, database, false),
    stateKey: stateKey(data),
  };
}

type Counted = { readonly signal: AbortSignal; readonly onBytes: (count: number) => void };

/** Leaves the checked database in `scratch` as `check.db`. */
export async function checkInto(
  scratch: string,
  path: string,
  keys: BackupKeys,
  copied: Counted,
  expected?: RowCounts,
): Promise<BackupFacts> {
  const file = basename(path);
  const backup = await openBackup(path);
  requireMac(backup, keys, file);
  parseKeyring(await readBackupPart(path, backup, 'keyring.json'));
  const state = parseState(await readBackupPart(path, backup, 'workspace.state'), keys.stateKey);
  const database = join(scratch, 'check.db');
  await extractBackupPart(path, backup, 'workspace.db', database, copied);
  const entries = checkDatabase(keys, database, file, state, expected);
  const { role, name, created_at: createdAt, app_version: appVersion } = backup.head;
  return { role, name, createdAt, appVersion, size: backup.size, entries };
}

function requireMac(backup: BackupFile, keys: BackupKeys, file: string): void {
  if (!sameMac(backup.mac, keys.mac(canonicalJson(backup.head)))) {
    throw new Refusal('backup-other-workspace', 'head under another key, or altered', { file });
  }
}

function checkDatabase(
  keys: BackupKeys,
  path: string,
  file: string,
  state: ReturnType<typeof parseState>,
  expected?: RowCounts,
): number {
  const damaged = (what: string) => new Refusal('backup-damaged', `backup: ${what}`, { file });
  let store: Store;
  try {
    store = keys.openDatabase(path);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'vault-damaged') throw damaged('database');
    throw error;
  }
  try {
    const verdicts = store.db.all<{ integrity_check: string }>('PRAGMA integrity_check');
    if (verdicts.length !== 1 || verdicts[0]?.integrity_check !== 'ok') throw damaged('pages');
    if (!journalIsIntact(store.db)) throw damaged('journal');
    const head = journalHead(store.db);
    if (state === 'bad' || state.journal.hash !== head.hash) throw damaged('state');
    if (expected && canonicalJson(expected) !== canonicalJson(rowCounts(store.db))) {
      throw damaged('rows');
    }
    return head.seq;
  } finally {
    store.close();
  }
}

type RowCounts = Readonly<Record<string, number>>;

function rowCounts(db: ReadDb): RowCounts {
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  return Object.fromEntries(
    tables.map(({ name }) => {
      const row = db.get<{ count: number }>(`SELECT count(*) AS count FROM "${name}"`);
      return [name, row?.count ?? 0];
    }),
  );
}

export function counting(onProgress: BackupProgress['onProgress'], total: number) {
  let done = 0;
  return (count: number): void => {
    done += count;
    onProgress(Math.min(done, total), total);
  };
}
