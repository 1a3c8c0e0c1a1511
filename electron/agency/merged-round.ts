import { Refusal } from '../../shared/errors.ts';
import type { ResultObject } from '../../shared/objects/result.ts';
import { readLatestResult } from '../vault/agency-results.ts';
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
const verified = new WeakMap<
  AgencySession,
  { readonly payloadSha256: string; readonly payload: ResultObject }
>();

/** @throws Refusal round-unknown, round-not-sealed, result-missing */
export function mergedRound(session: AgencySession, id: string): MergedRound {
  const merged = mergedRoundIfAny(session, id);
  if (!merged) throw new Refusal('result-missing', 'the round was not merged');
  return merged;
}

/** As mergedRound; null before the first merge. @throws Refusal round-unknown */
export function mergedRoundIfAny(session: AgencySession, id: string): MergedRound | null {
  const stored = readLatestResult(session.vault.read, id);
  if (!stored) return null;
  const round = sealedRound(session, id);
  const known = verified.get(session);
  const payload =
    known?.payloadSha256 === stored.payloadSha256
      ? known.payload
      : latestSignedResult(session, id)?.payload;
  if (!payload) return null;
  verified.set(session, { payloadSha256: stored.payloadSha256, payload });
  const { content, content_sha256, issued_at } = payload;
  return { round, content, contentSha256: content_sha256, issuedAt: issued_at };
}
