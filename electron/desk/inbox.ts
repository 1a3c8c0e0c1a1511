import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExpertInbox, RoundCard, StepState } from '../../shared/operations/expert.ts';
import { trustHistory } from '../../shared/trust-words.ts';
import { isVerdict, verdictTone } from '../../shared/verdicts.ts';
import { roundClock } from '../../shared/working-days.ts';
import { bundleCode } from '../formats/bundle-reader.ts';
import { cardCode } from '../formats/card.ts';
import { trustCode } from '../formats/trust.ts';
import { newestTrust, openTrustChain } from '../formats/trust-chain.ts';
import { findErased } from '../vault/erased-rounds.ts';
import { listDeliveryTwins } from '../vault/expert-closing.ts';
import { listRounds, type StoredRound } from '../vault/expert-rounds.ts';
import { listSheets, listSubmissions, listVerdicts } from '../vault/expert-submissions.ts';
import { readTrust } from '../vault/expert-trust.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { accessTo } from './access.ts';
import { deskTime } from './clock.ts';
import { missingDeliveries } from './closing-view.ts';
import { applicationState, readRoundContents } from './draft-content.ts';
import { expertProfile, ownCard } from './expert-profile.ts';
import { openQueries } from './queries.ts';
import { papersOf, type RoundPapers } from './round-papers.ts';
import { bundleFolder } from './sealed-documents.ts';

/** Where the expert stands: own card, confirmed agency, and each round with its next step. */
export function readInbox(session: ExpertSession): ExpertInbox {
  const { expert, name, unit, title, cardExportedAt } = expertProfile(session);
  return {
    profile: { expert, name, unit, title },
    card: { code: cardCode(ownCard(session)), exportedAt: cardExportedAt },
    trust: readTrustState(session),
    rounds: listRounds(session.vault.read).map((row) => roundCard(session, row)),
  };
}

function readTrustState(session: ExpertSession): ExpertInbox['trust'] {
  const stored = readTrust(session.vault.read);
  if (!stored) return { kind: 'none' };
  const chain = openTrustChain(stored.versions.join('\n'));
  const { payload } = newestTrust(chain);
  const { agency, name, version, expires } = payload;
  // The code of a pending one is for the person to type, never for the screen to suggest.
  if (stored.state === 'pending') return { kind: 'pending', agency, name };
  return {
    kind: 'pinned',
    agency,
    name,
    code: trustCode(payload),
    version,
    expires,
    holds: deskTime(session).at <= expires,
    history: trustHistory(chain.map((document) => document.payload)),
  };
}

function roundCard(session: ExpertSession, row: StoredRound): RoundCard {
  const papers = papersOf(session, row);
  const form = papers.form?.payload;
  const counts = countStates(session, papers);
  const submissions = listSubmissions(session.vault.read, row.round);
  return {
    round: row.round,
    title: form?.title ?? row.round,
    review: form?.review.title ?? { zh: '', en: '' },
    agencyName: form?.agency_name ?? '',
    opensAt: form?.opens_at ?? '',
    closesAt: form?.closes_at ?? '',
    workingDay: form
      ? roundClock(form.opens_at, form.closes_at, session.now())
      : { day: 0, of: 0, known: false },
    bundle: bundleState(session, row),
    bundleCode: row.sealSha256 === null ? '' : bundleCode(row.sealSha256),
    steps: stepsOf(papers, counts),
    counts,
    erasedAt: findErased(session.vault.read, row.round)?.erasedAt ?? null,
    missingDeliveries: missingDeliveries(session, row.round),
    contradictions: listDeliveryTwins(session.vault.read, row.round).map(({ seq }) => seq),
    sealContested: papers.sealContested,
    openQueries: openQueries(session, row.round),
    declaredAt: papers.declaration?.payload.claimed_at ?? null,
    submittedAt: counts.submitted > 0 ? (submissions.at(-1)?.signedAt ?? null) : null,
  };
}

function bundleState(session: ExpertSession, { bundleFile }: StoredRound): RoundCard['bundle'] {
  if (bundleFile === null) return 'missing';
  return existsSync(join(bundleFolder(session), bundleFile)) ? 'present' : 'unreadable';
}

function countStates(session: ExpertSession, papers: RoundPapers): RoundCard['counts'] {
  const { round } = papers.row;
  const apps = papers.roster?.payload.apps ?? [];
  const form = papers.form?.payload;
  const contentOf = readRoundContents(session.vault.read, round);
  const open = apps.filter(({ app }) => accessTo(papers, app) === 'open');
  const states = form ? open.map(({ app }) => applicationState('open', contentOf(app), form)) : [];
  const isSigned = (state: string) => state === 'submitted' || state === 'amended';
  const signed = states.filter(isSigned).length;
  return {
    assigned: apps.length,
    toScore: open.length,
    complete: states.filter((state) => state === 'complete').length + signed,
    submitted: signed,
    received: countReceived(session, round),
  };
}

/** Applications of which the agency confirmed a sheet, whatever its fate under the rule. */
function countReceived(session: ExpertSession, round: string): number {
  const verdicts = new Map(
    listVerdicts(session.vault.read, round).map((one) => [one.payloadSha256, one.verdict]),
  );
  const received = listSheets(session.vault.read, round).filter(({ sha256 }) => {
    const verdict = verdicts.get(sha256);
    return verdict !== undefined && isVerdict(verdict) && verdictTone(verdict) !== 'refused';
  });
  return new Set(received.map((sheet) => sheet.app)).size;
}

function stepsOf(papers: RoundPapers, counts: RoundCard['counts']): RoundCard['steps'] {
  const isDeclared = declarationStep(papers);
  const { toScore, complete, submitted } = counts;
  const scoring: StepState =
    toScore === 0 ? 'waiting' : complete === toScore ? 'done' : complete > 0 ? 'underway' : 'ready';
  const submission: StepState =
    toScore > 0 && submitted === toScore
      ? 'done'
      : complete > submitted
        ? 'ready'
        : submitted > 0
          ? 'underway'
          : 'waiting';
  return { declaration: isDeclared, scoring, submission };
}

/** Ready as soon as roster and form are there; ready again when the roster was replaced. */
function declarationStep({ form, roster, declaration }: RoundPapers): StepState {
  if (!form || !roster) return 'waiting';
  if (!declaration) return 'ready';
  return declaration.payload.roster_sha256 === roster.sha256 ? 'done' : 'ready';
}
