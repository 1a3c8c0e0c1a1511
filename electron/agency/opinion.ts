import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import type { OpinionContent, PanelOpinion } from '../../shared/objects/panel-opinion.ts';
import type { OpinionMember, OpinionView } from '../../shared/operations/opinion.ts';
import { namesIn } from '../../shared/panel-names.ts';
import { outcomeWords, resultOutcome } from '../../shared/result-outcome.ts';
import { sha256Hex } from '../formats/hash.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openAgencyObject } from '../formats/trust.ts';
import { listExperts } from '../vault/agency-experts.ts';
import {
  insertOpinion,
  listOpinionAnswers,
  readLatestOpinion,
  type StoredOpinion,
} from '../vault/agency-opinions.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { roleSigner, trustInForce } from './agency-keys.ts';
import { type MergedRound, mergedRound, mergedRoundIfAny } from './merged-round.ts';
import { opinionTexts, placesOf } from './opinion-fields.ts';
import { isCounted, panelMembers } from './panel-members.ts';
import { knownRound } from './rounds.ts';

/** SHA-256 of the canonical text of the opinion: what members sign on paper. */
export const opinionHash = (content: OpinionContent): string => sha256Hex(canonicalJson(content));

/** The opinion as it is written now, empty fields left out. */
export function writtenOpinion(session: AgencySession, merged: MergedRound): OpinionContent {
  const { round, content, contentSha256 } = merged;
  const text = opinionTexts(session, round.round);
  const applications = content.lots
    .flatMap(({ standings }) => standings.map(({ app }) => app))
    .map((app) => ({
      app,
      overall: text({ app, item: null }),
      criteria: placesOf(round.rubric, app).flatMap(({ item }) => {
        const written = item === null ? '' : text({ app, item });
        return item === null || written === '' ? [] : [{ item, text: written }];
      }),
    }))
    .filter(({ overall, criteria }) => overall !== '' || criteria.length > 0)
    .toSorted((a, b) => (a.app < b.app ? -1 : 1));
  return {
    agency: session.agency,
    round: round.round,
    title: round.title,
    result_content_sha256: contentSha256,
    overall: text({ app: null, item: null }),
    applications,
  };
}

/** The newest signed version, verified; null before the first. */
export function latestOpinion(
  session: AgencySession,
  round: string,
): SignedObject<'panel-opinion'> | null {
  const stored = readLatestOpinion(session.vault.read, round);
  return stored ? openOpinion(session, stored) : null;
}

export function openOpinion(
  session: AgencySession,
  { jws }: Pick<StoredOpinion, 'jws'>,
): SignedObject<'panel-opinion'> {
  return openAgencyObject('panel-opinion', jws, trustInForce(session).payload);
}

/** Members with what each answered to the approved text; nobody has answered a text that is not. */
export function opinionMembers(
  session: AgencySession,
  { round, content }: MergedRound,
  approved: PanelOpinion | null,
): readonly OpinionMember[] {
  const units = new Map(listExperts(session.vault.read).map(({ kid, unit }) => [kid, unit]));
  const answers = new Map(
    approved === null
      ? []
      : listOpinionAnswers(session.vault.read, round.round, approved.content_sha256).map(
          (answer) => [answer.kid, answer],
        ),
  );
  // Once a text is approved, its members are those who are asked to sign it.
  const members = approved?.members ?? panelMembers(content);
  return members.map(({ kid, expert, name }) => {
    const answer = answers.get(kid);
    return {
      kid,
      expert,
      name,
      unit: units.get(kid) ?? '',
      stand: answer?.stand ?? null,
      on: answer?.answeredOn ?? null,
      dissents: answer === undefined ? [] : JSON.parse(answer.dissents),
    };
  });
}

/** How many answers were recorded that the newest version does not carry as they are. */
export function unsignedAnswers(
  { members }: PanelOpinion,
  answers: readonly OpinionMember[],
): number {
  const signed = new Map(members.map((member) => [member.kid, answerText(member)]));
  return answers.filter((answer) => signed.get(answer.kid) !== answerText(answer)).length;
}

const answerText = ({
  stand,
  on,
  dissents,
}: Pick<OpinionMember, 'stand' | 'on' | 'dissents'>): string =>
  canonicalJson([stand, on, dissents.map(({ app, reason }) => [app, reason])]);

