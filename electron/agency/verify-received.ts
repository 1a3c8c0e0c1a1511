import { Refusal } from '../../shared/errors.ts';
import { onlyKey, openObject } from '../formats/jws.ts';
import { listReceivedObjects } from '../vault/agency-posts-in.ts';
import type { AgencySession } from '../workspace/session.ts';
import { enrolledKey, knownExpert } from './experts.ts';

/**
 * Verifies once more, under each expert's enrolled key, everything received in a round. What lies in
 * the workspace was verified when it came in; whoever can open the workspace can also write into it,
 * and a result is signed for people who cannot look there.
 * @throws Refusal received-altered, expert-unknown, vault-damaged
 */
export function verifyReceived(session: AgencySession, round: string): void {
  const objects = listReceivedObjects(session.vault.read, round);
  for (const [kid, own] of Map.groupBy(objects, (object) => object.kid)) {
    const keyOf = onlyKey(enrolledKey(session, kid));
    for (const { type, jws, payloadSha256, app } of own) {
      if (!isSigned(() => openObject(type, jws, keyOf).payloadSha256 === payloadSha256)) {
        const { name } = knownExpert(session, kid);
        const details = { name, app: app ?? '—' };
        throw new Refusal('received-altered', `${type} is not what was signed`, details);
      }
    }
  }
}

function isSigned(open: () => boolean): boolean {
  try {
    return open();
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
