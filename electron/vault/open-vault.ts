import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { readAgencyProfile } from './agency-profile.ts';
import { readProfile } from './expert-profile.ts';
import { appendToJournal } from './journal.ts';
import { type KeyringFile, type RootSecrets, writeKeyring } from './keyring.ts';
import { dropCopiesAside, migrate } from './migrations.ts';
import { derivedKey, macOf } from './sealing.ts';
import { secretsOf, signingOf } from './secrets.ts';
import { readSetting, removeSetting, writeSetting } from './settings.ts';
import { openStore, type Store } from './sqlite.ts';
import {
  brokenAcceptedSetting,
  mayGoOn,
  type StateStanding,
  standingOf,
  stateKeptSetting,
} from './state-check.ts';
import { type FoundState, readState, statePath, stateText } from './state-file.ts';
import { keepState, type StateKeeper } from './state-keeper.ts';
import type { Vault } from './vault.ts';
import { holdKeyring, locksOf } from './vault-locks.ts';
import { databasePath, keyringHash, saltOf } from './workspace-files.ts';

/** How a workspace is opened. */
export type Opening = {
  /** UTC to the second; default the system's clock. It dates what the opening itself writes down. */
  readonly now?: () => string;
  /** True where the person read that an older state was found and goes on with it. */
  readonly knowingly?: boolean;
};

/** Set in a restored database until its first opening, which tells the journal: when the backup was
 * made. */
export const restoredSetting = 'restore.pending';
/** The last backup that this workspace was restored from: canonical JSON of `at` and `backupAt`. */
export const lastRestoreSetting = 'restore.last';

/** Set where the person went on with an older state: when, and what had been found. */
export const suspectSetting = 'state.suspect-since';

export const databaseKey = (data: Uint8Array): Uint8Array => derivedKey(data, 'hengping/db/v1');
export const stateKey = (data: Uint8Array): Uint8Array => derivedKey(data, 'hengping/state-mac/v1');
export const backupKey = (data: Uint8Array): Uint8Array =>
  derivedKey(data, 'hengping/backup-mac/v1');

/** What lies in a folder that is still being made: no state is kept beside it. */
export function assembleUnkept(folder: string, keyring: KeyringFile, secrets: RootSecrets) {
  const store = openMigrated(databasePath(folder), databaseKey(secrets.data), true);
  return vaultOf({ folder, store, secrets, keyring, standing: 'first', keeper: null });
}

/**
 * Opens the database with the secrets of the keyring, and holds it against the state kept beside.
 * @param isNew true right after the workspace was made: a state left by another one goes
 * @throws Refusal vault-missing, vault-damaged, vault-database-swapped, vault-keyring-swapped,
 * vault-newer, vault-open-elsewhere, vault-not-encrypted, and those of `standingOf`
 */
export function assemble(
  folder: string,
  keyring: KeyringFile,
  secrets: RootSecrets,
  opening: Opening & { readonly isNew?: boolean } = {},
) {
  const path = statePath(folder);
  const key = stateKey(secrets.data);
  const salt = saltOf(databasePath(folder));
  const state = opening.isNew === true ? 'missing' : readState(path, key);
  const store = openSameDatabase(folder, secrets, salt, state);
  try {
    const standing = held(store, state, keyringHash(keyring), opening);
    let current = keyring;
    const keeper = keepState(store, { path, key, salt, keyringSha256: () => keyringHash(current) });
    const made = vaultOf({
      folder,
      store,
      secrets,
      keyring,
      standing,
      keeper,
      replaced: (next) => {
        current = next;
      },
    });
    const restored = noteRestored(store, opening);
    const isOther = typeof state === 'object' && state.salt !== salt;
    if (standing !== 'kept' || restored || isOther) startKeeping(store, keeper, standing, opening);
    return made;
  } catch (error) {
    store.close();
    throw error;
  }
}

function held(
  store: Store,
  state: FoundState,
  keyringSha256: string,
  { knowingly = false, now = systemNow }: Opening,
): StateStanding {
  try {
    return standingOf(store.db, state, keyringSha256);
  } catch (error) {
    if (!knowingly || !mayGoOn(error)) throw error;
    const at = now();
    store.db.transaction(() => {
      writeSetting(store.db, suspectSetting, at);
      if (error.code === 'journal-broken') {
        writeSetting(store.db, brokenAcceptedSetting, String(error.details.entry));
      }
      noteOpening(store, at, 'older-state-accepted', error.code);
    });
    return 'first';
  }
}

