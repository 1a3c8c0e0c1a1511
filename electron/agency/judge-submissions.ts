import type { Carrier } from '../vault/agency-posts-in.ts';

/** How a post of an expert stands in the chain of the posts: `counted`, `waiting` for one before it,
 * or `twin` of another of its number. */
export type PostStanding = 'counted' | 'waiting' | 'twin';

export type CarriedObject = Carrier & { readonly type: string };

type Submission = {
  readonly sha256: string;
  readonly seq: number;
  readonly prev: string | null;
  readonly isTimely: boolean;
  readonly types: Set<string>;
};

/**
 * Judges the posts of one expert as a chain, whatever the order they came in. Two different posts of
 * one number are both quarantined; what came after closing, or with a key that was taken back,
 * quarantines nothing that came in time. A post waits while the one that it names has not arrived,
 * unless it makes that good itself: one that hands in sheets together with the declaration repeats
 * whatever no receipt has answered.
 * @param isTimely by time of receipt, UTC
 * @returns standings by hash of the signed list
 */
export function judgeSubmissions(
  carried: readonly CarriedObject[],
  isTimely: (receivedAt: string) => boolean,
): ReadonlyMap<string, PostStanding> {
  const submissions = submissionsOf(carried, isTimely);
  const sameNumber = Map.groupBy(
    submissions.values(),
    ({ seq, isTimely: timely }) => `${timely ? 'timely' : 'late'} ${seq}`,
  );
  const twins = new Set([...sameNumber.values()].filter((same) => same.length > 1).flat());
  return new Map(
    [...submissions.values()].map((one) => {
      if (twins.has(one)) return [one.sha256, 'twin'];
      const isReached = one.prev === null || submissions.has(one.prev) || repeatsAll(one.types);
      return [one.sha256, isReached ? 'counted' : 'waiting'];
    }),
  );
}

function submissionsOf(
  carried: readonly CarriedObject[],
  isTimely: (receivedAt: string) => boolean,
): ReadonlyMap<string, Submission> {
  const found = new Map<string, Submission>();
  for (const { submissionSha256: sha256, seq, prev, receivedAt, type } of carried) {
    const known = found.get(sha256);
    if (known) known.types.add(type);
    else
      found.set(sha256, {
        sha256,
        seq,
        prev,
        isTimely: isTimely(receivedAt),
        types: new Set([type]),
      });
  }
  return found;
}

/** True of a post that hands in sheets together with the declaration. */
export const repeatsAll = (types: ReadonlySet<string>): boolean =>
  types.has('coi') && types.has('sheet');

/**
 * How an object stands by the posts that carried it: one that counts is enough.
 */
export function carriedStanding(
  carriers: readonly Pick<Carrier, 'submissionSha256'>[],
  standings: ReadonlyMap<string, PostStanding>,
): PostStanding {
  const found = carriers.map(({ submissionSha256 }) => standings.get(submissionSha256));
  if (found.includes('counted')) return 'counted';
  return found.includes('waiting') ? 'waiting' : 'twin';
}
