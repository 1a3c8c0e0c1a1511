import type { Declaration, Roster } from '../../shared/objects/declaration.ts';
import type { Verdict } from '../../shared/verdicts.ts';
import { type ExpertFacts, isReceivedRevoked, type SealedRoundFacts } from './judge-sheet.ts';

/** A roster that was issued to the expert. */
export type IssuedRoster = { readonly payloadSha256: string; readonly payload: Roster };

/**
 * What a declaration's own content is worth, its signature having been verified. There is no `late`
 * here: a conflict that is declared after the round closed counts all the same.
 */
export function judgeDeclaration(
  declaration: Declaration,
  round: SealedRoundFacts,
  expert: Pick<ExpertFacts, 'expert' | 'kid' | 'revokedFrom'>,
  rosters: readonly IssuedRoster[],
  receivedAt: string,
): Verdict {
  if (isReceivedRevoked(expert, receivedAt)) return 'key-revoked';
  if (declaration.agency !== round.agency || declaration.round !== round.round) {
    return 'wrong-round';
  }
  if (declaration.expert !== expert.expert || declaration.expert_kid !== expert.kid) {
    return 'wrong-expert';
  }
  if (declaration.form_sha256 !== round.formSha256) return 'wrong-form';
  const roster = rosters.find((one) => one.payloadSha256 === declaration.roster_sha256);
  if (roster === undefined) return 'wrong-roster';
  return answersEveryOne(declaration, roster.payload) ? 'accepted' : 'incomplete';
}

function answersEveryOne(declaration: Declaration, roster: Roster): boolean {
  const answered = new Set(declaration.apps.map((answer) => answer.app));
  return (
    answered.size === declaration.apps.length &&
    answered.size === roster.apps.length &&
    roster.apps.every((entry) => answered.has(entry.app)) &&
    declaration.apps.every((answer) => answer.status !== 'conflict' || answer.kind !== null)
  );
}
