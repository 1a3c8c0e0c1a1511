import { Refusal } from '../../shared/errors.ts';
import type { Departure, ListEntry, Publication } from '../../shared/objects/proposed-list.ts';
import type { ListRow, ListView } from '../../shared/operations/proposed-list.ts';
import { outcomeWords, proposableChoices, proposesChoices } from '../../shared/result-outcome.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { dropListDraft, insertList } from '../vault/agency-lists.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { roleSigner } from './agency-keys.ts';
import { type MergedRound, mergedRound } from './merged-round.ts';
import { type DraftInput, keepListDraft } from './proposed-list-draft.ts';
import {
  closeBlocked,
  type ListState,
  listState,
  publishBlocked,
  signBlocked,
} from './proposed-list-state.ts';
import { knownRound } from './rounds.ts';

/** @throws Refusal round-unknown */
export function listView(session: AgencySession, id: string): ListView {
  knownRound(session, id);
  const state = listState(session, id);
  const { merged, opinion, versions, list, stale, publication, objections } = state;
  const policy = merged?.content.policy;
  return {
    result: merged && { contentSha256: merged.contentSha256, issuedAt: merged.issuedAt },
    opinion: opinion && { version: opinion.payload.version, sha256: opinion.payloadSha256 },
    rows: merged && list ? listRows(merged, list.entries) : [],
    departures: list?.departures ?? [],
    draftSavedAt: list?.savedAt ?? null,
    choices: merged ? proposableChoices(merged.content.policy, merged.round.rubric) : [],
    ordered: policy !== undefined && !proposesChoices(policy) && policy.vote === null,
    hasScores: merged !== null && hasScores(merged),
    versions: versions.map(({ payload, payloadSha256 }) => ({
      version: payload.version,
      sha256: payloadSha256,
      issuedAt: payload.issued_at,
      final: payload.final,
      listed: payload.entries.filter(({ listed }) => listed).length,
      departures: payload.departures.length,
    })),
    stale,
    publication,
    objections,
    blocked: {
      sign: signBlocked(state),
      publish: publishBlocked(state),
      close: closeBlocked(state),
    },
  };
}

/** True where there is a total that people may see: a vote alone has none. */
export const hasScores = ({ content, round }: MergedRound): boolean =>
  round.rubric.criteria.length > 0 && content.policy.vote === null;

/** Entries with what the experts said in words, for screen and paper. */
export function listRows(merged: MergedRound, entries: readonly ListEntry[]): readonly ListRow[] {
  const { content, round } = merged;
  const printed = new Map(
    content.lots.flatMap(({ standings }) => standings.map((one) => [one.app, one.printed])),
  );
  const shows = hasScores(merged);
  return entries.map((entry) => ({
    ...entry,
    outcome: outcomeWords(entry.result, content.policy, round.rubric),
    printed: shows ? (printed.get(entry.app) ?? null) : null,
  }));
}

/** @throws Refusal round-unknown, round-not-sealed, result-missing, list-final, list-entries */
export function saveListDraft(session: AgencySession, input: DraftInput): void {
  const merged = mergedRound(session, input.round);
  refuseFinal(listState(session, input.round));
  keepListDraft(session, merged, input);
}

/** Gives up edits that were not signed. @throws Refusal round-unknown */
export function dropDraft(session: AgencySession, id: string): void {
  knownRound(session, id);
  session.vault.write.transaction(() => dropListDraft(session.vault.write, id));
}

function refuseFinal({ last }: ListState): void {
  if (last?.payload.final) throw new Refusal('list-final', 'the list was closed');
}

/** Refuses with the reason, in both languages, where something is in the way. */
export function requireFree(blocked: Bilingual | null): void {
  if (blocked === null) return;
  throw new Refusal('list-blocked', 'not yet', { zhWhy: blocked.zh, why: blocked.en });
}

/**
 * Signs the list as it stands as its next version; the expert result stays as it is.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, list-final, opinion-missing,
 * opinion-stale, departure-reason, list-blocked
 */
export function signList(session: AgencySession, id: string): void {
  const merged = mergedRound(session, id);
  const state = listState(session, id);
  refuseFinal(state);
  const { opinion, list } = state;
  if (!opinion) throw new Refusal('opinion-missing', 'no opinion was signed');
  if (opinion.payload.content.result_content_sha256 !== merged.contentSha256) {
    throw new Refusal('opinion-stale', 'the opinion is upon another result');
  }
  const bare = list?.departures.find(({ reason }) => reason === '');
  if (bare) throw new Refusal('departure-reason', 'no reason given', { app: bare.app });
  requireFree(signBlocked(state));
  if (list) signVersion(session, merged, state, list, 'list-signed');
}

/**
 * Signs the final version: everything as it stands, with the notice and every objection.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, list-missing, list-final,
 * list-blocked
 */
export function closeList(session: AgencySession, id: string): void {
  const merged = mergedRound(session, id);
  const state = listState(session, id);
  refuseFinal(state);
  if (!state.last) throw new Refusal('list-missing', 'no list was signed');
  requireFree(closeBlocked(state));
  signVersion(session, merged, state, state.last.payload, 'list-closed');
}

function signVersion(
  session: AgencySession,
  { round, contentSha256 }: MergedRound,
  { opinion, last, publication, objections }: ListState,
  list: { readonly entries: readonly ListEntry[]; readonly departures: readonly Departure[] },
  action: 'list-signed' | 'list-closed',
): SignedObject<'proposed-list'> {
  if (!opinion) throw new Refusal('opinion-missing', 'no opinion was signed');
  return session.vault.write.transaction(() => {
    const signed = signObject(
      'proposed-list',
      {
        v: 1,
        type: 'proposed-list',
        agency: session.agency,
        round: round.round,
        title: round.title,
        version: (last?.payload.version ?? 0) + 1,
        prev: last?.payloadSha256 ?? null,
        result_content_sha256: contentSha256,
        opinion_sha256: opinion.payloadSha256,
        entries: [...list.entries],
        departures: [...list.departures],
        publication: publication && publicationMembers(publication),
        objections: [...objections],
        final: action === 'list-closed',
        issued_at: session.now(),
      },
      roleSigner(session, 'result'),
    );
    insertList(session.vault.write, round.round, {
      version: signed.payload.version,
      payloadSha256: signed.payloadSha256,
      jws: signed.jws,
      isFinal: signed.payload.final,
      issuedAt: signed.payload.issued_at,
    });
    dropListDraft(session.vault.write, round.round);
    record(session, action, signed.payloadSha256);
    return signed;
  });
}

const publicationMembers = ({
  list_sha256,
  starts,
  days,
  ends,
  known,
  shows_scores,
}: Publication): Publication => ({ list_sha256, starts, days, ends, known, shows_scores });
