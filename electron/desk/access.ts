import { Refusal } from '../../shared/errors.ts';
import type { RoundPapers } from './round-papers.ts';

/** May the expert open and score an application? Everything but `open` says why not. */
export type Access =
  | 'open'
  | 'undeclared'
  | 'outdated'
  | 'recusal-pending'
  | 'recused'
  | 'cannot-judge'
  | 'not-granted';

/**
 * Where the expert stands towards an application, by what was signed and decided, never by what is
 * merely ticked. Keys that came with the bundle open nothing before the answer is signed.
 */
export function accessTo(papers: RoundPapers, app: string): Access {
  const answer = papers.declaration?.payload.apps.find((candidate) => candidate.app === app);
  const decision = papers.decisions.get(app);
  if (!answer) return 'undeclared';
  if (answer.status === 'recuse') return 'cannot-judge';
  if (decision?.outcome === 'recused') return 'recused';
  if (papers.outdated.has(app)) return 'outdated';
  if (answer.status === 'conflict' && decision?.outcome !== 'kept') return 'recusal-pending';
  const granted = papers.grant?.payload.apps.some((candidate) => candidate.app === app) ?? false;
  return granted ? 'open' : 'not-granted';
}

/** @throws Refusal not-declared, declaration-outdated, recusal-undecided, application-recused, application-not-judged,
 * not-granted */
export function requireAccess(papers: RoundPapers, app: string): void {
  const access = accessTo(papers, app);
  switch (access) {
    case 'open':
      return;
    case 'undeclared':
      throw new Refusal('not-declared', 'no signed answer', { app });
    case 'outdated':
      throw new Refusal('declaration-outdated', 'corrected since the answer', { app });
    case 'recusal-pending':
      throw new Refusal('recusal-undecided', 'no decision yet', { app });
    case 'recused':
      throw new Refusal('application-recused', 'recused', { app });
    case 'cannot-judge':
      throw new Refusal('application-not-judged', 'cannot judge', { app });
    case 'not-granted':
      throw new Refusal('not-granted', 'no key for the application', { app });
  }
}

/** The grant must still hold: not past its end, not revoked.
 * @throws Refusal grant-expired, grant-revoked, not-granted */
export function requireLiveGrant(
  papers: RoundPapers,
  at: string,
  isRevoked: (grantId: string) => boolean,
): void {
  const grant = papers.grant?.payload;
  if (!grant) throw new Refusal('not-granted', 'no grant');
  if (isRevoked(grant.grant_id)) throw new Refusal('grant-revoked', 'grant revoked');
  if (at > grant.not_after) {
    throw new Refusal('grant-expired', 'grant ended', { until: grant.not_after });
  }
}
