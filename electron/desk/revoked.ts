import { Refusal } from '../../shared/errors.ts';
import { agencyKey, isRevoked, revocationOf } from '../formats/trust.ts';
import { findObject } from '../vault/signed-objects.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { deskTime } from './clock.ts';
import { pinnedTrust } from './pinned-trust.ts';
import type { RoundPapers } from './round-papers.ts';

/**
 * What the agency has taken back since it was taken in: the expert's own key, the bundle, or the key
 * that signed bundle, form, roster or grant. The grant itself is asked for by requireLiveGrant.
 * @throws Refusal own-key-revoked, bundle-revoked, key-revoked, and as pinnedTrust does
 */
export function requireUnrevoked(session: ExpertSession, papers: RoundPapers): void {
  requireOwnKey(session);
  const trust = pinnedTrust(session).payload;
  const { at } = deskTime(session);
  const { bundleId } = papers.row;
  if (bundleId !== null && isRevoked(trust, 'bundle', bundleId, at)) {
    throw new Refusal('bundle-revoked', 'bundle revoked');
  }
  const signed = [
    { role: 'seal', paper: papers.seal },
    { role: 'form', paper: papers.form },
    { role: 'grant', paper: papers.roster },
    { role: 'grant', paper: papers.grant },
  ] as const;
  for (const { role, paper } of signed) {
    const kid = paper && findObject(session.vault.read, paper.sha256)?.kid;
    if (kid) agencyKey(trust, role, kid, paper.payload.issued_at);
  }
}

/** @throws Refusal own-key-revoked, and as pinnedTrust does */
export function requireOwnKey(session: ExpertSession): void {
  const trust = pinnedTrust(session).payload;
  const entry = revocationOf(trust, 'key', session.kid, deskTime(session).at);
  if (entry === null) return;
  throw new Refusal('own-key-revoked', 'the expert’s own key is revoked', {
    agency: trust.name,
    from: entry.effective_from.slice(0, 10),
    reason: entry.reason,
  });
}