/** @throws Refusal round-unknown */
export function opinionView(session: AgencySession, id: string): OpinionView {
  knownRound(session, id);
  const merged = mergedRoundIfAny(session, id);
  if (!merged) {
    return {
      ...{ result: null, applications: [], overallWritten: false, named: [] },
      ...{ approved: null, members: [] },
    };
  }
  const { contentSha256, issuedAt } = merged;
  const written = writtenOpinion(session, merged);
  const signed = latestOpinion(session, id);
  const members = opinionMembers(session, merged, signed?.payload ?? null);
  return {
    result: { contentSha256, issuedAt },
    applications: applicationRows(merged, written),
    overallWritten: written.overall !== '',
    named: namedPlaces(merged, written),
    approved: signed && {
      version: signed.payload.version,
      sha256: signed.payloadSha256,
      contentSha256: signed.payload.content_sha256,
      issuedAt: signed.payload.issued_at,
      stale: staleness(merged, signed.payload, written),
      unsigned: unsignedAnswers(signed.payload, members),
    },
    members,
  };
}

/** What has changed since a version was approved; null where nothing has. */
export function staleness(
  { contentSha256 }: Pick<MergedRound, 'contentSha256'>,
  { content, content_sha256 }: PanelOpinion,
  written: OpinionContent,
): 'result-changed' | 'text-changed' | null {
  if (content.result_content_sha256 !== contentSha256) return 'result-changed';
  return opinionHash(written) === content_sha256 ? null : 'text-changed';
}

function applicationRows(
  { round, content }: MergedRound,
  written: OpinionContent,
): OpinionView['applications'] {
  const fields = placesOf(round.rubric, '-').length;
  const of = new Map(written.applications.map((one) => [one.app, one]));
  return content.lots.flatMap((lot) =>
    lot.standings.map((standing) => {
      const own = of.get(standing.app);
      return {
        app: standing.app,
        lotTitle: lot.title,
        title: standing.title,
        unit: standing.unit,
        outcome: outcomeWords(
          resultOutcome(lot, standing, content.policy),
          content.policy,
          round.rubric,
        ),
        fields,
        written: (own?.criteria.length ?? 0) + (own === undefined || own.overall === '' ? 0 : 1),
        sheets: standing.sheets.filter(isCounted).length,
      };
    }),
  );
}

/** Where a written text seems to name somebody of the panel. */
export function namedPlaces(
  { round, content }: MergedRound,
  written: OpinionContent,
): OpinionView['named'] {
  const panel = panelMembers(content);
  const texts = [
    { app: null, item: null, text: written.overall },
    ...written.applications.flatMap(({ app, overall, criteria }) => [
      ...criteria.map(({ item, text }) => ({ app, item, text })),
      { app, item: null, text: overall },
    ]),
  ];
  return texts.flatMap(({ app, item, text }) => {
    const names = namesIn(text, panel);
    const place = placesOf(round.rubric, app).find((one) => one.item === item);
    return names.length === 0 || !place ? [] : [{ app, item, title: place.title, names }];
  });
}

/**
 * Signs the text as it stands. The same text upon the same result gives the version that is there;
 * answers given to another text do not carry over.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, opinion-empty
 */
export function approveOpinion(session: AgencySession, id: string): void {
  const merged = mergedRound(session, id);
  const content = writtenOpinion(session, merged);
  if (content.overall === '' && content.applications.length === 0) {
    throw new Refusal('opinion-empty', 'nothing is written');
  }
  const last = latestOpinion(session, id);
  if (last?.payload.content_sha256 === opinionHash(content)) return;
  const members = opinionMembers(session, merged, null);
  signOpinion(session, id, last, content, members, 'opinion-approved');
}

/** Signs and keeps the next version. */
export function signOpinion(
  session: AgencySession,
  round: string,
  last: SignedObject<'panel-opinion'> | null,
  content: OpinionContent,
  members: readonly OpinionMember[],
  action: 'opinion-approved' | 'opinion-answers-signed',
): void {
  const contentSha256 = opinionHash(content);
  session.vault.write.transaction(() => {
    const signed = signObject(
      'panel-opinion',
      {
        v: 1,
        type: 'panel-opinion',
        agency: session.agency,
        round,
        version: (last?.payload.version ?? 0) + 1,
        prev: last?.payloadSha256 ?? null,
        content_sha256: contentSha256,
        content,
        members: members.map(({ dissents, ...member }) => ({ ...member, dissents: [...dissents] })),
        issued_at: session.now(),
      },
      roleSigner(session, 'result'),
    );
    insertOpinion(session.vault.write, round, {
      version: signed.payload.version,
      contentSha256,
      payloadSha256: signed.payloadSha256,
      jws: signed.jws,
      issuedAt: signed.payload.issued_at,
    });
    record(session, action, signed.payloadSha256);
  });
}
