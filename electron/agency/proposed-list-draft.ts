import { Refusal } from '../../shared/errors.ts';
import type { Departure, DepartureKind, ListEntry } from '../../shared/objects/proposed-list.ts';
import { departuresOf, startingEntries } from '../../shared/proposed-list.ts';
import { proposableChoices } from '../../shared/result-outcome.ts';
import type { SignedObject } from '../formats/objects.ts';
import { readListDraft, type StoredListDraft, saveListDraft } from '../vault/agency-lists.ts';
import type { AgencySession } from '../workspace/session.ts';
import type { MergedRound } from './merged-round.ts';

type Reason = { readonly app: string; readonly kind: DepartureKind; readonly reason: string };

/** The list as it stands: signed, edited, or as the result has it. */
export type StandingList = {
  readonly entries: readonly ListEntry[];
  readonly departures: readonly Departure[];
  /** When edits were saved that are not signed; null where there are none. */
  readonly savedAt: string | null;
};

/**
 * What the list says now. Where the result has changed since it was signed or edited, whoever
 * followed the result follows the new one, and what left it stays and needs its reason anew.
 */
export function standingList(
  session: AgencySession,
  { round, content, contentSha256 }: MergedRound,
  last: SignedObject<'proposed-list'> | null,
): StandingList {
  const draft = readListDraft(session.vault.read, round.round);
  const before = draft === undefined ? last?.payload : fromDraft(draft);
  const start = startingEntries(content);
  if (!before) return { entries: start, departures: withReasons(start, []), savedAt: null };
  const isUpon = before.result_content_sha256 === contentSha256;
  const entries = isUpon ? before.entries : rebased(before.entries, start);
  return {
    entries,
    departures: withReasons(entries, before.departures),
    savedAt: draft?.savedAt ?? null,
  };
}

function fromDraft({ resultContentSha256, entries, reasons }: StoredListDraft): {
  readonly result_content_sha256: string;
  readonly entries: readonly ListEntry[];
  readonly departures: readonly Reason[];
} {
  return {
    result_content_sha256: resultContentSha256,
    entries: JSON.parse(entries),
    departures: JSON.parse(reasons),
  };
}

function withReasons(
  entries: readonly ListEntry[],
  reasons: readonly Reason[],
): readonly Departure[] {
  const known = new Map(reasons.map(({ app, kind, reason }) => [`${app} ${kind}`, reason]));
  return departuresOf(entries).map(({ app, kind }) => ({
    app,
    kind,
    reason: known.get(`${app} ${kind}`) ?? '',
  }));
}

function rebased(before: readonly ListEntry[], start: readonly ListEntry[]): readonly ListEntry[] {
  const old = new Map(before.map((entry) => [entry.app, entry]));
  const departed = new Set(departuresOf(before).map(({ app }) => app));
  const decided = start.map((entry) => {
    const was = old.get(entry.app);
    const stays = was && (departed.has(entry.app) || was.result.kind === 'ranked');
    return stays ? { ...entry, listed: was.listed, choice: was.choice, place: was.place } : entry;
  });
  return renumbered(decided);
}

/** Places from 1 inside each lot, in the order that the entries already have. */
function renumbered(entries: readonly ListEntry[]): readonly ListEntry[] {
  const lots = Map.groupBy(entries, ({ lot }) => lot);
  return [...lots.values()].flatMap((lot) => {
    const listed = lot
      .filter((entry) => entry.listed)
      .toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0);
    const places = new Map(listed.map(({ app }, index) => [app, index + 1]));
    return lot.map((entry) => ({ ...entry, place: places.get(entry.app) ?? null }));
  });
}

export type DraftInput = {
  readonly round: string;
  readonly entries: readonly {
    readonly app: string;
    readonly listed: boolean;
    readonly place: number | null;
    readonly choice: string | null;
  }[];
  readonly reasons: readonly Reason[];
};

/**
 * Keeps edits of the list; durable when it returns. Places are numbered anew inside each lot.
 * @throws Refusal list-entries where the applications or choices are not those of the result
 */
export function keepListDraft(
  session: AgencySession,
  { round, content, contentSha256 }: MergedRound,
  input: DraftInput,
): void {
  const start = startingEntries(content);
  const given = new Map(input.entries.map((entry) => [entry.app, entry]));
  const choices = new Set(proposableChoices(content.policy, round.rubric).map(({ id }) => id));
  const entries = start.map((entry) => {
    const own = given.get(entry.app);
    const isKnown = own && (own.choice === null || choices.has(own.choice));
    if (!isKnown) throw new Refusal('list-entries', 'application or choice', { app: entry.app });
    return { ...entry, listed: own.listed, place: own.place, choice: own.choice };
  });
  const known = new Set(start.map(({ app }) => app));
  const stray = [...given.keys()].find((app) => !known.has(app));
  if (stray !== undefined || given.size !== input.entries.length) {
    throw new Refusal('list-entries', 'an application too many', { app: stray ?? '' });
  }
  const reasons = input.reasons
    .filter(({ reason }) => reason.trim() !== '')
    .map(({ app, kind, reason }) => ({ app, kind, reason: reason.trim().normalize('NFC') }));
  session.vault.write.transaction(() => {
    saveListDraft(session.vault.write, round.round, {
      resultContentSha256: contentSha256,
      entries: JSON.stringify(renumbered(entries)),
      reasons: JSON.stringify(reasons),
      savedAt: session.now(),
    });
  });
}
