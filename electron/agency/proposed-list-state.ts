import type { Objection, ProposedList } from '../../shared/objects/proposed-list.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { chinaDate, countWorkingDays } from '../../shared/working-days.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openAgencyObject } from '../formats/trust.ts';
import {
  listLists,
  listObjections,
  readPublication,
  type StoredPublication,
} from '../vault/agency-lists.ts';
import { readLatestOpinion, readOpinionByHash } from '../vault/agency-opinions.ts';
import type { AgencySession } from '../workspace/session.ts';
import { trustInForce } from './agency-keys.ts';
import { type MergedRound, mergedRoundIfAny } from './merged-round.ts';
import { latestOpinion } from './opinion.ts';
import { type StandingList, standingList } from './proposed-list-draft.ts';

/** A notice as it stands today. */
export type RunningPublication = StoredPublication & {
  readonly day: number;
  readonly over: boolean;
  readonly covers: boolean;
};

/** Everything that decides what can be done with a round's list. */
export type ListState = {
  readonly merged: MergedRound | null;
  readonly opinion: SignedObject<'panel-opinion'> | null;
  /** Oldest first. */
  readonly versions: readonly SignedObject<'proposed-list'>[];
  readonly last: SignedObject<'proposed-list'> | null;
  readonly list: StandingList | null;
  readonly stale: 'result-changed' | 'opinion-changed' | null;
  readonly publication: RunningPublication | null;
  readonly objections: readonly Objection[];
};

/** @throws Refusal round-unknown, vault-damaged and as openAgencyObject does */
export function listState(session: AgencySession, round: string): ListState {
  const { read } = session.vault;
  const merged = mergedRoundIfAny(session, round);
  const trust = trustInForce(session).payload;
  const versions = listLists(read, round).map(({ jws }) =>
    openAgencyObject('proposed-list', jws, trust),
  );
  const last = versions.at(-1) ?? null;
  const publication = readPublication(read, round);
  return {
    merged,
    opinion: latestOpinion(session, round),
    versions,
    last,
    list: merged && standingList(session, merged, last),
    stale: merged && last && staleList(session, merged, last.payload),
    publication:
      publication === undefined
        ? null
        : running(publication, versions, last, chinaDate(session.now())),
    objections: listObjections(read, round),
  };
}

function staleList(
  session: AgencySession,
  { contentSha256, round }: MergedRound,
  list: ProposedList,
): ListState['stale'] {
  if (list.result_content_sha256 !== contentSha256) return 'result-changed';
  const { read } = session.vault;
  const cited = readOpinionByHash(read, list.opinion_sha256);
  const newest = readLatestOpinion(read, round.round);
  // Further signatures over the same text change nothing that the list rests on.
  return cited?.contentSha256 === newest?.contentSha256 ? null : 'opinion-changed';
}

function running(
  publication: StoredPublication,
  versions: readonly SignedObject<'proposed-list'>[],
  last: SignedObject<'proposed-list'> | null,
  today: string,
): RunningPublication {
  const shown = versions.find(({ payloadSha256 }) => payloadSha256 === publication.list_sha256);
  const { starts, ends, days } = publication;
  const day = today > ends ? days : countWorkingDays(starts, today).count;
  return { ...publication, day, over: today > ends, covers: isCovered(shown, last) };
}

/** True where the newest version proposes nothing that the published one did not: taking somebody off
 * after an objection needs no second notice, putting somebody on does. */
function isCovered(
  shown: SignedObject<'proposed-list'> | undefined,
  last: SignedObject<'proposed-list'> | null,
): boolean {
  if (!shown || !last) return false;
  const published = new Map(
    shown.payload.entries.filter(({ listed }) => listed).map(({ app, choice }) => [app, choice]),
  );
  return last.payload.entries
    .filter(({ listed }) => listed)
    .every(({ app, choice }) => published.has(app) && published.get(app) === choice);
}

/** Upheld objections that no signed version answers yet. */
export function unanswered({ objections, last }: ListState): readonly Objection[] {
  const answered = new Set(
    last?.payload.objections
      .filter(({ handled }) => handled?.outcome === 'upheld')
      .map(({ number }) => number),
  );
  return objections.filter(
    ({ number, handled }) => handled?.outcome === 'upheld' && !answered.has(number),
  );
}

const openOnes = ({ objections }: ListState) => objections.filter(({ handled }) => !handled);

/** Why the list cannot be signed; null where it can. */
export function signBlocked(state: ListState): Bilingual | null {
  const { merged, opinion, list, last } = state;
  if (!merged || !list) return { zh: '请先汇总。', en: 'Merge first.' };
  if (last?.payload.final) return finalNote;
  if (!opinion) return { zh: '请先审定综合评审意见。', en: 'Approve the panel opinion first.' };
  if (opinion.payload.content.result_content_sha256 !== merged.contentSha256) {
    return {
      zh: '结果已变，请先重新审定综合评审意见。',
      en: 'The result has changed: approve the panel opinion again first.',
    };
  }
  const open = list.departures.filter(({ reason }) => reason === '');
  if (open.length > 0) {
    const apps = open.map(({ app }) => app).join('、');
    return { zh: `${apps} 还没有写明理由。`, en: `${apps}: the reason is missing.` };
  }
  const isUnchanged =
    last !== null && list.savedAt === null && !state.stale && unanswered(state).length === 0;
  return isUnchanged
    ? { zh: '与最近一版相同，无需再签。', en: 'It is the same as the newest version.' }
    : null;
}

const finalNote: Bilingual = { zh: '名单已办结。', en: 'The list was closed.' };

function unsignedWork(state: ListState): Bilingual | null {
  const { last, list, stale } = state;
  if (!last) return { zh: '请先签署名单。', en: 'Sign the list first.' };
  if (last.payload.final) return finalNote;
  if (stale !== null) {
    return {
      zh: '名单签署之后结果或意见已变，请先签署新版本。',
      en: 'Result or opinion changed since the list was signed: sign a new version first.',
    };
  }
  if (list?.savedAt !== null) {
    return { zh: '有未签署的改动。', en: 'There are edits that are not signed.' };
  }
  const upheld = unanswered(state);
  if (upheld.length === 0) return null;
  const numbers = upheld.map(({ number }) => number).join('、');
  return {
    zh: `第 ${numbers} 件异议成立，请先签署新版本。`,
    en: `Objection ${numbers} was upheld: sign a new version first.`,
  };
}

/** Why the newest version cannot be put before the public; null where it can. */
export const publishBlocked = (state: ListState): Bilingual | null => unsignedWork(state);

/** Why the list cannot be closed; null where it can. */
export function closeBlocked(state: ListState): Bilingual | null {
  const first = unsignedWork(state);
  if (first !== null) return first;
  const { publication } = state;
  if (!publication) return { zh: '还没有公示。', en: 'It was not published yet.' };
  if (!publication.covers) {
    return {
      zh: '最近一版有公示中没有的内容，请再次公示。',
      en: 'The newest version proposes what was not published: publish it again.',
    };
  }
  if (!publication.over) {
    return {
      zh: `公示至 ${publication.ends}，期满后才能办结。`,
      en: `The notice runs until ${publication.ends}.`,
    };
  }
  const open = openOnes(state);
  if (open.length === 0) return null;
  const numbers = open.map(({ number }) => number).join('、');
  return { zh: `第 ${numbers} 件异议尚未处理。`, en: `Objection ${numbers} is still open.` };
}
