import { Refusal } from '../../shared/errors.ts';
import type { ResultObject } from '../../shared/objects/result.ts';
import { latestResultHead } from '../vault/agency-results.ts';
import type { AgencySession } from '../workspace/session.ts';
import { latestSignedResult } from './merge-round.ts';
import { type SealedRound, sealedRound } from './rounds.ts';

/** A round with the expert result in force: what opinion and list are upon. */
export type MergedRound = {
  readonly round: SealedRound;
  readonly content: ResultObject['content'];
  readonly contentSha256: string;
  readonly issuedAt: string;
};

// Every saved keystroke of the opinion asks for the result; its signature is verified once.
const verified = new WeakMap<AgencySession, Map<string, ResultObject>>();

/** @throws Refusal round-unknown, round-not-sealed, result-missing */
export function mergedRound(session: AgencySession, id: string): MergedRound {
  const merged = mergedRoundIfAny(session, id);
  if (!merged) throw new Refusal('result-missing', 'the round was not merged');
  return merged;
}

/** As mergedRound; null before the first merge. @throws Refusal round-unknown */
export function mergedRoundIfAny(session: AgencySession, id: string): MergedRound | null {
  const head = latestResultHead(session.vault.read, id);
  if (!head) return null;
  const round = sealedRound(session, id);
  const rounds = verified.get(session) ?? new Map<string, ResultObject>();
  verified.set(session, rounds);
  const known = rounds.get(id);
  const payload =
    known?.content_sha256 === head.contentSha256 ? known : latestSignedResult(session, id)?.payload;
  if (!payload) return null;
  rounds.set(id, payload);
  const { content, content_sha256, issued_at } = payload;
  return { round, content, contentSha256: content_sha256, issuedAt: issued_at };
}
