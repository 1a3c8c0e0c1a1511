import { readFile } from 'node:fs/promises';
import { invariant, Refusal } from '../../shared/errors.ts';
import { objectWord } from '../../shared/object-words.ts';
import type { Delivery } from '../../shared/objects/post.ts';
import type { Query } from '../../shared/objects/query.ts';
import type { Trust } from '../../shared/objects/trust.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import type { SignedObject } from '../formats/objects.ts';
import { objectKinds } from '../formats/objects.ts';
import { decryptPost, type PostItemType, type PostObject } from '../formats/post.ts';
import { agencyKey, agencyKeys } from '../formats/trust.ts';
import { advanceChain, newestTrust } from '../formats/trust-chain.ts';
import { findErased } from '../vault/erased-rounds.ts';
import { addDeliveryTwin, putEffect } from '../vault/expert-closing.ts';
import { putDecision, removeAnswer } from '../vault/expert-declarations.ts';
import {
  addDelivery,
  addRound,
  findRound,
  listDeliveries,
  setGrant,
  setRoster,
} from '../vault/expert-rounds.ts';
import { putVerdict } from '../vault/expert-submissions.ts';
import { findObject, keepObject } from '../vault/signed-objects.ts';
import type { IncomingFile } from '../workspace/receivers.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { noteSignedTime } from './clock.ts';
import { postIdentity } from './expert-profile.ts';
import { noteUnknownReceived } from './older-workspace.ts';
import { keepLaterTrust, pinnedChain, requireHolding } from './pinned-trust.ts';
import { checkReceipt } from './receipt-check.ts';
import { changedApps, papersOf, type RoundPapers, storedPayload } from './round-papers.ts';

/**
 * Takes a post of the agency in: roster, decisions, grant, receipts, each verified, all or none, and
 * with them the later versions of the trust document that it carries. The same post again is
 * harmless; older revisions of a roster or grant change nothing.
 * @throws Refusal trust-none, trust-other-agency, trust-conflict, trust-expired, app-too-old,
 * post-not-for-you, post-number-taken, and as decryptPost, advanceChain and agencyKey do
 */
export async function receivePost(
  session: ExpertSession,
  file: IncomingFile,
): Promise<ReceivedFile> {
  const { head, objects, chain } = await openPost(session, file);
  const trust = newestTrust(chain).payload;
  if (head.type !== 'delivery') throw otherSide(file);
  const { payload } = head;
  if (payload.agency !== trust.agency) {
    throw new Refusal('trust-other-agency', 'delivery of another agency', { agency: trust.name });
  }
  if (payload.expert_kid !== session.kid || payload.expert !== session.expert) {
    throw new Refusal('post-not-for-you', 'delivery for another expert');
  }
  agencyKey(trust, 'grant', head.kid, payload.issued_at);
  for (const object of objects) checkSigner(trust, object);
  const { round } = payload;
  const answer = { name: file.name, kind: 'post', failure: null, subject: round } as const;
  const earlier = listDeliveries(session.vault.read, round);
  const twin = earlier.find((delivery) => delivery.seq === payload.delivery_seq);
  if (twin?.sha256 !== head.payloadSha256) refuseContradiction(session, head, earlier);
  if (twin) return { ...answer, outcome: 'already-known', summary: knownSummary };
  const movesOn = chain.length > pinnedChain(session).length;
  await (movesOn ? session.documents.closeAll() : session.documents.closeRound(round));
  session.vault.write.transaction(() => {
    keepLaterTrust(session, chain);
    takeIn(session, head, objects);
  });
  const isGap = payload.delivery_seq > 1 + Math.max(0, ...earlier.map(({ seq }) => seq));
  const types = [...(movesOn ? (['trust'] as const) : []), ...objects.map(({ type }) => type)];
  return { ...answer, outcome: 'accepted', summary: summaryOf(types, isGap) };
}

/** A delivery of a number that is taken, or that does not follow from its neighbours, is kept as
 * evidence and changes nothing. @throws Refusal post-number-taken, post-chain */
