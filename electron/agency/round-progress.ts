import type { RoundPhase } from '../../shared/operations/agency.ts';
import { listApplications, listAssignments } from '../vault/agency-applications.ts';
import { countAcceptedSheets, listReceivedPosts } from '../vault/agency-posts-in.ts';
import { latestResultHead } from '../vault/agency-results.ts';
import type { StoredRound } from '../vault/agency-rounds.ts';
import type { AgencySession } from '../workspace/session.ts';
import { type ExpertInRound, expertInRound, panelKids, roundCase } from './expert-case.ts';
import { judgedAssignments } from './lots.ts';
import { recusalStanding } from './recusal-standing.ts';
import { asSealed } from './rounds.ts';

export function phaseOf(session: AgencySession, round: StoredRound): RoundPhase {
  if (round.formSha256 === null) return 'preparing';
  const { read } = session.vault;
  if (latestResultHead(read, round.round)) return 'merged';
  const posts = listReceivedPosts(read, round.round);
  return posts.some((post) => post.round !== null && post.refusalCode === null)
    ? 'collecting'
    : 'sealed';
}

/** What an expert still owes: applications open to them without an accepted sheet. */
export type Outstanding = {
  readonly one: ExpertInRound;
  readonly declared: boolean;
  readonly undecided: readonly string[];
  /** Applications to be scored, in the order of the index; of these, those without a sheet. */
  readonly expected: readonly string[];
  readonly missing: readonly string[];
};

/** Where every expert of a sealed round stands. Empty before sealing.
 * @param only `coi` looks at declarations alone: then every expected sheet counts as missing */
export function panelProgress(
  session: AgencySession,
  round: StoredRound,
  only?: 'coi',
): readonly Outstanding[] {
  const sealed = asSealed(session, round);
  if (!sealed) return [];
  const shared = roundCase(session, sealed);
  return panelKids(shared).map((kid) =>
    progressOf(expertInRound(session, shared, kid, only ?? 'standing')),
  );
}

function progressOf(one: ExpertInRound): Outstanding {
  const decisionOf = new Map(one.decisions.map((decision) => [decision.app, decision]));
  const kindOf = (app: string) =>
    recusalStanding(one.judged.declarations, decisionOf.get(app), app).kind;
  const answered = new Set(
    one.received
      .filter(
        ({ type, verdict }) =>
          type === 'sheet' && (verdict === 'accepted' || verdict === 'withdrawn'),
      )
      .map(({ app }) => app),
  );
  const expected = one.assigned.filter((app) =>
    ['open', 'undeclared', 'outdated'].includes(kindOf(app)),
  );
  return {
    one,
    declared: one.assigned.every((app) => !['undeclared', 'outdated'].includes(kindOf(app))),
    undecided: one.assigned.filter((app) => kindOf(app) === 'undecided'),
    expected,
    missing: expected.filter((app) => !answered.has(app)),
  };
}

/** Sheets in, and sheets that the assignments ask for as far as recusals are known. */
export function sheetCount(
  session: AgencySession,
  round: StoredRound,
): { readonly accepted: number; readonly expected: number } {
  if (round.formSha256 === null) {
    const { read } = session.vault;
    const applications = listApplications(read, round.round);
    const assigned = listAssignments(read, round.round);
    const judged = judgedAssignments(assigned, applications, round.policy);
    return { accepted: 0, expected: judged.length };
  }
  const expected = panelProgress(session, round, 'coi').reduce(
    (sum, one) => sum + one.expected.length,
    0,
  );
  return { accepted: countAcceptedSheets(session.vault.read, round.round), expected };
}
