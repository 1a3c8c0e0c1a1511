import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../shared/errors.ts';
import { Programme, type Review } from '../shared/programme.ts';
import { programmeProblems } from './programme-problems.ts';

// The sources lie one level below the program's root, the built program two.
const levelsToRoot = 3;

/** The folder `resources/<part>` of this installation, from the sources and from the built program.
 * @throws Error where the installation lacks it. */
export function resourceFolder(part: string): string {
  let folder = import.meta.dirname;
  for (let level = 0; level <= levelsToRoot; level += 1) {
    const candidate = path.join(folder, 'resources', part);
    if (existsSync(candidate)) return candidate;
    folder = path.dirname(folder);
  }
  throw new Error(`resources/${part} is missing from this installation`);
}

// Says what a programme file looks like, and lies beside them.
const schemaFile = 'schema.json';

/** Every programme file (`*.json`) of a folder, by file name.
 * @throws Refusal `programme-invalid` naming every problem of a bad file with its path. */
export function loadProgrammes(folder = resourceFolder('programmes')): readonly Programme[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== schemaFile)
    .sort()
    .map((name) => readProgramme(readFileSync(path.join(folder, name)), name));
}

/** Reads one programme file.
 * @throws Refusal `programme-invalid` naming every problem with its path, in both languages. */
export function readProgramme(bytes: Uint8Array, fileName: string): Programme {
  const refuse = (problems: string, problemsZh: string) =>
    new Refusal('programme-invalid', 'programme file fails its schema', {
      file: fileName,
      problems,
      problemsZh,
    });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw refuse(`it is not JSON in UTF-8 (${reason})`, `不是 UTF-8 编码的 JSON（${reason}）`);
  }
  const parsed = Programme.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = programmeProblems(value);
  const line = (language: 'zh' | 'en') =>
    problems.map(({ path: at, message }) => `${at.join('.')}: ${message[language]}`);
  throw refuse(line('en').join('; '), line('zh').join('；'));
}

/** The programme and review of those ids.
 * @throws Refusal `programme-unknown`. */
export function findReview(
  programmes: readonly Programme[],
  programmeId: string,
  reviewId: string,
): { readonly programme: Programme; readonly review: Review } {
  const programme = programmes.find(({ id }) => id === programmeId);
  const review = programme?.reviews.find(({ id }) => id === reviewId);
  if (programme === undefined || review === undefined) {
    throw new Refusal('programme-unknown', 'no such programme or review', {
      programme: programmeId,
      review: reviewId,
    });
  }
  return { programme, review };
}
