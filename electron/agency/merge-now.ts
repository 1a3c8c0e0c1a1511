import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { mergeRound } from '../../shared/merge/merge-round.ts';
import type { RoundResult } from '../../shared/merge/round-result.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { sha256Hex } from '../formats/hash.ts';
import { signObject } from '../formats/jws.ts';
import { progressOf } from '../jobs/job-progress.ts';
import { insertResult, latestResultHead, readLatestResult } from '../vault/agency-results.ts';
import { allChanges, alterations } from '../vault/row-watch.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { roleSigner } from './agency-keys.ts';
import { type ExpertInRound, expertInRound, panelKids, roundCase } from './expert-case.ts';
import { asRoundResult, mergeInputOf, openResult } from './merge-round.ts';
import { sealedRound } from './rounds.ts';
import { isAllVerified, type VerifyProgress, verifyReceived } from './verify-received.ts';

/** The id of the job that merges; its progress is in sheets. */
export const mergeJobId = 'merge';

/**
 * Merges what is accepted now under the sealed rule and signs the result. The same sheets give the
 * same content hash on any machine and in any order; merging again without a change gives the
 * result that is there.
 * It rests on signatures that this program verified since the workspace was opened, and on what they
 * were verified over: see `verifyReceived`. It goes in steps, between which others have their turn;
 * what is signed is kept only where nothing was written meanwhile. Cancelled, it leaves everything
 * as it was.
 * @throws Refusal round-unknown, round-not-sealed, received-altered, object-too-large, job-running,
 * cancelled
 */
export function mergeNow(context: AgencyContext, id: string): Promise<RoundResult> {
  const { session, host, jobs } = context;
  sealedRound(session, id);
  return jobs.run(mergeJobId, async (signal) => {
    const told = progressOf(host, { job: mergeJobId, label: 'sheets' });
    try {
      for (;;) {
        const merged = await mergeOnce(session, id, { signal, onProgress: told.onProgress });
        if (merged) return merged;
      }
    } finally {
      told.end();
    }
  });
}

/** Null where something was written while it worked. */
async function mergeOnce(
  session: AgencySession,
  id: string,
  progress: VerifyProgress,
): Promise<RoundResult | null> {
  const { write } = session.vault;
  const intact = alterations(write, 'received');
  await verifyReceived(session, id, progress);
  const before = allChanges(write);
  if (alterations(write, 'received') !== intact || !isAllVerified(session, id)) return null;
  const content = await mergedContent(session, id, progress.signal);
  await othersTurn(progress.signal);
  const text = canonicalJson(content);
  const signed = { content, text, sha256: sha256Hex(text) };
  await othersTurn(progress.signal);
  if (allChanges(write) !== before) return null;
  return keepResult(session, id, signed);
}

async function mergedContent(
  session: AgencySession,
  id: string,
  signal: AbortSignal,
): Promise<ResultContent> {
  const shared = roundCase(session, sealedRound(session, id));
  const panel: ExpertInRound[] = [];
  for (const kid of panelKids(shared)) {
    panel.push(expertInRound(session, shared, kid));
    await othersTurn(signal);
  }
  const input = mergeInputOf(session, shared, panel);
  await othersTurn(signal);
  return mergeRound(input);
}

/** @throws Refusal cancelled */
async function othersTurn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw new Refusal('cancelled', 'cancelled before anything was signed');
}

function keepResult(
  session: AgencySession,
  id: string,
  merged: { readonly content: ResultContent; readonly text: string; readonly sha256: string },
): RoundResult {
  const { write } = session.vault;
  const { content, sha256 } = merged;
  const last = latestResultHead(write, id);
  if (last?.contentSha256 === sha256) {
    const stored = readLatestResult(write, id);
    if (stored) return asRoundResult(openResult(session, stored.jws));
  }
  return write.transaction(() => {
    const signed = signObject(
      'result',
      {
        v: 1,
        type: 'result',
        agency: session.agency,
        round: id,
        content_sha256: sha256,
        content,
        issued_at: session.now(),
      },
      roleSigner(session, 'result'),
      new Map([[content, merged.text]]),
    );
    insertResult(write, id, {
      version: (last?.version ?? 0) + 1,
      contentSha256: sha256,
      payloadSha256: signed.payloadSha256,
      jws: signed.jws,
      issuedAt: signed.payload.issued_at,
    });
    record(session, 'round-merged', sha256);
    return asRoundResult(signed);
  });
}
