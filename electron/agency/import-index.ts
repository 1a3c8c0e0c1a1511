import { readFile } from 'node:fs/promises';
import { Refusal } from '../../shared/errors.ts';
import type { IndexProblem } from '../../shared/operations/agency.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import { readApplicationIndex } from '../reports/application-index.ts';
import { indexTemplate } from '../reports/index-template.ts';
import { deleteApplication, replaceApplications } from '../vault/agency-applications.ts';
import { saveFile } from '../workspace/save-file.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { reviewOf } from './round-review.ts';
import { editableRound, knownRound } from './rounds.ts';

/**
 * Takes in an application index that the person chooses. Where it has problems, all of them come
 * back and the round stays as it was.
 * @throws Refusal round-unknown, round-sealed, job-running, dialog-cancelled, index-unreadable,
 * file-missing, file-unreadable
 */
export async function importIndex(
  { session, host, jobs }: AgencyContext,
  input: { readonly round: string },
): Promise<readonly IndexProblem[]> {
  const { review } = reviewOf(session, editableRound(session, jobs, input.round));
  const [file] = await host.dialogs.chooseFiles({
    title: '选择项目清单',
    filters: [{ name: '项目清单', extensions: ['xlsx', 'csv'] }],
    several: false,
  });
  if (file === undefined) throw new Refusal('dialog-cancelled', 'no index chosen');
  const { applications, problems } = await readApplicationIndex(await readBytes(file), review);
  if (problems.length > 0) return problems;
  editableRound(session, jobs, input.round);
  session.vault.write.transaction(() => {
    replaceApplications(session.vault.write, input.round, applications);
    record(session, 'index-imported', input.round);
  });
  return [];
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw readRefusal(error, file);
  }
}

/** Writes an empty index of the round's review. @throws Refusal round-unknown, dialog-cancelled */
export async function exportIndexTemplate(
  { session, host }: AgencyContext,
  input: { readonly round: string; readonly format: 'xlsx' | 'csv' },
): Promise<SavedFile> {
  const { review } = reviewOf(session, knownRound(session, input.round));
  return saveFile(host, await indexTemplate(review, input.format), {
    title: '项目清单模板保存到',
    suggestedName: `项目清单模板-${review.id}.${input.format}`,
    kind: '项目清单',
  });
}

/** @throws Refusal round-unknown, round-sealed, job-running, application-unknown */
export function removeApplication(
  { session, jobs }: AgencyContext,
  input: { readonly round: string; readonly app: string },
): void {
  editableRound(session, jobs, input.round);
  session.vault.write.transaction(() => {
    if (deleteApplication(session.vault.write, input.round, input.app) === 0) {
      throw new Refusal('application-unknown', 'no such application', { app: input.app });
    }
    record(session, 'application-removed', input.app);
  });
}
