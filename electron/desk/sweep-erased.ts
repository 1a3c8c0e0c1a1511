import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeRefusal } from '../formats/file-refusals.ts';
import { listUnswept, noteSwept } from '../vault/erased-rounds.ts';
import { type ExpertSession, record } from '../workspace/session.ts';
import { bundleFolder } from './sealed-documents.ts';

/**
 * Finishes what erasing a round began: deletes the bundle's copy and rewrites the database, so that
 * no page, log or copy put aside holds what was deleted. Does nothing where nothing is left to do; a
 * crash before its end has it done the next time.
 * @throws Refusal file-unwritable, disk-full, vault-unwritable
 */
export async function sweepErased(session: ExpertSession): Promise<void> {
  const left = listUnswept(session.vault.read);
  if (left.length === 0) return;
  for (const { bundleFile } of left) {
    if (bundleFile === null) continue;
    const path = join(bundleFolder(session), bundleFile);
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw writeRefusal(error, path);
    }
  }
  session.vault.sweep();
  session.vault.write.transaction(() => {
    for (const { round } of left) {
      noteSwept(session.vault.write, round, session.now());
      record(session, 'erasure-finished', round);
    }
  });
}
