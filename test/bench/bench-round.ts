// A round of an agency with documents of a given size, made by the program's own handlers.
import { open } from 'node:fs/promises';
import path from 'node:path';
import { closesAt, type Office, opensAt } from '../unit/agency/agency-office.ts';
import { aCsvIndex, type IndexRow } from '../unit/agency/application-rows.ts';
import { noise } from './sealed-file.ts';

/** `count` applications, five to a lot, with one document each. */
export function rowsOf(count: number): readonly IndexRow[] {
  return Array.from({ length: count }, (_, index) => {
    const app = `B-${String(index + 1).padStart(4, '0')}`;
    const lot = `N-${Math.floor(index / 5) + 1}`;
    return { app, lot, unit: `第${index + 1}科技有限公司（虚构）`, files: [`${app}.pdf`] };
  });
}

/** Writes the documents of `rows`, `totalSize` bytes in all, where `attachDocuments` looks. */
export async function writeDocuments(
  office: Office,
  rows: readonly IndexRow[],
  totalSize: number,
): Promise<void> {
  const files = rows.flatMap((row) => row.files);
  const body = [...noise(Math.ceil(totalSize / files.length))];
  for (const name of files) {
    const file = await open(await office.write(`docs/${name}`, ''), 'w');
    // The name makes each document another one: the same file twice is a problem of the index.
    await file.write(`%PDF-1.7\n% ${name}\n`);
    for (const piece of body) await file.write(piece);
    await file.close();
  }
  office.answers.folder = path.join(office.folder, 'in', 'docs');
}

/** A round over documents already written, ready to be assigned. */
export async function newRound(
  office: Office,
  round: string,
  rows: readonly IndexRow[],
): Promise<void> {
  await office.handlers.createRound({
    round,
    title: '2026 年跨境揭榜挂帅 · 预评审',
    programme: 'guangxi-cross-border',
    review: 'cb-pre-review',
    release: 'with-bundle',
    opensAt,
    closesAt,
  });
  office.answers.files = [await office.write(`${round}.csv`, aCsvIndex(rows))];
  const index = await office.handlers.importIndex({ round });
  office.answers.folder = path.join(office.folder, 'in', 'docs');
  const documents = await office.handlers.attachDocuments({ round });
  const problems = [...index.problems, ...documents.problems];
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}
