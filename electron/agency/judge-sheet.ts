import { checkScores, sheetTotal } from '../../shared/merge/sheet-total.ts';
import type { Rubric } from '../../shared/rubric.ts';
import type { SheetFacts } from '../../shared/sheet-facts.ts';
import type { Verdict } from '../../shared/verdicts.ts';
import { judgeStatements } from './judge-statements.ts';
import type { SheetStanding } from './recusal-standing.ts';

/** What a round holds a sheet against. */
export type SealedRoundFacts = {
  readonly agency: string;
  readonly round: string;
  /** SHA-256 of the seal payload. */
  readonly bundle: string;
  readonly formSha256: string;
  readonly rubric: Rubric;
  readonly closesAt: string;
  /** By application id; only what was sealed. */
  readonly records: ReadonlyMap<string, string>;
  /** Ids of the targets that an application's record names, in its order; absent where it has none. */
  readonly targets?: ReadonlyMap<string, readonly string[]>;
};

/** What one expert may judge. */
export type ExpertFacts = {
  readonly expert: string;
  readonly kid: string;
  readonly assigned: ReadonlySet<string>;
  readonly granted: ReadonlySet<string>;
  /** From when the trust document takes the expert's key back. Only the time of receipt counts: what
   * an object says about its own time, a thief would say as well. */
  readonly revokedFrom: string | null;
};

export const isReceivedRevoked = (
  { revokedFrom }: Pick<ExpertFacts, 'revokedFrom'>,
  receivedAt: string,
): boolean => revokedFrom !== null && receivedAt >= revokedFrom;

/**
 * What a sheet's own content is worth, its signature having been verified. Order matters: the first
 * thing that does not fit is what the person reads.
 * @param standing what the expert's declarations say, see `standingVerdict`
 */
export function judgeSheet(
  sheet: SheetFacts,
  receivedAt: string,
  round: SealedRoundFacts,
  expert: ExpertFacts,
  standing: SheetStanding | null,
): Verdict {
  return (
    (isReceivedRevoked(expert, receivedAt) ? 'key-revoked' : null) ??
    judgeBinding(sheet, round, expert) ??
    (standing === 'void' ? null : standing) ??
    (expert.granted.has(sheet.app) ? null : 'not-granted') ??
    judgeState(sheet) ??
    (sheet.state === 'withdrawn' ? null : judgeContent(sheet, round)) ??
    (receivedAt > round.closesAt ? 'late' : null) ??
    standing ??
    (sheet.state === 'withdrawn' ? 'withdrawn' : 'accepted')
  );
}

function judgeBinding(
  sheet: SheetFacts,
  round: SealedRoundFacts,
  expert: ExpertFacts,
): Verdict | null {
  if (sheet.agency !== round.agency || sheet.round !== round.round) return 'wrong-round';
  if (sheet.expert !== expert.expert || sheet.expert_kid !== expert.kid) return 'wrong-expert';
  if (sheet.bundle !== round.bundle) return 'wrong-bundle';
  if (sheet.form_sha256 !== round.formSha256) return 'wrong-form';
  if (!expert.assigned.has(sheet.app)) return 'not-on-roster';
  if (round.records.get(sheet.app) !== sheet.app_record_sha256) return 'wrong-application-record';
  return null;
}

function judgeState(sheet: SheetFacts): Verdict | null {
  return (sheet.rev === 1) === (sheet.state === 'final') ? null : 'chain-broken';
}

function judgeContent(sheet: SheetFacts, { rubric, targets }: SealedRoundFacts): Verdict | null {
  const items = sheet.scores.map((score) => score.item);
  if (new Set(items).size !== items.length) return 'out-of-range';
  const scores = Object.fromEntries(sheet.scores.map(({ item, value }) => [item, value]));
  const problems = checkScores(rubric, scores);
  if (problems.some((problem) => problem.kind !== 'missing')) return 'out-of-range';
  if (sheet.decision !== null && !isChoice(rubric, sheet.decision)) return 'out-of-range';
  if (problems.length > 0 || !hasRequiredWords(sheet, rubric)) return 'incomplete';
  const stated = judgeStatements(sheet, rubric, targets?.get(sheet.app) ?? []);
  if (stated !== null) return stated;
  return sheetTotal(rubric, scores) === sheet.total ? null : 'total-wrong';
}

const isChoice = (rubric: Rubric, choice: string): boolean =>
  rubric.decision.kind !== 'none' && rubric.decision.choices.some(({ id }) => id === choice);

function hasRequiredWords(sheet: SheetFacts, rubric: Rubric): boolean {
  const commented = new Set(sheet.written.comments);
  const commentsThere = rubric.criteria.every(
    (criterion) => !criterion.commentRequired || commented.has(criterion.id),
  );
  const overallThere = rubric.overallComment === 'optional' || sheet.written.overall;
  const { kind, required } = rubric.decision;
  const decisionThere = kind === 'none' || !required || sheet.decision !== null;
  return commentsThere && overallThere && decisionThere;
}
