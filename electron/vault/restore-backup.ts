import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { extractBackupPart, openBackup, readBackupPart } from '../formats/backup-file.ts';
import { nodeDisk } from '../formats/disk.ts';
import { writeRefusal } from '../formats/file-refusals.ts';
import {
  type BackupFacts,
  type BackupProgress,
  backupKeysOf,
  checkBackup,
  checkInto,
  counting,
} from './backup.ts';
import {
  openWithPassphrase,
  openWithRecoveryCode,
  parseKeyring,
  type RootSecrets,
  wipe,
} from './keyring.ts';
import { restoredSetting } from './open-vault.ts';
import { parseRecoveryCode } from './recovery-code.ts';
import { inScratch } from './scratch-folder.ts';
import { writeSetting } from './settings.ts';
import { parseState, readState, statePath, writeState } from './state-file.ts';
import { refuseShort } from './vault-locks.ts';
import { databasePath, keyringPath } from './workspace-files.ts';

export type RestoreWith =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly code: string; readonly newPassphrase: string };

/**
 * Puts the workspace of a backup into `folder`, checked through and through before it gets its
 * name. It is then opened like any other; a later state that this computer still remembers is held
 * against it there (`standingOf`), so that an old backup is announced and not silently taken.
 * @throws Refusal workspace-exists, wrong-passphrase, recovery-code-wrong, passphrase-too-short, and
 * as checkBackup does
 */
export async function restoreBackup(
  folder: string,
  path: string,
  access: RestoreWith,
  { signal, onProgress }: BackupProgress,
): Promise<BackupFacts> {
  if (existsSync(folder)) throw new Refusal('workspace-exists', 'folder exists');
  if (access.kind === 'recovery') refuseShort(access.newPassphrase);
  const backup = await openBackup(path);
  const keyringText = await readBackupPart(path, backup, 'keyring.json');
  const stateText = await readBackupPart(path, backup, 'workspace.state');
  const secrets = await secretsBy(access, keyringText);
  const building = `${folder}.new`;
  try {
    await rm(building, { recursive: true, force: true });
    const keys = backupKeysOf(secrets);
    const onBytes = counting(onProgress, 2 * backup.size);
    const facts = await inScratch(folder, (scratch) =>
      checkInto(scratch, path, keys, { signal, onBytes }),
    );
    await mkdir(building, { recursive: true, mode: 0o700 });
    const copied = { signal, onBytes };
    for (const [part, to] of [
      ['keyring.json', keyringPath(building)],
      ['workspace.db', databasePath(building)],
    ] as const) {
      await extractBackupPart(path, backup, part, to, copied);
    }
    const store = keys.openDatabase(databasePath(building));
    writeSetting(store.db, restoredSetting, backup.head.created_at);
    store.close();
    keepState(folder, stateText, keys.stateKey);
    await nodeDisk.syncFolder(building);
    await rename(building, folder);
    await nodeDisk.syncFolder(dirname(folder));
    return facts;
  } catch (error) {
    // The first failure is the one to report; the next attempt clears what stays.
    await rm(building, { recursive: true, force: true }).catch(() => {});
    throw writeRefusal(error, folder);
  } finally {
    wipe(secrets);
  }
}

async function secretsBy(access: RestoreWith, keyringText: string): Promise<RootSecrets> {
  const keyring = parseKeyring(keyringText);
  if (access.kind === 'passphrase') return openWithPassphrase(keyring, access.passphrase);
  const bare = parseRecoveryCode(access.code);
  if (bare === null) throw new Refusal('recovery-code-wrong', 'not a recovery code');
  return openWithRecoveryCode(keyring, bare);
}

/** What this computer remembers of this workspace stays; another workspace's goes. The database
 * file is a new one, and its salt is taken from it at the first opening. */
function keepState(folder: string, stateText: string, key: Uint8Array): void {
  const path = statePath(folder);
  const remembered = readState(path, key);
  if (remembered !== 'missing' && remembered !== 'bad') return;
  const state = parseState(stateText, key);
  if (state !== 'bad') writeState(path, state, key);
}

/**
 * Checks a backup through and through with the keys of its own keyring, on a computer that need not
 * have its workspace.
 * @param folder what is unpacked for it lies beside this, and goes
 * @throws Refusal wrong-passphrase, and as checkBackup does
 */
export async function checkByPassphrase(
  folder: string,
  path: string,
  passphrase: string,
  progress: BackupProgress,
): Promise<BackupFacts> {
  const backup = await openBackup(path);
  const keyringText = await readBackupPart(path, backup, 'keyring.json');
  const secrets = await secretsBy({ kind: 'passphrase', passphrase }, keyringText);
  try {
    return await checkBackup(folder, path, backupKeysOf(secrets), progress);
  } finally {
    wipe(secrets);
  }
}
