import { closingStatement } from '../../shared/closing-statement.ts';
import { Refusal } from '../../shared/errors.ts';
import type { ClosingView } from '../../shared/operations/closing.ts';
import { verdictText, verdictTone } from '../../shared/verdicts.ts';
import { storedPayload } from '../formats/jws.ts';
import { findErased, listErasable } from '../vault/erased-rounds.ts';
import { listClosings, listDeliveryTwins } from '../vault/expert-closing.ts';
import { listDrafts } from '../vault/expert-drafts.ts';
import { findRound, listDeliveries } from '../vault/expert-rounds.ts';
import { listSheets, listVerdicts } from '../vault/expert-submissions.ts';
import { findObject, listObjects } from '../vault/signed-objects.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { settledObjects } from './outstanding.ts';
import { papersOf, type RoundPapers } from './round-papers.ts';

/** How a round stands at its end, also once it was erased. @throws Refusal round-unknown */
export function readClosing(session: ExpertSession, round: string): ClosingView {
  const { read } = session.vault;
  const row = findRound(read, round);
  if (!row) throw new Refusal('round-unknown', 'no such round', { round });
  const papers = papersOf(session, row);
  const erased = findErased(read, round);
  const settled = settledObjects(session, round);
  const erasable = listErasable(read, round);
  const destruction = newestClosing(session, round, 'destruction');
  const { hashes: _, ...atRisk } = atRiskOf(session, papers);
  return {
    round,
    sheets: handedInSheets(session, papers),
    receiptAt: lastReceiptAt(session, round),
    missingDeliveries: missingDeliveries(session, round),
    contradictions: listDeliveryTwins(read, round).map(({ seq }) => seq),
    foreign: listVerdicts(read, round).filter(
      ({ payloadSha256 }) => findObject(read, payloadSha256) === null,
    ).length,
    statement: closingStatement,
    confirmation: confirmationOf(session, round, settled),
    erasable: erased
      ? null
      : {
          bundle: row.bundleFile !== null,
          keys: papers.grant?.payload.apps.map(({ app }) => app) ?? [],
          records: erasable.records.length,
          drafts: erasable.drafts.length,
          documents: erasable.documents.length,
        },
    kept: erasable.kept.length,
    atRisk,
    erased: erased && {
      at: erased.erasedAt,
      sha256: destruction?.sha256 ?? null,
      swept: erased.sweptAt !== null,
      acknowledged: destruction !== undefined && settled.has(destruction.sha256),
    },
  };
}

const newestClosing = (
  session: ExpertSession,
  round: string,
  wanted: 'confirmation' | 'destruction',
) => listClosings(session.vault.read, round).findLast(({ type }) => type === wanted);

function handedInSheets(session: ExpertSession, papers: RoundPapers): ClosingView['sheets'] {
  const { read } = session.vault;
  const { round } = papers.row;
  const titles = new Map(
    papers.roster?.payload.apps.map(({ app, party }) => [app, party.title]) ?? [],
  );
  const verdicts = new Map(
    listVerdicts(read, round).map(({ payloadSha256, verdict }) => [payloadSha256, verdict]),
  );
  return listSheets(read, round).map(({ app, rev, sha256, signedAt }) => {
    const verdict = verdicts.get(sha256);
    return {
      app,
      title: titles.get(app) ?? '',
      rev,
      sha256,
      signedAt,
      receipt:
        verdict === undefined
          ? null
          : { verdict, tone: verdictTone(verdict), reason: verdictText(verdict) },
    };
  });
}

function lastReceiptAt(session: ExpertSession, round: string): string | null {
  const times = listObjects(session.vault.read, round, 'receipt').map(
    ({ jws, sha256 }) => storedPayload('receipt', jws, sha256).received_at,
  );
  return times.toSorted().at(-1) ?? null;
}

/** Numbers below the newest delivery that have not arrived. */
export function missingDeliveries(session: ExpertSession, round: string): readonly number[] {
  const arrived = new Set(listDeliveries(session.vault.read, round).map(({ seq }) => seq));
  const last = Math.max(0, ...arrived);
  return Array.from({ length: last }, (_, index) => index + 1).filter((seq) => !arrived.has(seq));
}

function confirmationOf(
  session: ExpertSession,
  round: string,
  settled: ReadonlySet<string>,
): ClosingView['confirmation'] {
  const last = newestClosing(session, round, 'confirmation');
  const stored = last && findObject(session.vault.read, last.sha256);
  if (!last || !stored) return null;
  const { arisen } = storedPayload('confirmation', stored.jws, last.sha256);
  return {
    signedAt: last.signedAt,
    rev: last.rev,
    arisen: arisen.map(({ app, kind }) => ({ app, kind })),
    acknowledged: settled.has(last.sha256),
  };
}

/** Sheets that no receipt settled, and drafts that were never signed: what erasing would leave
 * unproven or lose. */
export function atRiskOf(
  session: ExpertSession,
  papers: RoundPapers,
): ClosingView['atRisk'] & { readonly hashes: readonly string[] } {
  const { round } = papers.row;
  const settled = settledObjects(session, round);
  const sheets = listSheets(session.vault.read, round).filter(({ sha256 }) => !settled.has(sha256));
  return {
    sheets: sheets.map(({ app, rev }) => ({ app, rev })),
    drafts: listDrafts(session.vault.read, round)
      .filter(({ state }) => state === 'open')
      .map(({ app }) => app),
    hashes: sheets.map(({ sha256 }) => sha256),
  };
}
