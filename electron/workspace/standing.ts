import { invariant, Refusal } from '../../shared/errors.ts';
import type { Standing } from '../../shared/operations/safekeeping.ts';
import { deskTime, latestSignedTime } from '../desk/clock.ts';
import { pinnedTrust } from '../desk/pinned-trust.ts';
import { readTrust } from '../vault/expert-trust.ts';
import { lastRestoreSetting, suspectSetting } from '../vault/open-vault.ts';
import { readSetting } from '../vault/settings.ts';
import { type ExpertSession, record, type Session } from './session.ts';

export const lastBackupSetting = 'backup.last';

/** How the open workspace stands: what was found at opening, backups, clock, escrow. */
export function standing(session: Session): Standing {
  const { vault } = session;
  const db = vault.read;
  const slot = vault.escrow();
  const restored = readSetting(db, lastRestoreSetting);
  const lastBackup = readSetting(db, lastBackupSetting);
  return {
    state: vault.standing === 'first' ? 'kept' : vault.standing,
    suspectSince: readSetting(db, suspectSetting),
    restored: restored === null ? null : JSON.parse(restored),
    lastBackup: lastBackup === null ? null : JSON.parse(lastBackup),
    clock:
      session.role === 'expert'
        ? { suspect: deskTime(session).suspect, seen: latestSignedTime(session) }
        : { suspect: false, seen: null },
    escrow: slot && {
      agency: slot.agency,
      agencyName: slot.agency_name,
      addedAt: slot.added_at,
    },
    escrowTo: session.role === 'expert' ? confirmedAgency(session) : null,
  };
}

function confirmedAgency(session: ExpertSession): Standing['escrowTo'] {
  if (readTrust(session.vault.read)?.state !== 'pinned') return null;
  try {
    const { agency, name } = pinnedTrust(session).payload;
    return { agency, agencyName: name };
  } catch (error) {
    // A trust document that no longer holds is no one to give a key to.
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Gives the confirmed agency's recovery key a slot of its own. Asked of the expert alone, after the
 * disclosure: who holds that key can read every draft from then on, and can sign nothing.
 * @throws Refusal escrow-agency-only, wrong-passphrase, suite-mixed, disk-full, file-unwritable
 */
export async function turnEscrowOn(session: ExpertSession, passphrase: string): Promise<Standing> {
  if (readTrust(session.vault.read)?.state !== 'pinned') {
    throw new Refusal('escrow-agency-only', 'no confirmed agency');
  }
  const { agency, name, recovery } = pinnedTrust(session).payload;
  invariant(recovery.recipients.length > 0, 'a trust document names a recovery recipient');
  await session.vault.turnEscrowOn(passphrase, {
    agency,
    agency_name: name,
    added_at: session.now(),
    recipients: recovery.recipients,
  });
  record(session, 'escrow-on', agency);
  return standing(session);
}

/** Takes the slot away; copies made while it was there keep it.
 * @throws Refusal disk-full, file-unwritable */
export async function turnEscrowOff(session: ExpertSession): Promise<Standing> {
  const slot = session.vault.escrow();
  if (slot) {
    await session.vault.turnEscrowOff();
    record(session, 'escrow-off', slot.agency);
  }
  return standing(session);
}
