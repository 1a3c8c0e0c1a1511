import type { Verdict } from '../../shared/verdicts.ts';

/** One signed object of a series in which each revision names the hash of the one before. */
export type Link = {
  readonly payloadSha256: string;
  readonly rev: number;
  readonly prev: string | null;
  /** What its own content is worth, before the series is looked at. */
  readonly own: Verdict;
};

// Verdicts that leave an object outside its series: it takes no revision number of its expert and
// is nobody's predecessor.
const outside: ReadonlySet<Verdict> = new Set([
  'wrong-round',
  'wrong-bundle',
  'wrong-form',
  'wrong-roster',
  'wrong-expert',
  'wrong-application-record',
  'key-revoked',
  'not-on-roster',
  'post-twin',
]);

/**
 * Judges a series as a whole: the verdict of every link by payload hash, whatever the order they
 * came in. The newest revision that is sound and reached from revision 1 counts and supersedes the
 * older ones. Two different contents under one number are both quarantined: neither counts, nor
 * what they replaced, until the expert signs a further revision upon one of them. What follows a
 * missing revision is held. What came too late quarantines nothing: otherwise a score could be
 * undone after the round had closed.
 */
export function judgeChain(links: readonly Link[]): ReadonlyMap<string, Verdict> {
  const inside = links.filter((link) => !outside.has(link.own));
  const verdicts = new Map<string, Verdict>(links.map((link) => [link.payloadSha256, link.own]));
  const twins = twinRevisions(inside);
  const reached = new Map<string, Link>();
  for (const link of inside.toSorted((a, b) => a.rev - b.rev)) {
    const broken = brokenLink(link, reached, inside);
    if (broken === null && link.own !== 'post-missing') reached.set(link.payloadSha256, link);
    const isTwin = link.own !== 'late' && twins.has(link.rev);
    verdicts.set(link.payloadSha256, broken ?? (isTwin ? 'equivocation' : link.own));
  }
  supersede(inside, verdicts);
  return verdicts;
}

function twinRevisions(links: readonly Link[]): ReadonlySet<number> {
  const timely = links.filter((link) => link.own !== 'late');
  const byRev = Map.groupBy(timely, (link) => link.rev);
  return new Set([...byRev].filter(([, same]) => same.length > 1).map(([rev]) => rev));
}

/** Null where the link is reached from revision 1. */
function brokenLink(
  link: Link,
  reached: ReadonlyMap<string, Link>,
  all: readonly Link[],
): 'chain-broken' | 'held' | null {
  if ((link.rev === 1) !== (link.prev === null)) return 'chain-broken';
  if (link.prev === null) return null;
  const previous = all.find((other) => other.payloadSha256 === link.prev);
  if (previous && previous.rev !== link.rev - 1) return 'chain-broken';
  return reached.has(link.prev) ? null : 'held';
}

function supersede(links: readonly Link[], verdicts: Map<string, Verdict>): void {
  const verdictOf = (link: Link) => verdicts.get(link.payloadSha256);
  const sound = links.filter((link) => isSound(verdictOf(link)));
  const quarantined = links.filter((link) => verdictOf(link) === 'equivocation');
  const newest = Math.max(0, ...[...sound, ...quarantined].map((link) => link.rev));
  for (const link of sound) {
    if (link.rev < newest) verdicts.set(link.payloadSha256, 'superseded');
  }
}

const isSound = (verdict: Verdict | undefined): boolean =>
  verdict === 'accepted' || verdict === 'withdrawn' || verdict === 'void';
