import { Refusal } from '../../shared/errors.ts';
import type { TrustChange } from '../../shared/operations/agency-trust.ts';
import { listAssignments, replaceAssignments } from '../vault/agency-applications.ts';
import { listRounds, type StoredRound } from '../vault/agency-rounds.ts';
import type { AgencySession } from '../workspace/session.ts';
import { keyRevokedFrom } from './agency-keys.ts';
import { expertInRound, roundCase } from './expert-case.ts';
import { knownExpert } from './experts.ts';
import { recusalStanding } from './recusal-standing.ts';
import { asSealed } from './rounds.ts';

export type Replacement = Extract<TrustChange, { kind: 'replace-expert' }>;

/** Applications of one round that go from a lost key to the expert's new one. */
export type Moved = { readonly round: string; readonly apps: readonly string[] };

/** @throws Refusal expert-unknown, expert-unconfirmed, expert-revoked, expert-same */
export function requireReplaceable(session: AgencySession, change: Replacement): void {
  knownExpert(session, change.kid);
  const successor = knownExpert(session, change.successor);
  const { name } = successor;
  if (change.kid === change.successor) throw new Refusal('expert-same', 'one and the same card');
  if (successor.confirmedAt === null) {
    throw new Refusal('expert-unconfirmed', 'card is pending', { name });
  }
  if (keyRevokedFrom(session, change.successor) !== null) {
    throw new Refusal('expert-revoked', 'the new key is revoked as well', { name });
  }
}

/**
 * What the new card takes over: everything still to be judged. A sheet that came in before the key
 * was lost, and a recusal, stay with the key that signed them.
 */
export function movedApplications(session: AgencySession, change: Replacement): readonly Moved[] {
  return listRounds(session.vault.read).flatMap((round) => {
    const apps = openApplications(session, round, change);
    return apps.length > 0 ? [{ round: round.round, apps }] : [];
  });
}

function openApplications(
  session: AgencySession,
  row: StoredRound,
  { kid, effectiveFrom }: Replacement,
): readonly string[] {
  const round = asSealed(session, row);
  if (!round) return listAssignments(session.vault.read, row.round, kid).map(({ app }) => app);
  const shared = roundCase(session, round, kid);
  const one = expertInRound(session, shared, kid);
  const inTime = new Set(
    one.received
      .filter(({ receivedAt }) => receivedAt < effectiveFrom)
      .map(({ payloadSha256 }) => payloadSha256),
  );
  const settled = new Set(
    one.judged.sheets
      .filter(
        ({ verdict, payloadSha256 }) =>
          (verdict === 'accepted' || verdict === 'withdrawn') && inTime.has(payloadSha256),
      )
      .map(({ payload }) => payload.app),
  );
  const declarations = one.judged.declarations.filter(({ payloadSha256 }) =>
    inTime.has(payloadSha256),
  );
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  return one.assigned.filter((app) => {
    const { kind } = recusalStanding(declarations, decisionOf.get(app), app);
    return kind !== 'recused' && kind !== 'cannot-judge' && !settled.has(app);
  });
}

/** Inside the transaction that takes the lost key back. */
export function moveAssignments(
  session: AgencySession,
  { kid, successor }: Replacement,
  moved: readonly Moved[],
): void {
  const { read, write } = session.vault;
  for (const { round, apps } of moved) {
    const going = new Set(apps);
    const all = listAssignments(read, round);
    const kept = all.filter((one) => one.kid !== kid || !going.has(one.app));
    const held = new Set(kept.filter((one) => one.kid === successor).map(({ app }) => app));
    const taken = apps.filter((app) => !held.has(app)).map((app) => ({ kid: successor, app }));
    replaceAssignments(write, round, [...kept, ...taken]);
  }
}