function refuseContradiction(
  session: ExpertSession,
  head: SignedObject<'delivery'>,
  earlier: readonly { readonly seq: number; readonly sha256: string }[],
): void {
  const { round, delivery_seq: seq, prev_delivery_sha256: prev } = head.payload;
  const held = (wanted: number) => earlier.find((delivery) => delivery.seq === wanted);
  const [before, after] = [held(seq - 1), held(seq + 1)];
  const prevOfNext =
    after && storedPayload(session.vault.read, 'delivery', after.sha256).prev_delivery_sha256;
  const isTwin = held(seq) !== undefined;
  const follows =
    (before === undefined || before.sha256 === prev) &&
    (prevOfNext === undefined || prevOfNext === head.payloadSha256);
  if (!isTwin && follows) return;
  const { write } = session.vault;
  write.transaction(() => {
    keep(session, head);
    addDeliveryTwin(write, round, { seq, sha256: head.payloadSha256 }, session.now());
    record(session, 'post-contradicts', head.payloadSha256);
  });
  if (isTwin) throw new Refusal('post-number-taken', 'two deliveries of one number', { seq });
  throw new Refusal('post-chain', 'delivery does not follow from its neighbours', { seq });
}

async function openPost(session: ExpertSession, { path, name }: IncomingFile) {
  let bytes: Uint8Array;
  const held = pinnedChain(session);
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw readRefusal(error, path);
  }
  const post = await decryptPost(bytes, [postIdentity(session)]);
  // First: the keys that signed everything else may be named in a version that comes with it.
  const chain = advanceChain(held, post.trustLines());
  const trust = newestTrust(chain);
  requireHolding(session, trust);
  const verified = post.verify((type, kid) => {
    const { role } = objectKinds[type];
    if (role === 'expert') throw otherSide({ name });
    // A key that the pinned agency never named is another agency's, whatever the post claims.
    if (!trust.payload.keys.some((key) => key.kid === kid)) {
      const { name: agency } = trust.payload;
      throw new Refusal('trust-other-agency', `${type} by an unknown key`, { agency });
    }
    return role === 'root' || role === 'self' ? null : agencyKeys(trust.payload, role)(kid);
  }, chain);
  return { ...verified, chain };
}

const otherSide = ({ name }: { readonly name: string }): Refusal =>
  new Refusal('file-other-side', 'a submission is for the agency', { file: name });

/** The key must have been good at the time that the object states. */
function checkSigner(trust: Trust, object: PostObject): void {
  const { role } = objectKinds[object.type];
  const at = signedAt(object);
  if (at !== null && (role === 'grant' || role === 'receipt')) {
    agencyKey(trust, role, object.kid, at);
  }
}

function signedAt(object: PostObject): string | null {
  switch (object.type) {
    case 'roster':
    case 'grant':
    case 'decision':
    case 'recusal-effect':
    case 'query':
      return object.payload.issued_at;
    case 'receipt':
      return object.payload.received_at;
    case 'coi':
    case 'sheet':
    case 'query-answer':
    case 'confirmation':
    case 'destruction':
      return null;
  }
}

function takeIn(
  session: ExpertSession,
  head: SignedObject<'delivery'>,
  objects: readonly PostObject[],
): void {
  const db = session.vault.write;
  const { round, delivery_seq: seq, issued_at }: Delivery = head.payload;
  addRound(db, round, session.now());
  keep(session, head);
  addDelivery(db, round, { seq, sha256: head.payloadSha256 }, session.now());
  const isErased = findErased(db, round) !== null;
  for (const object of objects) {
    // Keys and names of a round that the expert erased do not come back.
    if (isErased && (object.type === 'grant' || object.type === 'roster')) continue;
    const row = findRound(db, round);
    invariant(row, 'the round was added');
    const papers = papersOf(session, row);
    check(session, object);
    keep(session, object);
    apply(session, papers, object);
  }
  noteSignedTime(session, issued_at);
  record(session, 'post-received', head.payloadSha256);
}

function keep(session: ExpertSession, object: SignedObject<'delivery'> | PostObject): void {
  const { type, payloadSha256: sha256, payload, kid, jws } = object;
  const { agency, round } = payload;
  keepObject(session.vault.write, { sha256, type, agency, round, kid, jws }, session.now());
}

