import { Refusal } from '../../shared/errors.ts';
import { longestOpinionText } from '../../shared/objects/panel-opinion.ts';
import type { ResultContent, Standing } from '../../shared/objects/result.ts';
import type { OpinionField, OpinionPart, Remark } from '../../shared/operations/opinion.ts';
import { namesIn } from '../../shared/panel-names.ts';
import type { Bilingual, Rubric } from '../../shared/rubric.ts';
import {
  insertOpinionText,
  listOpinionFields,
  listSheetJws,
  type OpinionPlace,
  readOpinionField,
  replaceOpinionText,
  type StoredField,
  showOpinionText,
} from '../vault/agency-opinions.ts';
import type { AgencySession } from '../workspace/session.ts';
import { type MergedRound, mergedRound } from './merged-round.ts';
import { draftOf, type Remarks, remarksOn } from './opinion-remarks.ts';
import { panelMembers } from './panel-members.ts';

const wholeTitle: Bilingual = { zh: '综合意见', en: 'On the whole' };
const overallTitle: Bilingual = { zh: '本轮总体意见', en: 'On the round' };

type Place = { readonly app: string | null; readonly item: string | null };

const placeOf = ({ app, item }: Place): OpinionPlace => ({ app: app ?? '', item: item ?? '' });
const keyOf = ({ app, item }: OpinionPlace): string => `${app}\n${item}`;

/** The places of one application, in the order of the form; of the round where `app` is null. */
export function placesOf(
  rubric: Rubric,
  app: string | null,
): readonly (Place & {
  readonly title: Bilingual;
})[] {
  if (app === null) return [{ app, item: null, title: overallTitle }];
  return [
    ...rubric.criteria.map(({ id, title }) => ({ app, item: id, title })),
    { app, item: null, title: wholeTitle },
  ];
}

/** Texts as they stand, by place. */
export function opinionTexts(session: AgencySession, round: string): (place: Place) => string {
  const fields = new Map(
    listOpinionFields(session.vault.read, round).map((field) => [keyOf(field), field.text]),
  );
  return (place) => (fields.get(keyOf(placeOf(place))) ?? '').trim();
}

/**
 * The fields of one application with what the sheets say to each, or those of the round.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, application-unknown
 */
export function opinionPart(
  session: AgencySession,
  input: { readonly round: string; readonly app: string | null },
): OpinionPart {
  const found = mergedRound(session, input.round);
  const { read } = session.vault;
  const { app } = input;
  const remarks: Remarks =
    app === null
      ? new Map()
      : remarksOn(
          standingOf(found.content, app),
          found.round.rubric,
          listSheetJws(read, input.round, app),
        );
  return {
    app,
    fields: placesOf(found.round.rubric, app).map((place) =>
      fieldAt(session, found, place, remarks.get(place.item ?? '') ?? []),
    ),
  };
}

function standingOf(content: ResultContent, app: string): Standing {
  const standing = content.lots
    .flatMap(({ standings }) => standings)
    .find((one) => one.app === app);
  if (!standing) throw new Refusal('application-unknown', 'not in the result', { app });
  return standing;
}

function fieldAt(
  session: AgencySession,
  { round, content }: MergedRound,
  place: Place & { readonly title: Bilingual },
  remarks: readonly Remark[],
): OpinionField {
  const stored = readOpinionField(session.vault.read, round.round, placeOf(place));
  const text = stored?.text ?? '';
  return {
    item: place.item,
    title: place.title,
    text,
    savedAt: stored?.savedAt ?? null,
    canUndo: (stored?.rev ?? 0) > 0,
    canRedo: stored !== undefined && stored.after !== null,
    remarks,
    names: namesIn(text, panelMembers(content)),
  };
}

function knownPlace(found: MergedRound, place: Place): Place & { readonly title: Bilingual } {
  if (place.app !== null) standingOf(found.content, place.app);
  const known = placesOf(found.round.rubric, place.app).find(({ item }) => item === place.item);
  if (!known) {
    const app = `${place.app ?? ''} ${place.item ?? ''}`.trim();
    throw new Refusal('application-unknown', 'no such field', { app });
  }
  return known;
}

