import type {
  Departure,
  DepartureKind,
  ListEntry,
  Objection,
  Publication,
  ResultOutcome,
} from './objects/proposed-list.ts';
import type { ResultContent } from './objects/result.ts';
import { proposesChoices, resultOutcome } from './result-outcome.ts';
import type { Bilingual } from './rubric.ts';
import { addWorkingDays, type CalendarDate } from './working-days.ts';

/** How long a proposed list lies before the public, in working days (platform 六(四), cross-border
 * 第七条(2)5(1)). */
export const publicationDays = 5;

/** The list as the expert result alone would have it: who is selected, passed or goes straight to
 * signing is on it, in the order of the places; where every application gets an outcome, all are. */
export function startingEntries(content: ResultContent): readonly ListEntry[] {
  const { policy } = content;
  return content.lots.flatMap((lot) =>
    placed(
      lot.standings.map((standing) => {
        const result = resultOutcome(lot, standing, policy);
        return {
          app: standing.app,
          lot: lot.lot,
          lot_title: lot.title,
          title: standing.title,
          unit: standing.unit,
          result,
          listed: proposesChoices(policy) ? result.choice !== null : listedByResult(result),
          place: null,
          choice: result.choice,
        };
      }),
    ),
  );
}

/** One lot's entries in order of the result, the listed ones numbered. */
function placed(entries: readonly ListEntry[]): readonly ListEntry[] {
  let place = 0;
  return entries
    .toSorted((a, b) => placeOf(a.result) - placeOf(b.result) || (a.app < b.app ? -1 : 1))
    .map((entry) => {
      if (!entry.listed) return entry;
      place += 1;
      return { ...entry, place };
    });
}

const placeOf = ({ place }: ResultOutcome): number => place ?? Number.MAX_SAFE_INTEGER;

// A ranking that singles nobody out lists nobody by itself: how many there is room for is not the
// experts' to say.
const listedKinds: ReadonlySet<ResultOutcome['kind']> = new Set([
  'selected',
  'passed',
  'direct-single',
]);
const listedByResult = ({ kind }: ResultOutcome): boolean => listedKinds.has(kind);

/**
 * Where a list leaves the expert result, each of which needs a reason.
 * In a ranking that singles nobody out, taking the first k places leaves nothing; whoever is passed
 * over is `removed`, whoever is taken instead `added`. `moved` is who stands before somebody of a
 * better place; `changed` is another outcome or grade than the experts'.
 */
export function departuresOf(entries: readonly ListEntry[]): readonly Omit<Departure, 'reason'>[] {
  const byLot = Map.groupBy(entries, ({ lot }) => lot);
  return [...byLot.values()].flatMap((lot) => [
    ...lot.flatMap((entry) => {
      const kind = listingDeparture(entry, lot);
      return kind === null ? [] : [{ app: entry.app, kind }];
    }),
    ...movedInLot(lot).map((app) => ({ app, kind: 'moved' as const })),
  ]);
}

function listingDeparture(entry: ListEntry, lot: readonly ListEntry[]): DepartureKind | null {
  const { result, listed, choice } = entry;
  if (result.kind === 'ranked') return rankedDeparture(entry, lot);
  if (result.choice !== null) {
    if (!listed) return 'removed';
    return choice === result.choice ? null : 'changed';
  }
  const expected = listedByResult(result);
  if (listed === expected) return null;
  return listed ? 'added' : 'removed';
}

function rankedDeparture(entry: ListEntry, lot: readonly ListEntry[]): DepartureKind | null {
  const ranked = lot.filter(({ result }) => result.kind === 'ranked');
  const room = ranked.filter(({ listed }) => listed).length;
  const places = ranked.map(({ result }) => placeOf(result)).sort((a, b) => a - b);
  const [last = 0, next = Number.MAX_SAFE_INTEGER] = [places[room - 1], places[room]];
  const place = placeOf(entry.result);
  // With equal places at the cut, the experts prefer none of them: taking one of the equals or not
  // is a choice that has to be explained.
  const tied = last === next;
  if (entry.listed) return place > last || (tied && place === last) ? 'added' : null;
  return place < last || (place === last && !tied) ? 'removed' : null;
}

function movedInLot(lot: readonly ListEntry[]): readonly string[] {
  const listed = lot
    .filter((entry) => entry.listed && entry.result.place !== null)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return listed
    .filter((entry, index) =>
      listed.slice(index + 1).some((later) => placeOf(later.result) < placeOf(entry.result)),
    )
    .map(({ app }) => app);
}

export const departureWords: Readonly<Record<DepartureKind, Bilingual>> = {
  added: { zh: '增列', en: 'added' },
  removed: { zh: '未列入', en: 'left out' },
  moved: { zh: '调整次序', en: 'moved up' },
  changed: { zh: '改变结论', en: 'outcome changed' },
};

/** The last of the notice's working days, counted after the day it starts. */
export function publicationOf(
  listSha256: string,
  starts: CalendarDate,
  showsScores: boolean,
): Publication {
  const { date, known } = addWorkingDays(starts, publicationDays);
  return {
    list_sha256: listSha256,
    starts,
    days: publicationDays,
    ends: date,
    known,
    shows_scores: showsScores,
  };
}

/** Whether an objection came while the notice ran; the day it starts counts as running. */
export function objectionTiming(
  publication: Pick<Publication, 'starts' | 'ends'>,
  receivedOn: CalendarDate,
): Objection['timing'] {
  if (receivedOn < publication.starts) return 'early';
  return receivedOn > publication.ends ? 'late' : 'inside';
}

export const objectionTimingWords: Readonly<Record<Objection['timing'], Bilingual>> = {
  early: { zh: '公示开始之前', en: 'before the notice' },
  inside: { zh: '公示期内', en: 'inside the period' },
  late: { zh: '逾期', en: 'late' },
};

export const objectionOutcomeWords: Readonly<
  Record<NonNullable<Objection['handled']>['outcome'], Bilingual>
> = {
  upheld: { zh: '异议成立', en: 'upheld' },
  rejected: { zh: '异议不成立', en: 'not upheld' },
};
