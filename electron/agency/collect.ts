import type { CollectView, LedgerRow } from '../../shared/operations/agency.ts';
import { verdictText } from '../../shared/verdicts.ts';
import { listExperts } from '../vault/agency-experts.ts';
import {
  listReceivedItems,
  listReceivedObjects,
  listReceivedPosts,
  type ReceivedItem,
  type ReceivedObject,
  type ReceivedPost,
} from '../vault/agency-posts-in.ts';
import type { AgencySession } from '../workspace/session.ts';
import { refusalReason } from './refusal-reason.ts';
import { panelProgress } from './round-progress.ts';
import { sealedRound } from './rounds.ts';

/**
 * The ledger of everything that was handed in, refused files too, and what is still out.
 * @throws Refusal round-unknown, round-not-sealed
 */
export function collectView(session: AgencySession, id: string): CollectView {
  const round = sealedRound(session, id);
  const { read } = session.vault;
  const names = new Map(listExperts(read).map(({ kid, name }) => [kid, name]));
  const objects = new Map(
    listReceivedObjects(read, id).map((object) => [
      keyOf(object.kid, object.payloadSha256),
      object,
    ]),
  );
  const items = Map.groupBy(listReceivedItems(read, id), ({ post }) => post);
  const posts = listReceivedPosts(read, id);
  return {
    ledger: posts.map((post) => ledgerRow(post, names, items.get(post.seq) ?? [], objects)),
    outstanding: panelProgress(session, round)
      .map((progress) => ({
        kid: progress.one.expert.kid,
        name: progress.one.expert.name,
        unit: progress.one.expert.unit,
        missing: progress.missing,
        declaration: !progress.declared,
        missingPosts: missingPosts(posts, items, progress.one.expert.kid),
      }))
      .filter(
        ({ missing, declaration, missingPosts: gaps }) =>
          missing.length > 0 || declaration || gaps.length > 0,
      ),
  };
}

const keyOf = (kid: string | null, payloadSha256: string): string => `${kid} ${payloadSha256}`;

function ledgerRow(
  post: ReceivedPost,
  names: ReadonlyMap<string, string>,
  items: readonly ReceivedItem[],
  objects: ReadonlyMap<string, ReceivedObject>,
): LedgerRow {
  return {
    seq: post.seq,
    fileName: post.fileName,
    receivedAt: post.receivedAt,
    name: post.kid === null ? null : (names.get(post.kid) ?? null),
    kind: post.kind,
    items: items.map(({ type, app, rev, payloadSha256 }) => {
      const object = objects.get(keyOf(post.kid, payloadSha256));
      // The first post that brought an object answers for it; a later one only repeated it.
      const verdict = object?.firstPost === post.seq ? object.verdict : 'already-known';
      return { type, app, rev, sha256: payloadSha256, verdict, reason: verdictText(verdict) };
    }),
    refusal:
      post.refusalCode === null
        ? null
        : {
            code: post.refusalCode,
            reason: refusalReason(post.refusalCode, JSON.parse(post.refusalDetails ?? '{}')),
          },
  };
}

/** Numbers of posts that later posts of the expert show to exist and that have not arrived. A post
 * that hands in sheets with the declaration repeats whatever no receipt has answered: the ones
 * before it are made good. So a round in which keys travel with the bundle needs one post back. */
function missingPosts(
  posts: readonly ReceivedPost[],
  items: ReadonlyMap<number, readonly ReceivedItem[]>,
  kid: string,
): readonly number[] {
  const own = posts.filter((post) => post.kid === kid);
  const numbers = (some: readonly ReceivedPost[]) =>
    some.flatMap(({ submissionSeq }) => submissionSeq ?? []);
  const repeatsAll = ({ seq }: ReceivedPost) => {
    const types = new Set(items.get(seq)?.map(({ type }) => type));
    return types.has('coi') && types.has('sheet');
  };
  const arrived = new Set(numbers(own));
  const madeGood = Math.max(0, ...numbers(own.filter(repeatsAll)));
  const last = Math.max(0, ...arrived);
  return Array.from({ length: last - madeGood }, (_, index) => madeGood + index + 1).filter(
    (seq) => !arrived.has(seq),
  );
}
