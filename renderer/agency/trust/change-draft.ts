import type { Revocable, TrustChange } from '../../../shared/operations/agency-trust.ts';
import { toUtc } from '../local-time.ts';

export const changeKinds = [
  'renew',
  'rotate-role-keys',
  'rotate-root',
  'revoke',
  'replace-expert',
] as const satisfies readonly TrustChange['kind'][];

/** A change of the trust document as it is being put together; times on this machine's clock. */
export type ChangeDraft = {
  readonly kind: TrustChange['kind'];
  readonly until: string;
  /** `target id` of what is to be taken back, see `keyOf`. */
  readonly revoke: string | null;
  readonly lost: string | null;
  readonly successor: string | null;
  /** As of when something is taken back; empty: now. */
  readonly from: string;
  readonly reason: string;
};

export const emptyDraft: ChangeDraft = {
  kind: 'renew',
  until: '',
  revoke: null,
  lost: null,
  successor: null,
  from: '',
  reason: '',
};

export const keyOf = ({ target, id }: Pick<Revocable, 'target' | 'id'>): string =>
  `${target} ${id}`;

/** The change that a draft asks for; null while something is missing.
 * @param now UTC time, for what is taken back at once */
export function changeOf(
  draft: ChangeDraft,
  revocable: readonly Revocable[],
  now: string,
): TrustChange | null {
  const effectiveFrom = draft.from === '' ? now : toUtc(draft.from);
  switch (draft.kind) {
    case 'renew': {
      const expires = toUtc(draft.until);
      return expires === null ? null : { kind: 'renew', expires };
    }
    case 'rotate-role-keys':
      return { kind: 'rotate-role-keys', roles: [] };
    case 'rotate-root':
      return { kind: 'rotate-root' };
    case 'revoke': {
      const found = revocable.find((one) => keyOf(one) === draft.revoke);
      if (!found || effectiveFrom === null) return null;
      return { kind: 'revoke', target: found.target, id: found.id, effectiveFrom };
    }
    case 'replace-expert': {
      const { lost: kid, successor } = draft;
      if (kid === null || successor === null || effectiveFrom === null) return null;
      return { kind: 'replace-expert', kid, successor, effectiveFrom };
    }
  }
}
