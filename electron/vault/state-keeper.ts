import { Refusal } from '../../shared/errors.ts';
import { journalHead } from './journal.ts';
import { seenIn } from './seen-versions.ts';
import type { Store } from './sqlite.ts';
import { type VaultState, writeState } from './state-file.ts';

/** Keeps the state file in step with the database. */
export type StateKeeper = {
  /** What the database has come to. */
  state(): VaultState;
  /** Writes it down now. @throws Refusal disk-full, file-unwritable */
  write(): void;
  /** Writes it down within a moment: the keyring was replaced. */
  writeSoon(): void;
  /** Stops, writing down what is still to be written. A file that cannot be written is behind, and
   * is told and brought up at the next opening. */
  close(): void;
};

export type KeptPlace = {
  readonly path: string;
  readonly key: Uint8Array;
  readonly salt: string;
  readonly keyringSha256: () => string;
};

// Everything of weight (receiving, signing, sealing, merging) adds to the journal; an edit does
// not. So an edit costs one look at the journal's head, and several entries in a row one write.
const pauseMs = 50;

export function keepState(store: Store, place: KeptPlace): StateKeeper {
  let written = '';
  let timer: NodeJS.Timeout | null = null;
  const { db } = store;

  const state = (): VaultState => {
    const { seq, hash } = journalHead(db);
    const last = db.get<{ at: string }>('SELECT at FROM journal WHERE seq = ?', seq);
    return {
      v: 1,
      type: 'vault-state',
      journal: { seq, hash, at: last?.at ?? '' },
      salt: place.salt,
      keyring: place.keyringSha256(),
      seen: seenIn(db),
    };
  };
  const write = (): void => {
    const now = state();
    writeState(place.path, now, place.key);
    written = now.journal.hash;
  };
  const writeIfDue = (): void => {
    if (journalHead(db).hash === written) return;
    try {
      write();
    } catch (error) {
      // The work itself is safe in the database; the next entry or the end tries again.
      if (!(error instanceof Refusal)) throw error;
    }
  };
  const lookSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      writeIfDue();
    }, pauseMs).unref();
  };
  store.onCommit(lookSoon);
  return {
    state,
    write,
    writeSoon() {
      written = '';
      lookSoon();
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      writeIfDue();
    },
  };
}
