import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import type { Role } from '../../shared/operations/workspace.ts';
import { nodeDisk } from '../formats/disk.ts';
import { writeRefusal } from '../formats/file-refusals.ts';
import {
  newKeyring,
  newRootSecrets,
  openWithPassphrase,
  openWithRecoveryCode,
  wipe,
} from './keyring.ts';
import { assemble, assembleUnkept, type Opening } from './open-vault.ts';
import { type KdfCost, productionCost, withinBounds } from './passphrase-kdf.ts';
import { newRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import type { Secrets, Signing } from './secrets.ts';
import type { ReadDb, Store, WriteDb } from './sqlite.ts';
import type { StateStanding } from './state-check.ts';
import { type Locks, noteUnconfirmed, refuseShort } from './vault-locks.ts';
import { databasePath, readKeyring, saveKeyring } from './workspace-files.ts';

export { databasePath, keyringPath } from './workspace-files.ts';

/** An open workspace file: what may be read, what may be written, and the secrets inside. */
export type Vault = Locks & {
  readonly role: Role;
  /** As shown on the locked screen: the expert's name, or the agency's. */
  readonly name: string;
  readonly folder: string;
  readonly read: ReadDb;
  readonly write: WriteDb;
  readonly secrets: Secrets;
  /** How the state file beside the folder stood when the workspace was opened. */
  readonly standing: StateStanding;
  readonly copying: Copying;
  /** Rewrites the database file without free pages, empties its log, and deletes the copies that
   * migrations put aside: what was deleted before is in none of them. Outside any transaction. */
  sweep(): void;
  /** For taking in much at once, see `Store.withoutLog`. */
  withoutLog(): () => void;
  close(): void;
};

/** What a backup is made of and checked with. */
export type Copying = {
  keyringText(): string;
  /** The state file as it would be written now; empty while the workspace is being made. */
  stateText(): string;
  databaseVersion(): number;
  /** To a file that does not exist yet, under the same key. */
  copyDatabase(path: string): void;
  /** Opens a copy of this workspace's database, brought up to the newest layout. */
  openDatabase(path: string): Store;
  /** Authenticates the head of a backup. */
  mac(text: string): string;
  readonly stateKey: Uint8Array;
};

export type NewWorkspace = {
  readonly folder: string;
  readonly role: Role;
  readonly name: string;
  readonly passphrase: string;
  readonly createdAt: string;
  /** Cost of each guess at the passphrase. Default: production; never below the floor. */
  readonly kdf?: KdfCost;
  /** Makes the role's keys and first rows. A workspace never exists without them. */
  readonly populate: (vault: Vault, signing: Signing) => void | Promise<void>;
};

/**
 * Makes a workspace folder with its keyring and encrypted database; it appears under its name
 * only when complete.
 * @returns the open vault, its signing keys (close them) and the recovery code to print
 * @throws Refusal workspace-exists, passphrase-too-short, disk-full, file-unwritable
 */
export async function createWorkspace(input: NewWorkspace): Promise<{
  readonly vault: Vault;
  readonly signing: Signing;
  readonly recoveryCode: string;
}> {
  if (existsSync(input.folder)) throw new Refusal('workspace-exists', 'folder exists');
  refuseShort(input.passphrase);
  const cost = input.kdf ?? productionCost;
  if (!withinBounds(cost)) throw new Error('kdf cost out of bounds');
  // What a crash left half-made lies under this name, and goes with the next attempt.
  const building = `${input.folder}.new`;
  const secrets = newRootSecrets();
  try {
    await rm(building, { recursive: true, force: true });
    await mkdir(building, { recursive: true, mode: 0o700 });
    const recoveryCode = newRecoveryCode();
    const bareRecoveryCode = parseRecoveryCode(recoveryCode) ?? '';
    const keyring = await newKeyring({ ...input, bareRecoveryCode, cost }, secrets);
    await saveKeyring(building, keyring);
    const first = assembleUnkept(building, keyring, secrets);
    try {
      noteUnconfirmed(first.vault.write, recoveryCode, secrets);
      await input.populate(first.vault, first.signing);
    } finally {
      first.signing.close();
      first.vault.close();
    }
    await nodeDisk.syncFolder(building);
    await rename(building, input.folder);
    await nodeDisk.syncFolder(dirname(input.folder));
    const now = () => input.createdAt;
    const { vault, signing } = assemble(input.folder, keyring, secrets, { isNew: true, now });
    return { vault, signing, recoveryCode };
  } catch (error) {
    // Also where it had its name already: nobody has seen its recovery code.
    for (const made of [building, input.folder]) {
      // The first failure is the one to report; the next attempt clears what stays.
      await rm(made, { recursive: true, force: true }).catch(() => {});
    }
    throw writeRefusal(error, input.folder);
  } finally {
    wipe(secrets);
  }
}

export type FoundWorkspace =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly role: Role; readonly name: string };

/** What lies in a folder, without any key. @throws Refusal vault-missing, vault-damaged, vault-newer */
export async function findWorkspace(folder: string): Promise<FoundWorkspace> {
  if (!existsSync(folder)) return { kind: 'none' };
  const { role, name } = await readKeyring(folder);
  if (!existsSync(databasePath(folder))) throw new Refusal('vault-missing', 'no database file');
  return { kind: 'locked', role, name };
}

/**
 * @returns the open vault and its signing keys; the caller closes the latter as soon as it may
 * @throws Refusal wrong-passphrase, and as `assemble` does
 */
export async function openWorkspace(folder: string, passphrase: string, opening: Opening = {}) {
  const keyring = await readKeyring(folder);
  const secrets = await openWithPassphrase(keyring, passphrase);
  try {
    return assemble(folder, keyring, secrets, opening);
  } finally {
    wipe(secrets);
  }
}

/**
 * Opens with the printed recovery code and sets another passphrase.
 * @throws Refusal recovery-code-wrong, passphrase-too-short, and those of `openWorkspace`
 */
export async function recoverWorkspace(
  folder: string,
  typedCode: string,
  newPassphrase: string,
  opening: Opening = {},
) {
  const keyring = await readKeyring(folder);
  const bare = parseRecoveryCode(typedCode);
  if (bare === null) throw new Refusal('recovery-code-wrong', 'not a recovery code');
  refuseShort(newPassphrase);
  const secrets = openWithRecoveryCode(keyring, bare);
  try {
    // The database first: it refuses where another program has it open.
    const opened = assemble(folder, keyring, secrets, opening);
    try {
      await opened.setPassphrase(newPassphrase, secrets);
    } catch (error) {
      opened.signing.close();
      opened.vault.close();
      throw error;
    }
    return opened;
  } finally {
    wipe(secrets);
  }
}
