import type { AgencyTrust, Revocable } from '../../shared/operations/agency-trust.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { roleWords, trustHistory } from '../../shared/trust-words.ts';
import { storedPayload } from '../formats/jws.ts';
import { trustCode } from '../formats/trust.ts';
import { listExperts } from '../vault/agency-experts.ts';
import { listLatestGrants } from '../vault/agency-posts-out.ts';
import { trustReasons } from '../vault/agency-profile.ts';
import { listRounds, readBundle, type StoredRound } from '../vault/agency-rounds.ts';
import type { AgencySession } from '../workspace/session.ts';
import { agencyProfile, trustChain, trustInForce } from './agency-keys.ts';
import { graceAfter } from './grace.ts';
import { isInUse } from './trust-change.ts';

/** The agency's trust document as its page shows it. */
export function trustView(session: AgencySession): AgencyTrust {
  const chain = trustChain(session).map(({ payload }) => payload);
  const trust = trustInForce(session).payload;
  const reasons = trustReasons(session.vault.read);
  const at = session.now();
  const known = named(session);
  const revokedKids = new Set(
    trust.revoked.filter(({ target }) => target === 'key').map(({ id }) => id),
  );
  return {
    version: trust.version,
    issuedAt: trust.issued_at,
    expires: trust.expires,
    code: trustCode(trust),
    signatures: trust.suite,
    exportedAt: agencyProfile(session).trustExportedAt,
    keys: trust.keys.map((key) => ({
      kid: key.kid,
      role: key.role,
      notBefore: key.not_before,
      notAfter: key.not_after,
      state: revokedKids.has(key.kid) ? 'revoked' : isInUse(trust, key, at) ? 'current' : 'former',
    })),
    revoked: trust.revoked.map(({ target, id, reason, effective_from }) => {
      const about = known.find((one) => one.target === target && one.id === id)?.about;
      const effectiveFrom = effective_from;
      return { target, id, about: about ?? { zh: id, en: id }, reason, effectiveFrom };
    }),
    history: trustHistory(chain).map((entry) => ({
      ...entry,
      reason: reasons.get(entry.version) ?? null,
    })),
    revocable: revocable(session),
  };
}

/** What could be taken back and was not yet. The keys that the agency signs with now are replaced
 * first. */
export function revocable(session: AgencySession): readonly Revocable[] {
  const trust = trustInForce(session).payload;
  const done = new Set(trust.revoked.map(({ target, id }) => `${target} ${id}`));
  const inUse = new Set(
    trust.keys.filter((key) => isInUse(trust, key, session.now())).map(({ kid }) => kid),
  );
  return named(session).filter(
    ({ target, id }) => !done.has(`${target} ${id}`) && !(target === 'key' && inUse.has(id)),
  );
}

function named(session: AgencySession): readonly Revocable[] {
  const { read } = session.vault;
  const experts = listExperts(read);
  const names = new Map(experts.map(({ kid, name, expert }) => [kid, `${name}（${expert}）`]));
  const rounds = listRounds(read);
  return [
    ...experts.map(({ kid }) => revocableKey(kid, same(names.get(kid) ?? kid))),
    ...trustInForce(session).payload.keys.map(({ kid, role, not_before }) =>
      revocableKey(kid, {
        zh: `本机构“${roleWords[role].zh}”密钥（${not_before.slice(0, 10)} 起）`,
        en: `the agency’s ${roleWords[role].en} key (from ${not_before.slice(0, 10)})`,
      }),
    ),
    ...rounds.flatMap((round) => grantsOf(session, round, names)),
    ...rounds.flatMap(({ round, title }): Revocable[] => {
      const bundle = readBundle(read, round);
      return bundle
        ? [{ target: 'bundle', id: bundle.bundleId, about: same(`${title} ${round}`) }]
        : [];
    }),
  ];
}

const same = (text: string): Bilingual => ({ zh: text, en: text });

const revocableKey = (id: string, about: Bilingual): Revocable => ({ target: 'key', id, about });

/** Grants that still open something. */
function grantsOf(
  session: AgencySession,
  { round, title, closesAt }: StoredRound,
  names: ReadonlyMap<string, string>,
): readonly Revocable[] {
  if (graceAfter(closesAt) < session.now()) return [];
  return listLatestGrants(session.vault.read, round).map(({ kid, jws, payloadSha256 }) => ({
    target: 'grant',
    id: storedPayload('grant', jws, payloadSha256).grant_id,
    about: same(`${names.get(kid) ?? kid} · ${title} ${round}`),
  }));
}