/** @throws Refusal receipt-chain, grant-foreign, query-foreign */
function check(session: ExpertSession, object: PostObject): void {
  if (object.type === 'receipt') checkReceipt(session, object.payload);
  if (object.type === 'query') requireOwnSheet(session, object.payload);
  if (object.type === 'grant') requireOwnDeclaration(session, object.payload.coi_sha256);
}

/** A question is about a sheet that this expert signed for that application. One that is not here may
 * have been signed in a later copy of this workspace. @throws Refusal query-foreign */
function requireOwnSheet(session: ExpertSession, { app, round, sheet_sha256 }: Query): void {
  const { read } = session.vault;
  const own = findObject(read, sheet_sha256);
  if (own === null) return;
  const isOwn = own.type === 'sheet' && own.round === round && own.kid === session.kid;
  if (!isOwn || storedPayload(read, 'sheet', sheet_sha256).app !== app) {
    throw new Refusal('query-foreign', 'about a sheet of another application', { app });
  }
}

/** A grant rests on a declaration that this expert signed here, or on none.
 * @throws Refusal grant-foreign */
function requireOwnDeclaration(session: ExpertSession, coiSha256: string | null): void {
  if (coiSha256 === null) return;
  const own = findObject(session.vault.read, coiSha256);
  if (own?.type !== 'coi') throw new Refusal('grant-foreign', 'upon a foreign declaration');
}

function apply(session: ExpertSession, papers: RoundPapers, object: PostObject): void {
  const db = session.vault.write;
  const { round } = object.payload;
  switch (object.type) {
    case 'roster':
      if (object.payload.rev > (papers.roster?.payload.rev ?? 0)) {
        const before = papers.roster?.payload;
        // What was answered about other people is no answer any more.
        const changed = before ? changedApps(before, object.payload) : new Set<string>();
        for (const app of changed) removeAnswer(db, round, app);
        setRoster(db, round, object.payloadSha256);
      }
      break;
    case 'grant':
      if (object.payload.rev > (papers.grant?.payload.rev ?? 0)) {
        setGrant(db, round, object.payloadSha256);
      }
      break;
    case 'decision':
      for (const decision of object.payload.apps) {
        putDecision(db, round, { ...decision, issuedAt: object.payload.issued_at });
      }
      break;
    case 'recusal-effect':
      for (const { app, keys, void_sheets, since } of object.payload.apps) {
        const effect = { app, keys, voidSheets: void_sheets.length, since };
        putEffect(db, round, effect, object.payload.rev);
      }
      record(session, 'recusal-effect-received', object.payloadSha256);
      break;
    case 'query':
      record(session, 'query-received', object.payloadSha256);
      break;
    case 'receipt': {
      const { rev, received_at, items } = object.payload;
      for (const { payload_sha256: payloadSha256, verdict } of items) {
        putVerdict(db, round, { payloadSha256, verdict }, rev, received_at);
      }
      // What was erased with its round is not here on purpose.
      if (findErased(db, round) === null) noteUnknownReceived(session, object.payload);
      break;
    }
    case 'coi':
    case 'sheet':
    case 'query-answer':
    case 'confirmation':
    case 'destruction':
      throw new Error(`invariant: a delivery carries no ${object.type}`);
  }
}

const knownSummary = {
  zh: '这份函件此前已接收，无需再做什么。',
  en: 'This post was taken in before; there is nothing to do.',
};

function summaryOf(types: readonly PostItemType[], isGap: boolean): Bilingual {
  const found = [...new Set(types)];
  const zh = found.map((type) => objectWord(type).zh).join('、');
  const en = found.map((type) => objectWord(type).en).join(', ');
  const gap = isGap
    ? {
        zh: '此前还有一份函件没有收到，请向机构索取。',
        en: ' An earlier post has not arrived; ask the agency for it.',
      }
    : { zh: '', en: '' };
  return { zh: `已接收：${zh}。${gap.zh}`, en: `Taken in: ${en}.${gap.en}` };
}
