import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import type { Role } from '../../shared/operations/workspace.ts';
import { isLongEnough, shortestPassphrase } from '../../shared/passphrase.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
import { nodeDisk } from '../formats/disk.ts';
import {
  type KeyringFile,
  newKeyring,
  newRootSecrets,
  openWithPassphrase,
  openWithRecoveryCode,
  parseKeyring,
  type RootSecrets,
  replacePassphrase,
  replaceRecoveryCode,
  wipe,
  writeKeyring,
} from './keyring.ts';
import { migrate } from './migrations.ts';
import { type KdfCost, productionCost, withinBounds } from './passphrase-kdf.ts';
import { groupChecks, groupMatches, newRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import { derivedKey } from './sealing.ts';
import { type Secrets, type Signing, secretsOf, signingOf } from './secrets.ts';
import { readSetting, removeSetting, writeSetting } from './settings.ts';
import { openStore, type ReadDb, type Store, type WriteDb } from './sqlite.ts';

/** An open workspace file: what may be read, what may be written, and the secrets inside. */
export type Vault = {
  readonly role: Role;
  /** As shown on the locked screen: the expert's name, or the agency's. */
  readonly name: string;
  readonly folder: string;
  readonly read: ReadDb;
  readonly write: WriteDb;
  readonly secrets: Secrets;
  /** @throws Refusal wrong-passphrase */
  unlockSigning(passphrase: string): Promise<Signing>;
  /** @throws Refusal wrong-passphrase, passphrase-too-short */
  changePassphrase(current: string, next: string): Promise<void>;
  /**
   * Puts another recovery code in place of the printed one, which then opens nothing any more.
   * @returns the new code, to print; it is unconfirmed
   * @throws Refusal wrong-passphrase, disk-full, file-unwritable: the former code stays in force
   */
  newRecoveryCode(passphrase: string): Promise<string>;
  recoveryConfirmed(): boolean;
  /** @throws Refusal recovery-code-wrong where a group is not what was printed */
  confirmRecovery(groups: readonly { readonly index: number; readonly text: string }[]): void;
  close(): void;
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

export const keyringPath = (folder: string): string => join(folder, 'keyring.json');
export const databasePath = (folder: string): string => join(folder, 'workspace.db');

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
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true, mode: 0o700 });
  const secrets = newRootSecrets();
  try {
    const recoveryCode = newRecoveryCode();
    const bareRecoveryCode = parseRecoveryCode(recoveryCode) ?? '';
    const keyring = await newKeyring({ ...input, bareRecoveryCode, cost }, secrets);
    await saveKeyring(building, keyring);
    const first = assemble(building, keyring, secrets, true);
    try {
      const checks = groupChecks(recoveryCode, checkKey(secrets));
      writeSetting(first.vault.write, unconfirmedSetting, JSON.stringify(checks));
      await input.populate(first.vault, first.signing);
    } finally {
      first.signing.close();
      first.vault.close();
    }
    await nodeDisk.syncFolder(building);
    await rename(building, input.folder);
    await nodeDisk.syncFolder(dirname(input.folder));
    const { vault, signing } = assemble(input.folder, keyring, secrets, false);
    return { vault, signing, recoveryCode };
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
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
 * @throws Refusal wrong-passphrase, vault-missing, vault-damaged, vault-newer,
 * vault-open-elsewhere, vault-not-encrypted
 */
export async function openWorkspace(folder: string, passphrase: string) {
  const keyring = await readKeyring(folder);
  const secrets = await openWithPassphrase(keyring, passphrase);
  return openedWith(folder, keyring, secrets);
}

/**
 * Opens with the printed recovery code and sets another passphrase.
 * @throws Refusal recovery-code-wrong, passphrase-too-short, and those of `openWorkspace`
 */
export async function recoverWorkspace(folder: string, typedCode: string, newPassphrase: string) {
  const keyring = await readKeyring(folder);
  const bare = parseRecoveryCode(typedCode);
  if (bare === null) throw new Refusal('recovery-code-wrong', 'not a recovery code');
  refuseShort(newPassphrase);
  const secrets = openWithRecoveryCode(keyring, bare);
  try {
    // The database first: it refuses where another program has it open.
    const opened = assemble(folder, keyring, secrets, false);
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

function openedWith(folder: string, keyring: KeyringFile, secrets: RootSecrets) {
  try {
    return assemble(folder, keyring, secrets, false);
  } finally {
    wipe(secrets);
  }
}

async function readKeyring(folder: string): Promise<KeyringFile> {
  let text: string;
  try {
    text = await readFile(keyringPath(folder), 'utf8');
  } catch {
    throw new Refusal('vault-missing', 'no keyring');
  }
  return parseKeyring(text);
}

function saveKeyring(folder: string, keyring: KeyringFile): Promise<void> {
  const bytes = Buffer.from(writeKeyring(keyring), 'utf8');
  return writeFileAtomically(keyringPath(folder), (file) => file.write(bytes, 0));
}

const unconfirmedSetting = 'recovery.unconfirmed';
const checkKey = (secrets: RootSecrets): Uint8Array =>
  derivedKey(secrets.data, 'hengping/recovery-group-key/v1');

function refuseShort(passphrase: string): void {
  if (!isLongEnough(passphrase)) {
    throw new Refusal('passphrase-too-short', 'short passphrase', { least: shortestPassphrase });
  }
}

function assemble(folder: string, found: KeyringFile, secrets: RootSecrets, create: boolean) {
  const path = databasePath(folder);
  const key = derivedKey(secrets.data, 'hengping/db/v1');
  const store = openStore(path, key, create);
  key.fill(0);
  try {
    migrate(store, path);
  } catch (error) {
    store.close();
    throw error;
  }
  let keyring = found;
  const setPassphrase = async (next: string, roots: RootSecrets): Promise<void> => {
    const [slot] = keyring.slots;
    const cost = { ops: slot.ops, memoryBytes: slot.memory_bytes };
    const replaced = await replacePassphrase(keyring, next, cost, roots);
    await copyFile(keyringPath(folder), `${keyringPath(folder)}.1`);
    await saveKeyring(folder, replaced);
    keyring = replaced;
  };
  const setRecoveryCode = async (code: string, roots: RootSecrets): Promise<void> => {
    const replaced = replaceRecoveryCode(keyring, parseRecoveryCode(code) ?? '', roots);
    // A keyring of before would go on opening with the code that is taken back.
    await rm(`${keyringPath(folder)}.1`, { force: true });
    await saveKeyring(folder, replaced);
    keyring = replaced;
  };
  const slots = { keyring: () => keyring, setPassphrase, setRecoveryCode };
  const vault = vaultOver(folder, store, secrets, slots);
  return { vault, signing: signingOf(store.db, secrets.signing), setPassphrase };
}

type Slots = {
  readonly keyring: () => KeyringFile;
  readonly setPassphrase: (next: string, roots: RootSecrets) => Promise<void>;
  readonly setRecoveryCode: (code: string, roots: RootSecrets) => Promise<void>;
};

function vaultOver(folder: string, store: Store, secrets: RootSecrets, slots: Slots): Vault {
  const { keyring, setPassphrase, setRecoveryCode } = slots;
  const { role, name } = keyring();
  const groupKey = checkKey(secrets);
  return {
    role,
    name,
    folder,
    read: store.db,
    write: store.db,
    secrets: secretsOf(store.db, secrets.data),
    async unlockSigning(passphrase) {
      const roots = await openWithPassphrase(keyring(), passphrase);
      const signing = signingOf(store.db, roots.signing);
      wipe(roots);
      return signing;
    },
    async changePassphrase(current, next) {
      refuseShort(next);
      const roots = await openWithPassphrase(keyring(), current);
      try {
        await setPassphrase(next, roots);
      } finally {
        wipe(roots);
      }
    },
    async newRecoveryCode(passphrase) {
      const roots = await openWithPassphrase(keyring(), passphrase);
      const before = readSetting(store.db, unconfirmedSetting);
      const code = newRecoveryCode();
      try {
        // First: a crash between the two leaves a code that counts as unconfirmed, never the
        // impression that the paper copy still opens the workspace.
        const checks = groupChecks(code, groupKey);
        writeSetting(store.db, unconfirmedSetting, JSON.stringify(checks));
        await setRecoveryCode(code, roots);
        return code;
      } catch (error) {
        if (before === null) removeSetting(store.db, unconfirmedSetting);
        else writeSetting(store.db, unconfirmedSetting, before);
        throw error;
      } finally {
        wipe(roots);
      }
    },
    recoveryConfirmed: () => readSetting(store.db, unconfirmedSetting) === null,
    confirmRecovery(groups) {
      const kept = readSetting(store.db, unconfirmedSetting);
      if (kept === null) return;
      const checks: readonly string[] = JSON.parse(kept);
      const distinct = new Set(groups.map((group) => group.index)).size === groups.length;
      const right = groups.every(({ index, text }) => groupMatches(checks, groupKey, index, text));
      if (!distinct || !right) throw new Refusal('recovery-code-wrong', 'group differs');
      removeSetting(store.db, unconfirmedSetting);
    },
    close() {
      store.close();
    },
  };
}
