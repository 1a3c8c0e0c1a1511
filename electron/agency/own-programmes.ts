import { Refusal } from '../../shared/errors.ts';
import type { ProgrammeRow, ProgrammeView } from '../../shared/operations/agency-programmes.ts';
import { Programme } from '../../shared/programme.ts';
import { isProgrammeShaped, programmeProblems } from '../programme-problems.ts';
import {
  deleteProgramme,
  insertProgrammeDraft,
  listStoredProgrammes,
  readStoredProgramme,
  roundsOfProgramme,
  type StoredProgramme,
  storeProgramme,
  storeProgrammeDraft,
} from '../vault/agency-programmes.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { programmeSha256, shippedProgrammes } from './programmes.ts';

/** Shipped programmes and the agency's own, saved or still being written. */
export function programmeRows(session: AgencySession): readonly ProgrammeRow[] {
  return [
    ...shippedProgrammes().map((programme) => rowOf(shippedView(session, programme))),
    ...listStoredProgrammes(session.vault.read).map((stored) => rowOf(ownView(session, stored))),
  ];
}

/** @throws Refusal programme-absent */
export function programmeView(session: AgencySession, id: string): ProgrammeView {
  const shipped = shippedProgrammes().find((programme) => programme.id === id);
  return shipped === undefined
    ? ownView(session, ownProgramme(session, id))
    : shippedView(session, shipped);
}

/** Copies a programme as it stands under a new id; the copy says what it was copied from.
 * @throws Refusal programme-absent, programme-id-taken */
export function copyProgramme(
  session: AgencySession,
  input: { readonly programme: string; readonly as: string },
): ProgrammeView {
  const { content } = programmeView(session, input.programme);
  if (isTaken(session, input.as))
    throw new Refusal('programme-id-taken', 'a programme has that id', { programme: input.as });
  const { id, version, title } = content;
  const copy: Programme = {
    ...content,
    id: input.as,
    version: '1',
    title: { zh: `${title.zh}（副本）`, en: `${title.en} (copy)` },
    copiedFrom: { id, version, sha256: programmeSha256(content) },
  };
  session.vault.write.transaction(() => {
    insertProgrammeDraft(session.vault.write, {
      programme: copy.id,
      draft: JSON.stringify(copy),
      at: session.now(),
    });
    record(session, 'programme-copied', copy.id);
  });
  return programmeView(session, copy.id);
}

/** Keeps what is being written of an own programme, with whatever is wrong in it.
 * @throws Refusal programme-absent, programme-shipped, programme-draft-shape */
export function draftProgramme(
  session: AgencySession,
  input: { readonly programme: string; readonly content: unknown },
): ProgrammeView {
  const { content: saved } = ownProgramme(session, input.programme);
  if (!isProgrammeShaped(input.content) || input.content.id !== input.programme)
    throw new Refusal('programme-draft-shape', 'not the shape of this programme');
  const draft = JSON.stringify(input.content);
  storeProgrammeDraft(session.vault.write, {
    programme: input.programme,
    draft: draft === saved ? null : draft,
    at: session.now(),
  });
  return programmeView(session, input.programme);
}

/** Makes the draft the programme that rounds are made from.
 * @throws Refusal programme-absent, programme-shipped, programme-problems */
export function saveProgramme(session: AgencySession, id: string): ProgrammeView {
  const { draft } = ownProgramme(session, id);
  if (draft === null) return programmeView(session, id);
  const value: unknown = JSON.parse(draft);
  const parsed = Programme.safeParse(value);
  if (!parsed.success)
    throw new Refusal('programme-problems', 'the draft has problems', {
      count: programmeProblems(value).length,
    });
  keepProgramme(session, parsed.data, 'programme-saved');
  return programmeView(session, id);
}

/** Stores a programme that passes its schema, and tells the journal how it came. */
export function keepProgramme(
  session: AgencySession,
  programme: Programme,
  action: 'programme-saved' | 'programme-imported',
): void {
  session.vault.write.transaction(() => {
    storeProgramme(session.vault.write, {
      programme: programme.id,
      content: JSON.stringify(programme),
      sha256: programmeSha256(programme),
      at: session.now(),
    });
    record(session, action, programme.id);
  });
}

/** @throws Refusal programme-absent, programme-shipped, programme-never-saved */
export function discardProgrammeDraft(session: AgencySession, id: string): ProgrammeView {
  if (ownProgramme(session, id).content === null)
    throw new Refusal('programme-never-saved', 'nothing to go back to');
  storeProgrammeDraft(session.vault.write, { programme: id, draft: null, at: session.now() });
  return programmeView(session, id);
}

/** @throws Refusal programme-absent, programme-shipped, programme-in-use */
export function removeProgramme(session: AgencySession, id: string): readonly ProgrammeRow[] {
  ownProgramme(session, id);
  const rounds = roundsOfProgramme(session.vault.read, id);
  if (rounds.length > 0)
    throw new Refusal('programme-in-use', 'rounds were made from it', {
      rounds: rounds.join(', '),
    });
  session.vault.write.transaction(() => {
    deleteProgramme(session.vault.write, id);
    record(session, 'programme-removed', id);
  });
  return programmeRows(session);
}

/** True where a shipped or own programme has the id. */
export function isTaken(session: AgencySession, id: string): boolean {
  const shipped = shippedProgrammes().some((programme) => programme.id === id);
  return shipped || readStoredProgramme(session.vault.read, id) !== undefined;
}

function ownProgramme(session: AgencySession, id: string): StoredProgramme {
  if (shippedProgrammes().some((programme) => programme.id === id))
    throw new Refusal('programme-shipped', 'shipped programmes are never changed');
  const stored = readStoredProgramme(session.vault.read, id);
  if (stored === undefined) throw new Refusal('programme-absent', 'no such programme', { id });
  return stored;
}

function shippedView(session: AgencySession, programme: Programme): ProgrammeView {
  return {
    ...factsOf(session, programme),
    own: false,
    sha256: programmeSha256(programme),
    draftAt: null,
    savedAt: null,
    problems: 0,
    problemList: [],
  };
}

function ownView(session: AgencySession, stored: StoredProgramme): ProgrammeView {
  const content: unknown = JSON.parse(stored.draft ?? stored.content ?? 'null');
  if (!isProgrammeShaped(content))
    throw new Error(`programme ${stored.programme} is not stored in its shape`);
  const problemList = stored.draft === null ? [] : programmeProblems(content);
  return {
    ...factsOf(session, content),
    own: true,
    sha256: stored.sha256,
    draftAt: stored.draftAt,
    savedAt: stored.savedAt,
    problems: problemList.length,
    problemList,
  };
}

const factsOf = (session: AgencySession, content: Programme) => ({
  programme: content.id,
  version: content.version,
  title: content.title,
  reviews: content.reviews.map(({ id, title }) => ({ review: id, title })),
  copiedFrom: content.copiedFrom ?? null,
  rounds: roundsOfProgramme(session.vault.read, content.id),
  content,
});

function rowOf({ content: _, problemList: __, savedAt: ___, ...row }: ProgrammeView): ProgrammeRow {
  return row;
}
