import { invariant, Refusal } from '../../shared/errors.ts';
import type { AgencyRole, Trust } from '../../shared/objects/trust.ts';
import type { TrustChange } from '../../shared/operations/agency-trust.ts';
import { newSigningKey, type SigningKey } from '../formats/signing.ts';
import { publicKey, rolesOfAgency } from './initialise-agency.ts';

/** The next version, unsigned, and the keys that were made for it. */
export type ChangedTrust = {
  readonly payload: Trust;
  readonly root: SigningKey | null;
  readonly roles: readonly { readonly role: AgencyRole; readonly key: SigningKey }[];
};

/**
 * The version after `before` as a change asks for it. What signed in its time stays listed, with an
 * end, so that it still verifies.
 * @param at UTC time, as in objects
 * @throws Refusal trust-expires-early, revoke-known, revoke-current-key
 */
export function changedTrust(
  before: Trust,
  change: TrustChange,
  reason: string,
  at: string,
): ChangedTrust {
  const next: Trust = { ...before, version: before.version + 1, issued_at: at };
  const none = { root: null, roles: [] };
  switch (change.kind) {
    case 'renew':
      return { ...none, payload: renewed(next, change.expires, at) };
    case 'rotate-role-keys': {
      const roles = rolesOfAgency
        .filter((role) => change.roles.length === 0 || change.roles.includes(role))
        .map((role) => ({ role, key: newSigningKey(before.suite) }));
      return { root: null, roles, payload: withRoleKeys(next, roles, at) };
    }
    case 'rotate-root': {
      const root = newSigningKey(before.suite);
      return { root, roles: [], payload: { ...next, root: [publicKey(root)], root_threshold: 1 } };
    }
    case 'revoke': {
      const { target, id, effectiveFrom } = change;
      return { ...none, payload: withRevocation(next, { target, id }, reason, effectiveFrom, at) };
    }
    case 'replace-expert': {
      const lost = { target: 'key', id: change.kid } as const;
      return { ...none, payload: withRevocation(next, lost, reason, change.effectiveFrom, at) };
    }
  }
}

type Key = Trust['keys'][number];

/** True for a key that the agency signs with at `at`. */
export function isInUse(trust: Trust, key: Key, at: string): boolean {
  return trust.keys.findLast(({ role, not_after }) => role === key.role && not_after > at) === key;
}

function renewed(next: Trust, expires: string, at: string): Trust {
  if (expires <= next.expires || expires <= at) {
    const until = next.expires.slice(0, 10);
    throw new Refusal('trust-expires-early', 'not later than now', { until });
  }
  const keys = next.keys.map((key) =>
    key.not_after === next.expires || isInUse(next, key, at) ? { ...key, not_after: expires } : key,
  );
  return { ...next, expires, keys };
}

function withRoleKeys(next: Trust, made: ChangedTrust['roles'], at: string): Trust {
  const roles = new Set(made.map(({ role }) => role));
  const ended = next.keys.map((key) =>
    roles.has(key.role) && key.not_after > at ? { ...key, not_after: at } : key,
  );
  const fresh = made.map(({ role, key }): Key => {
    invariant(
      next.keys.every(({ kid }) => kid !== key.kid),
      'a new key is new',
    );
    return { ...publicKey(key), role, not_before: at, not_after: next.expires };
  });
  return { ...next, keys: [...ended, ...fresh] };
}

type Named = Pick<Trust['revoked'][number], 'target' | 'id'>;

function withRevocation(
  next: Trust,
  { target, id }: Named,
  reason: string,
  from: string,
  at: string,
): Trust {
  if (next.revoked.some((entry) => entry.target === target && entry.id === id)) {
    throw new Refusal('revoke-known', 'revoked before');
  }
  const own = next.keys.find(({ kid }) => target === 'key' && kid === id);
  if (own && isInUse(next, own, at)) throw new Refusal('revoke-current-key', 'key is in use');
  const entry = { target, id, reason, effective_from: from };
  return { ...next, revoked: [...next.revoked, entry] };
}
