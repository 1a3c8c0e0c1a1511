import { Refusal } from '../../shared/errors.ts';
import { isLongEnough, shortestPassphrase } from '../../shared/passphrase.ts';
import {
  addEscrow,
  type EscrowInput,
  type EscrowSlot,
  escrowSlot,
  type KeyringFile,
  macKey,
  openWithPassphrase,
  type RootSecrets,
  removeEscrow,
  replacePassphrase,
  replaceRecoveryCode,
  wipe,
} from './keyring.ts';
import { groupChecks, groupMatches, newRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import { derivedKey } from './sealing.ts';
import { type Signing, signingOf } from './secrets.ts';
import { readSetting, removeSetting, writeSetting } from './settings.ts';
import type { WriteDb } from './sqlite.ts';
import { dropFormerKeyring, keepFormerKeyring, saveKeyring } from './workspace-files.ts';

/** The locks of an open workspace: what opens it, and how each is changed. */
export type Locks = {
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
  /** To whom this workspace can be opened besides its owner; null where to nobody. */
  escrow(): EscrowSlot | null;
  /**
   * Lets the holder of the recovery identity read the workspace; never sign with it.
   * @throws Refusal wrong-passphrase, age-recipient, suite-mixed, disk-full, file-unwritable
   */
  turnEscrowOn(passphrase: string, input: EscrowInput): Promise<void>;
  /** Copies made before (backups) keep the slot. @throws Refusal disk-full, file-unwritable */
  turnEscrowOff(): Promise<void>;
};

const unconfirmedSetting = 'recovery.unconfirmed';

/** Notes a code that is still to be typed back. */
export function noteUnconfirmed(db: WriteDb, code: string, secrets: RootSecrets): void {
  writeSetting(db, unconfirmedSetting, JSON.stringify(groupChecks(code, checkKey(secrets))));
}

const checkKey = (secrets: RootSecrets): Uint8Array =>
  derivedKey(secrets.data, 'hengping/recovery-group-key/v1');

/** @throws Refusal passphrase-too-short */
export function refuseShort(passphrase: string): void {
  if (!isLongEnough(passphrase)) {
    throw new Refusal('passphrase-too-short', 'short passphrase', { least: shortestPassphrase });
  }
}

/** The keyring of an open workspace: one file, replaced whole. */
export type HeldKeyring = {
  current(): KeyringFile;
  setPassphrase(next: string, roots: RootSecrets): Promise<void>;
  /** @param keepFormer whether the file of before stays beside as `.1` */
  replace(next: KeyringFile, keepFormer: boolean): Promise<void>;
};

export function holdKeyring(
  folder: string,
  found: KeyringFile,
  replaced: (next: KeyringFile) => void,
): HeldKeyring {
  let keyring = found;
  const replace = async (next: KeyringFile, keepFormer: boolean): Promise<void> => {
    if (keepFormer) await keepFormerKeyring(folder, keyring);
    // A keyring of before would go on opening with what is taken back.
    else await dropFormerKeyring(folder);
    await saveKeyring(folder, next);
    keyring = next;
    replaced(next);
  };
  return {
    current: () => keyring,
    replace,
    async setPassphrase(next, roots) {
      const [slot] = keyring.slots;
      const cost = { ops: slot.ops, memoryBytes: slot.memory_bytes };
      await replace(await replacePassphrase(keyring, next, cost, roots), true);
    },
  };
}

export function locksOf(db: WriteDb, held: HeldKeyring, secrets: RootSecrets): Locks {
  const groupKey = checkKey(secrets);
  const keyringKey = macKey(secrets.data);
  const withRoots = async <T>(
    passphrase: string,
    work: (roots: RootSecrets) => T | Promise<T>,
  ): Promise<T> => {
    const roots = await openWithPassphrase(held.current(), passphrase);
    try {
      return await work(roots);
    } finally {
      wipe(roots);
    }
  };
  return {
    unlockSigning: (passphrase) => withRoots(passphrase, (roots) => signingOf(db, roots.signing)),
    async changePassphrase(current, next) {
      refuseShort(next);
      await withRoots(current, (roots) => held.setPassphrase(next, roots));
    },
    newRecoveryCode: (passphrase) =>
      withRoots(passphrase, async (roots) => {
        const before = readSetting(db, unconfirmedSetting);
        const code = newRecoveryCode();
        try {
          // First: a crash between the two leaves a code that counts as unconfirmed, never the
          // impression that the paper copy still opens the workspace.
          noteUnconfirmed(db, code, roots);
          const bare = parseRecoveryCode(code) ?? '';
          await held.replace(replaceRecoveryCode(held.current(), bare, roots), false);
          return code;
        } catch (error) {
          if (before === null) removeSetting(db, unconfirmedSetting);
          else writeSetting(db, unconfirmedSetting, before);
          throw error;
        }
      }),
    recoveryConfirmed: () => readSetting(db, unconfirmedSetting) === null,
    confirmRecovery(groups) {
      const kept = readSetting(db, unconfirmedSetting);
      if (kept === null) return;
      const checks: readonly string[] = JSON.parse(kept);
      const distinct = new Set(groups.map((group) => group.index)).size === groups.length;
      const right = groups.every(({ index, text }) => groupMatches(checks, groupKey, index, text));
      if (!distinct || !right) throw new Refusal('recovery-code-wrong', 'group differs');
      removeSetting(db, unconfirmedSetting);
    },
    escrow: () => escrowSlot(held.current()),
    turnEscrowOn: (passphrase, input) =>
      withRoots(passphrase, async (roots) =>
        held.replace(await addEscrow(held.current(), input, roots), true),
      ),
    turnEscrowOff: () => held.replace(removeEscrow(held.current(), keyringKey), false),
  };
}
