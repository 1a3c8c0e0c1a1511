import type { PayloadOf } from '../formats/objects.ts';
import { suspectSetting } from '../vault/open-vault.ts';
import { readSetting, writeSetting } from '../vault/settings.ts';
import { findObject } from '../vault/signed-objects.ts';
import { type ExpertSession, record } from '../workspace/session.ts';

/** True from when the expert went on with an older workspace; every sheet signed since says so. */
export function isOlderKnowingly(session: ExpertSession): boolean {
  return readSetting(session.vault.read, suspectSetting) !== null;
}

/**
 * Holds a receipt against what this workspace has signed: an object that the agency received and
 * this workspace does not know was signed by a later state of it, or on another computer. Inside the
 * transaction that takes the receipt in.
 * @returns how many such objects the receipt names
 */
export function noteUnknownReceived(
  session: ExpertSession,
  { items, received_at }: PayloadOf<'receipt'>,
): number {
  const { read, write } = session.vault;
  const unknown = items.filter(({ payload_sha256 }) => !findObject(read, payload_sha256));
  if (unknown.length === 0) return 0;
  if (!isOlderKnowingly(session)) writeSetting(write, suspectSetting, session.now());
  record(session, 'received-unknown', `${unknown.length} ${received_at}`);
  return unknown.length;
}
