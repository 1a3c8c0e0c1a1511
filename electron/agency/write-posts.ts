import path from 'node:path';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { DuePost } from '../../shared/operations/agency.ts';
import { suiteOfRecipients } from '../formats/age-keys.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
import { openCard } from '../formats/card.ts';
import { signObject, storedPayload } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { type PostLine, type PostObject, postItemOf, writePost } from '../formats/post.ts';
import { openAgencyObject } from '../formats/trust.ts';
import {
  type IssuedType,
  insertDelivery,
  listDeliveries,
  listIssued,
  markDeliveryWritten,
  type StoredDelivery,
} from '../vault/agency-posts-out.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { roleSigner, trustChain, trustInForce } from './agency-keys.ts';
import { type DueKind, dueKinds, dueObjects, dueOrder, waitingFor } from './due-objects.ts';
import { type ExpertInRound, expertInRound, panelKids, roundCase } from './expert-case.ts';
import { knownExpert } from './experts.ts';
import { issueObjects } from './issue-objects.ts';
import { sealedRound } from './rounds.ts';

/**
 * What is due to each expert of the panel now.
 * @throws Refusal round-unknown, round-not-sealed
 */
export function duePosts(session: AgencySession, round: string): readonly DuePost[] {
  const shared = roundCase(session, sealedRound(session, round));
  const deliveries = Map.groupBy(listDeliveries(session.vault.read, round), ({ kid }) => kid);
  return panelKids(shared).map((kid) => {
    const one = expertInRound(session, shared, kid);
    const sent = deliveries.get(kid) ?? [];
    const written = sent.filter(({ writtenAt }) => writtenAt !== null).at(-1);
    const kinds = new Set([...unwrittenKinds(one, sent), ...dueKinds(dueObjects(shared, one))]);
    const due = dueOrder.filter((kind) => kinds.has(kind));
    return {
      kid,
      name: one.expert.name,
      due: isTrustDue(session, one, sent) ? ['trust', ...due] : due,
      waitingFor: waitingFor(one),
      lastFileName: written?.fileName ?? null,
      lastWrittenAt: written?.writtenAt ?? null,
    };
  });
}

function unwrittenKinds(one: ExpertInRound, sent: readonly StoredDelivery[]): readonly DueKind[] {
  const unwritten = new Set(
    sent.filter(({ writtenAt }) => writtenAt === null).map(({ seq }) => seq),
  );
  return one.issued.filter(({ seq }) => unwritten.has(seq)).map(({ type }) => type);
}

/** True until a post whose file was written carried the newest trust document, from version 2 on. */
function isTrustDue(
  session: AgencySession,
  one: ExpertInRound,
  sent: readonly StoredDelivery[],
): boolean {
  const newest = trustInForce(session);
  if (newest.payload.version === 1 || one.revokedFrom !== null) return false;
  return !sent.some((delivery) => delivery.writtenAt !== null && carries(delivery, newest));
}

function carries(delivery: StoredDelivery, object: SignedObject<'trust'>): boolean {
  const { items } = storedPayload('delivery', delivery.jws, delivery.payloadSha256);
  return items.some((item) => item.payload_sha256 === object.payloadSha256);
}

/**
 * Writes to a chosen folder one post for each of `kids` (none named: the whole panel) to whom
 * something is due. Who is named without anything being due gets the last post again, the same
 * objects under the same number. A post is recorded before its file is written: a crash in between
 * makes the file due again, never a second post of one number.
 * @throws Refusal round-unknown, round-not-sealed, nothing-due, dialog-cancelled, disk-full,
 * file-unwritable
 */
export async function writePosts(
  context: AgencyContext,
  input: { readonly round: string; readonly kids: readonly string[] },
): Promise<{ readonly folder: string; readonly files: readonly string[] }> {
  const { session, host } = context;
  const due = duePosts(session, input.round);
  const chosen = due.filter((post) =>
    input.kids.length === 0
      ? post.due.length > 0
      : input.kids.includes(post.kid) && (post.due.length > 0 || post.lastFileName !== null),
  );
  if (chosen.length === 0) throw new Refusal('nothing-due', 'no post to write');
  const folder = await host.dialogs.chooseFolder({ title: '函件保存到' });
  if (folder === undefined) throw new Refusal('dialog-cancelled', 'no folder for the posts');
  const files: string[] = [];
  for (let at = 0; at < chosen.length; at += groupSize) {
    const group = chosen.slice(at, at + groupSize);
    files.push(...(await writeGroup(session, input.round, group, due, folder)));
  }
  host.announce('workspaceChanged', { area: 'agency' });
  return { folder, files };
}

// Waiting for the disk is most of what a post takes; posts of a group wait together. Few enough that
// signing them in one go does not hold up the window.
const groupSize = 8;

type Receiver = Pick<DuePost, 'kid' | 'name'>;

/** Records the posts of a group, writes their files, and notes each file that was written, also
 * where another could not be. */