function noteRestored(store: Store, { now = systemNow }: Opening): boolean {
  const backupAt = readSetting(store.db, restoredSetting);
  if (backupAt === null) return false;
  const at = now();
  store.db.transaction(() => {
    removeSetting(store.db, restoredSetting);
    writeSetting(store.db, lastRestoreSetting, canonicalJson({ at, backupAt }));
    noteOpening(store, at, 'backup-restored', backupAt);
  });
  return true;
}

const told: ReadonlySet<StateStanding> = new Set(['behind', 'missing', 'bad', 'keyring']);

function startKeeping(
  store: Store,
  keeper: StateKeeper,
  standing: StateStanding,
  { now = systemNow }: Opening,
): void {
  store.db.transaction(() => {
    writeSetting(store.db, stateKeptSetting, '1');
    if (told.has(standing)) noteOpening(store, now(), 'state-rebuilt', standing);
  });
  try {
    keeper.write();
  } catch (error) {
    // A home that takes no more files must not keep anyone from the work in it.
    if (!(error instanceof Refusal)) throw error;
  }
}

function noteOpening({ db }: Store, at: string, action: string, subject: string): void {
  const actor = readProfile(db)?.expert ?? readAgencyProfile(db)?.agency ?? '';
  appendToJournal(db, { at, actor, action, subject });
}

const systemNow = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

/** @throws Refusal as openStore and migrate do */
export function openMigrated(path: string, key: Uint8Array, create: boolean): Store {
  const store = openStore(path, key, create);
  try {
    migrate(store, path);
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}

/** A database that this keyring does not open was harmed, or is that of another workspace. */
function openSameDatabase(
  folder: string,
  secrets: RootSecrets,
  salt: string,
  state: FoundState,
): Store {
  try {
    return openMigrated(databasePath(folder), databaseKey(secrets.data), false);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'vault-damaged') throw error;
    // Two files that agree outvote the third.
    if (state === 'bad') throw new Refusal('vault-keyring-swapped', 'state and database disagree');
    if (state !== 'missing' && state.salt !== salt) {
      throw new Refusal('vault-database-swapped', 'database has another salt');
    }
    throw error;
  }
}

type Parts = {
  readonly folder: string;
  readonly store: Store;
  readonly secrets: RootSecrets;
  readonly keyring: KeyringFile;
  readonly standing: StateStanding;
  readonly keeper: StateKeeper | null;
  readonly replaced?: (next: KeyringFile) => void;
};

function vaultOf({ folder, store, secrets, keyring, standing, keeper, replaced }: Parts) {
  const heldKeyring = holdKeyring(folder, keyring, (next) => {
    replaced?.(next);
    keeper?.writeSoon();
  });
  const [openKey, macKey, ownStateKey] = [
    databaseKey(secrets.data),
    backupKey(secrets.data),
    stateKey(secrets.data),
  ];
  const { role, name } = keyring;
  const vault: Vault = {
    role,
    name,
    folder,
    standing,
    read: store.db,
    write: store.db,
    secrets: secretsOf(store.db, secrets.data),
    ...locksOf(store.db, heldKeyring, secrets),
    copying: {
      keyringText: () => writeKeyring(heldKeyring.current()),
      stateText: () => (keeper ? stateText(keeper.state(), ownStateKey) : ''),
      databaseVersion: () => store.userVersion(),
      copyDatabase: (path) => store.copyTo(path),
      openDatabase: (path) => openMigrated(path, openKey, false),
      mac: (text) => macOf(macKey, text),
      stateKey: ownStateKey,
    },
    sweep() {
      store.sweep();
      dropCopiesAside(databasePath(folder));
    },
    withoutLog: () => store.withoutLog(),
    close() {
      keeper?.close();
      store.close();
    },
  };
  const signing = signingOf(store.db, secrets.signing);
  return { vault, signing, setPassphrase: heldKeyring.setPassphrase };
}
