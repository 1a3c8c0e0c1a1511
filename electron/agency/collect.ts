import type { CollectView, LedgerRow } from '../../shared/operations/collect.ts';
import { verdictText } from '../../shared/verdicts.ts';
import { listExperts } from '../vault/agency-experts.ts';
import {
  listReceivedItems,
  listReceivedPosts,
  listReceivedRows,
  type ReceivedItem,
  type ReceivedPost,
  type ReceivedRow,
} from '../vault/agency-posts-in.ts';
import type { AgencySession } from '../workspace/session.ts';
import { closingRow } from './closings.ts';
import { type PostStanding, repeatsAll } from './judge-submissions.ts';
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
    listReceivedRows(read, id).map((object) => [keyOf(object.kid, object.payloadSha256), object]),
  );
  const items = Map.groupBy(listReceivedItems(read, id), ({ post }) => post);
  const posts = listReceivedPosts(read, id);
  const panel = panelProgress(session, round);
  const standings = new Map(panel.flatMap(({ one }) => [...one.judged.posts]));
  return {
    closings: panel.map(({ one }) => closingRow(one)),
    ledger: posts.map((post) => ({
      ...ledgerRow(post, names, items.get(post.seq) ?? [], objects),
      note: postNote(post, standings.get(post.submissionSha256 ?? '')),
    })),
    outstanding: panel
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
  objects: ReadonlyMap<string, ReceivedRow>,
): Omit<LedgerRow, 'note'> {
  return {
    seq: post.seq,
    number: post.submissionSeq,
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

function postNote(post: ReceivedPost, standing: PostStanding | undefined): LedgerRow['note'] {
  const number = post.submissionSeq;
  if (number === null || standing === undefined || standing === 'counted') return null;
  return standing === 'waiting'
    ? {
        zh: `第 ${number} 号函件：此前的第 ${number - 1} 号尚未收到，其中评分暂不计入。`,
        en: `Post ${number}: post ${number - 1} has not arrived; its sheets do not count yet.`,
      }
    : {
        zh: `有两份不同函件都编为第 ${number} 号，均隔离保留，其中内容均不计入。`,
        en: `Two different posts carry number ${number}; both are quarantined and nothing in them counts.`,
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
  const isRepeating = ({ seq }: ReceivedPost) =>
    repeatsAll(new Set(items.get(seq)?.map(({ type }) => type)));
  const arrived = new Set(numbers(own));
  const madeGood = Math.max(0, ...numbers(own.filter(isRepeating)));
  const last = Math.max(0, ...arrived);
  return Array.from({ length: last - madeGood }, (_, index) => madeGood + index + 1).filter(
    (seq) => !arrived.has(seq),
  );
}