async function writeGroup(
  session: AgencySession,
  round: string,
  group: readonly Receiver[],
  panel: readonly Receiver[],
  folder: string,
): Promise<readonly string[]> {
  const { write } = session.vault;
  write.transaction(() => {
    for (const { kid } of group) recordDuePost(session, round, kid);
  });
  const posts = group.flatMap(({ kid, name }) => {
    const isNameShared = panel.some((other) => other.kid !== kid && other.name === name);
    return toWrite(session, round, kid).map((delivery) => ({
      delivery,
      fileName: postFileName(session, round, delivery, isNameShared),
    }));
  });
  const outcomes = await Promise.allSettled(
    posts.map(async ({ delivery, fileName }) => {
      const bytes = await sealDelivery(session, round, delivery);
      await writeFileAtomically(path.join(folder, fileName), (file) => file.write(bytes, 0));
    }),
  );
  const written = posts.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  write.transaction(() => {
    const at = session.now();
    for (const { delivery, fileName } of written) {
      markDeliveryWritten(write, round, delivery, { fileName, at });
    }
  });
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return written.map(({ fileName }) => fileName);
}

/** Signs and records what is due to one expert, if anything is. */
function recordDuePost(session: AgencySession, round: string, kid: string): void {
  const { write } = session.vault;
  write.transaction(() => {
    const shared = roundCase(session, sealedRound(session, round), kid);
    const one = expertInRound(session, shared, kid);
    const issued = issueObjects(session, shared, one, dueObjects(shared, one));
    const sent = deliveriesTo(session, round, kid);
    const last = sent.at(-1);
    // One that carries it and still waits for its file is written now.
    const isWaiting = sent.some((delivery) => carries(delivery, trustInForce(session)));
    if (issued.length === 0 && (isWaiting || !isTrustDue(session, one, sent))) return;
    // Every post carries every version after the first: an earlier post may never have arrived.
    const [, ...laterTrust] = trustChain(session);
    const seq = (last?.seq ?? 0) + 1;
    const delivery = signObject(
      'delivery',
      {
        v: 1,
        type: 'delivery',
        agency: session.agency,
        round,
        expert: one.expert.expert,
        expert_kid: kid,
        delivery_seq: seq,
        prev_delivery_sha256: last?.payloadSha256 ?? null,
        items: [...laterTrust, ...issued.map(({ object }) => object)].map(postItemOf),
        trust_version: trustInForce(session).payload.version,
        issued_at: session.now(),
      },
      roleSigner(session, 'grant'),
    );
    const { jws, payloadSha256 } = delivery;
    insertDelivery(
      write,
      round,
      { kid, seq, payloadSha256, jws },
      issued.map(({ object, rev }) => ({
        type: issuedType(object),
        rev,
        payloadSha256: object.payloadSha256,
        jws: object.jws,
      })),
    );
    record(session, 'post-issued', payloadSha256);
  });
}

function issuedType({ type }: PostObject): IssuedType {
  const issued = dueOrder.find((kind) => kind === type);
  invariant(issued, 'an agency issues what is due');
  return issued;
}

function deliveriesTo(session: AgencySession, round: string, kid: string) {
  return listDeliveries(session.vault.read, round).filter((delivery) => delivery.kid === kid);
}

/** Posts whose file was never written; where there is none, the last one again. */
function toWrite(session: AgencySession, round: string, kid: string): readonly StoredDelivery[] {
  const sent = deliveriesTo(session, round, kid);
  const unwritten = sent.filter(({ writtenAt }) => writtenAt === null);
  return unwritten.length > 0 ? unwritten : sent.slice(-1);
}

/** The bytes of a recorded post, encrypted anew: the same objects each time. */
async function sealDelivery(
  session: AgencySession,
  round: string,
  stored: StoredDelivery,
): Promise<Uint8Array> {
  const trust = trustInForce(session).payload;
  const chain = trustChain(session);
  const head = openAgencyObject('delivery', stored.jws, trust);
  const byHash = new Map(
    listIssued(session.vault.read, round, stored.kid).map((issued) => [
      issued.payloadSha256,
      issued,
    ]),
  );
  const objects = head.payload.items.map((item): PostLine => {
    if (item.type === 'trust') {
      const version = chain[item.rev - 1];
      invariant(version, 'what a post carries is a version of the chain');
      return version;
    }
    const issued = byHash.get(item.payload_sha256);
    invariant(issued, 'what a recorded post lists was recorded with it');
    return openAgencyObject(issued.type, issued.jws, trust);
  });
  const { age_recipient } = openCard(knownExpert(session, stored.kid).cardJws).payload;
  return writePost(head, objects, recipientsOf(age_recipient, trust.intake.recipients));
}

// The sender can open its own post as well, where both keys are of one suite: suites never mix.
function recipientsOf(expert: string, intake: readonly string[]): readonly string[] {
  return suiteOfRecipients([expert]) === suiteOfRecipients(intake) ? [expert, ...intake] : [expert];
}

/** `李明-CB-2026-1-01.hppost`; experts of one name are told apart by their id. */
function postFileName(
  session: AgencySession,
  round: string,
  delivery: StoredDelivery,
  isNameShared: boolean,
): string {
  const { name, expert } = knownExpert(session, delivery.kid);
  const person = isNameShared ? `${name}-${expert}` : name;
  const number = String(delivery.seq).padStart(2, '0');
  return `${fileNamePart(person)}-${round}-${number}.hppost`;
}

/** A name without what file systems refuse or read as a path. */
function fileNamePart(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return safe === '' ? '_' : safe.slice(0, 60);
}