// Typing is saved every moment; what can be gone back to are the pauses between.
const sameRevisionMs = 20_000;
// What an edit may take away and still be the same text: a word, never a sentence.
const mostLost = 8;

/**
 * Keeps the text of a field; durable when it returns. What stood there before stays.
 * @throws Refusal as opinionPart does
 */
export function saveOpinionText(
  session: AgencySession,
  input: Place & { readonly round: string; readonly text: string },
): OpinionField {
  const found = mergedRound(session, input.round);
  const known = knownPlace(found, input);
  session.vault.write.transaction(() => {
    const stored = readOpinionField(session.vault.write, input.round, placeOf(input));
    writeText(session, input.round, placeOf(input), stored, input.text.normalize('NFC'), true);
  });
  return fieldAt(session, found, known, []);
}

function writeText(
  session: AgencySession,
  round: string,
  place: OpinionPlace,
  stored: StoredField | undefined,
  text: string,
  isTyped: boolean,
): void {
  if ((stored?.text ?? '') === text) return;
  const { write } = session.vault;
  const at = session.now();
  const isTyping =
    isTyped &&
    stored !== undefined &&
    stored.rev === stored.newest &&
    stored.begunAt !== null &&
    Date.parse(at) - Date.parse(stored.begunAt) < sameRevisionMs &&
    Date.parse(at) >= Date.parse(stored.begunAt) &&
    lostLength(stored.text, text) <= mostLost;
  if (isTyping) {
    replaceOpinionText(write, round, place, { rev: stored.rev, text, at });
    return;
  }
  const rev = (stored?.newest ?? 0) + 1;
  insertOpinionText(write, round, place, { rev, before: stored?.rev ?? 0, text, at, isTyped });
  showOpinionText(write, round, place, rev);
}

/** How much of a text an edit took away, in UTF-16 units. */
function lostLength(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return before.length - head - tail;
}

/**
 * Goes back to the text before, or forward again. Every text stays.
 * @throws Refusal as opinionPart does
 */
export function stepOpinionText(
  session: AgencySession,
  input: Place & { readonly round: string; readonly direction: 'undo' | 'redo' },
): OpinionField {
  const found = mergedRound(session, input.round);
  const known = knownPlace(found, input);
  const { write } = session.vault;
  write.transaction(() => {
    const stored = readOpinionField(write, input.round, placeOf(input));
    const target = input.direction === 'undo' ? stored?.before : stored?.after;
    const isAtStart = input.direction === 'undo' && (stored?.rev ?? 0) === 0;
    if (target === undefined || target === null || isAtStart) return;
    showOpinionText(write, input.round, placeOf(input), target);
  });
  return fieldAt(session, found, known, []);
}

/**
 * Writes what the sheets say into every field of an application that is empty.
 * @throws Refusal round-unknown, round-not-sealed, result-missing, vault-damaged
 */
export function fillOpinion(session: AgencySession, id: string): void {
  const { round, content } = mergedRound(session, id);
  const { write } = session.vault;
  write.transaction(() => {
    const fields = new Map(listOpinionFields(write, id).map((field) => [keyOf(field), field]));
    const sheets = listSheetJws(write, id);
    for (const standing of content.lots.flatMap(({ standings }) => standings)) {
      const remarks = remarksOn(standing, round.rubric, sheets);
      for (const { app, item } of placesOf(round.rubric, standing.app)) {
        const place = placeOf({ app, item });
        const stored = fields.get(keyOf(place));
        const text = draftOf(remarks.get(place.item) ?? []);
        if (text === '' || text.length > longestOpinionText) continue;
        if ((stored?.text ?? '').trim() !== '') continue;
        writeText(session, id, place, stored, text, false);
      }
    }
  });
}
