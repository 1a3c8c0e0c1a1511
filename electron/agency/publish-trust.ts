import { Refusal } from '../../shared/errors.ts';
import type { TrustChange, TrustPlan } from '../../shared/operations/agency-trust.ts';
import { trustChanges } from '../../shared/trust-words.ts';
import type { SignedObject } from '../formats/objects.ts';
import { signerFromSeed } from '../formats/signing.ts';
import { signSuccessor } from '../formats/trust-chain.ts';
import { readExpert } from '../vault/agency-experts.ts';
import { insertTrust } from '../vault/agency-profile.ts';
import { listRounds } from '../vault/agency-rounds.ts';
import type { Signing } from '../vault/secrets.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { roleSeed, rootSeed, trustInForce } from './agency-keys.ts';
import { roundCase, saveVerdicts } from './expert-case.ts';
import { moveAssignments, movedApplications, requireReplaceable } from './replace-expert.ts';
import { asSealed } from './rounds.ts';
import { type ChangedTrust, changedTrust } from './trust-change.ts';
import { effectWords } from './trust-effects.ts';
import { revocable } from './trust-view.ts';

type Asked = { readonly change: TrustChange; readonly reason: string };

/**
 * What a change of the trust document would say and do. Nothing is written.
 * @throws Refusal trust-expires-early, revoke-unknown, revoke-known, revoke-current-key,
 * expert-unknown, expert-unconfirmed, expert-revoked, expert-same
 */
export function planTrust(session: AgencySession, { change, reason }: Asked): TrustPlan {
  const before = trustInForce(session).payload;
  const { payload } = checkedChange(session, { change, reason });
  const moved = change.kind === 'replace-expert' ? movedApplications(session, change) : [];
  return {
    version: payload.version,
    changes: trustChanges(before, payload),
    effects: effectWords(session, change, moved),
  };
}

/**
 * Signs the next version of the trust document with the root key (a new one with both), keeps it
 * with its reason, and lets it take effect here: new keys sign from now on, sheets that came in
 * after a key was taken back are judged anew, a replaced expert's open applications move. All of it
 * or nothing. What experts learn, they learn from the file and from later bundles and posts.
 * @throws Refusal wrong-passphrase, object-schema where a list is full, and as planTrust and
 * signSuccessor do
 */
export async function publishTrust(
  session: AgencySession,
  { change, reason, passphrase }: Asked & { readonly passphrase: string },
): Promise<void> {
  const signing = await session.vault.unlockSigning(passphrase);
  const made: ChangedTrust[] = [];
  try {
    session.vault.write.transaction(() => {
      const moved = change.kind === 'replace-expert' ? movedApplications(session, change) : [];
      const changed = checkedChange(session, { change, reason });
      made.push(changed);
      const trust = signNext(session, signing, changed);
      const { jws, payloadSha256, payload } = trust;
      const { version, issued_at: issuedAt } = payload;
      insertTrust(session.vault.write, { version, jws, payloadSha256, issuedAt }, reason);
      noteInJournal(session, change, payloadSha256);
      if (change.kind === 'replace-expert') moveAssignments(session, change, moved);
      judgeAnew(session, change);
    });
  } finally {
    for (const { root, roles } of made) {
      for (const key of [root, ...roles.map((one) => one.key)]) key?.seed.fill(0);
    }
    signing.close();
  }
}

function checkedChange(session: AgencySession, { change, reason }: Asked): ChangedTrust {
  const before = trustInForce(session).payload;
  const changed = changedTrust(before, change, reason, session.now());
  if (change.kind === 'replace-expert') requireReplaceable(session, change);
  if (change.kind === 'revoke') {
    const { target, id } = change;
    if (!revocable(session).some((one) => one.target === target && one.id === id)) {
      throw new Refusal('revoke-unknown', 'nothing of that id can be revoked');
    }
  }
  return changed;
}

/** Signs, and puts new keys in the place of the former ones: those sign nothing any more. */
function signNext(
  session: AgencySession,
  signing: Signing,
  { payload, root, roles }: ChangedTrust,
): SignedObject<'trust'> {
  const signers = [signing.signer(rootSeed, payload.suite)];
  if (root) signers.push(signerFromSeed(root.seed, payload.suite));
  const trust = signSuccessor(trustInForce(session), payload, signers);
  if (root) signing.keepSeed(rootSeed, root.seed);
  for (const { role, key } of roles) signing.keepSeed(roleSeed(role), key.seed);
  return trust;
}

function noteInJournal(session: AgencySession, change: TrustChange, sha256: string): void {
  switch (change.kind) {
    case 'renew':
      record(session, 'trust-renewed', sha256);
      break;
    case 'rotate-role-keys':
      record(session, 'trust-keys-rotated', sha256);
      break;
    case 'rotate-root':
      record(session, 'trust-root-rotated', sha256);
      break;
    case 'revoke':
      record(session, 'trust-revoked', sha256);
      break;
    case 'replace-expert':
      record(session, 'trust-revoked', sha256);
      record(session, 'expert-replaced', change.successor);
  }
}

/** An effect date may lie before sheets that are in already. */
function judgeAnew(session: AgencySession, change: TrustChange): void {
  const kid = lostKey(change);
  // A former key of the agency's own is nobody's in the register.
  if (kid === null || !readExpert(session.vault.read, kid)) return;
  for (const row of listRounds(session.vault.read)) {
    const round = asSealed(session, row);
    if (round) saveVerdicts(session, roundCase(session, round, kid), kid);
  }
}

function lostKey(change: TrustChange): string | null {
  if (change.kind === 'replace-expert') return change.kid;
  return change.kind === 'revoke' && change.target === 'key' ? change.id : null;
}
