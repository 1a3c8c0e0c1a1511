import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import type { ProgrammeImport } from '../../shared/operations/agency-programmes.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import type { Programme } from '../../shared/programme.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import { maxProgrammeBytes, programmeFileProblems, tooLarge } from '../programme-problems.ts';
import { readProgramme } from '../programmes.ts';
import { saveFile } from '../workspace/save-file.ts';
import type { AgencySession } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { isTaken, keepProgramme, programmeView } from './own-programmes.ts';
import { programmeSha256, usableProgrammes } from './programmes.ts';

/** Takes in a programme file that the person chooses. With problems all of them come back and
 * nothing is stored; where another programme has its id, it comes in under the next free one.
 * @throws Refusal dialog-cancelled, file-missing, file-unreadable */
export async function importProgramme({ session, host }: AgencyContext): Promise<ProgrammeImport> {
  const [file] = await host.dialogs.chooseFiles({
    title: '选择计划文件',
    filters: [{ name: '计划文件', extensions: ['json'] }],
    several: false,
  });
  if (file === undefined) throw new Refusal('dialog-cancelled', 'no programme chosen');
  const fileName = path.basename(file);
  const bytes = await readBounded(file);
  const problems = bytes === null ? [tooLarge] : programmeFileProblems(bytes);
  if (bytes === null || problems.length > 0) return { outcome: 'bad', fileName, problems };
  const programme = readProgramme(bytes, fileName);
  const sha256 = programmeSha256(programme);
  const same = usableProgrammes(session).find((other) => programmeSha256(other) === sha256);
  if (same !== undefined) return { outcome: 'same', programme: same.id };
  const id = freeId(session, programme.id);
  keepProgramme(session, { ...programme, id }, 'programme-imported');
  return {
    outcome: 'imported',
    programme: id,
    renamedFrom: id === programme.id ? null : programme.id,
  };
}

/** The bytes of a file; null where it is larger than any programme. */
async function readBounded(file: string): Promise<Uint8Array | null> {
  try {
    const { size } = await stat(file);
    return size > maxProgrammeBytes ? null : await readFile(file);
  } catch (error) {
    throw readRefusal(error, file);
  }
}

function freeId(session: AgencySession, wanted: string): string {
  let id = wanted;
  for (let number = 2; isTaken(session, id); number += 1) id = `${wanted.slice(0, 55)}-${number}`;
  return id;
}

/** Writes a programme as it was last saved, as a file that can be taken in again.
 * @throws Refusal programme-absent, programme-never-saved, dialog-cancelled */
export function exportProgramme({ session, host }: AgencyContext, id: string): Promise<SavedFile> {
  const saved = usableProgrammes(session).find((programme) => programme.id === id);
  if (saved === undefined) {
    programmeView(session, id);
    throw new Refusal('programme-never-saved', 'only a draft');
  }
  return saveFile(host, programmeFile(saved), {
    title: '计划文件保存到',
    suggestedName: `${id}.json`,
    kind: '计划文件',
  });
}

/** A programme as a file: indented JSON in UTF-8. */
export function programmeFile(programme: Programme): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(programme, null, 2)}\n`);
}
