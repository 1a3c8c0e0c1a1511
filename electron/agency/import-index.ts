import { readFile } from 'node:fs/promises';
import { Refusal } from '../../shared/errors.ts';
import type { IndexProblem } from '../../shared/operations/agency.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import type { Review } from '../../shared/programme.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import { readApplicationIndex } from '../reports/application-index.ts';
import { indexTemplate, type TemplateFormat } from '../reports/index-template.ts';
import {
  deleteApplication,
  listApplications,
  replaceApplications,
  replaceTargets,
} from '../vault/agency-applications.ts';
import type { StoredRound } from '../vault/agency-rounds.ts';
import { saveFile } from '../workspace/save-file.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { reviewOf } from './round-review.ts';
import { editableRound, knownRound } from './rounds.ts';

/**
 * Takes in an application index that the person chooses, with the targets of its second worksheet;
 * or a table of targets alone, for the applications that the round has. Where it has problems, all
 * of them come back and the round stays as it was.
 * @throws Refusal round-unknown, round-sealed, job-running, dialog-cancelled, index-unreadable,
 * file-missing, file-unreadable
 */
export async function importIndex(
  { session, host, jobs }: AgencyContext,
  input: { readonly round: string },
): Promise<readonly IndexProblem[]> {
  const { read, write } = session.vault;
  const review = reviewAsRuled(session, editableRound(session, jobs, input.round));
  const [file] = await host.dialogs.chooseFiles({
    title: '选择项目清单',
    filters: [{ name: '项目清单', extensions: ['xlsx', 'csv'] }],
    several: false,
  });
  if (file === undefined) throw new Refusal('dialog-cancelled', 'no index chosen');
  const known = listApplications(read, input.round).map(({ app }) => app);
  const index = await readApplicationIndex(await readBytes(file), review, known);
  if (index.problems.length > 0) return index.problems;
  editableRound(session, jobs, input.round);
  write.transaction(() => {
    // None: the file has a table of targets only.
    if (index.applications.length > 0) replaceApplications(write, input.round, index.applications);
    if (index.targets !== undefined) replaceTargets(write, input.round, index.targets);
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

/** The review with the rubric that the round will be sealed with. */
function reviewAsRuled(session: AgencySession, round: StoredRound): Review {
  return { ...reviewOf(session, round).review, rubric: round.rubric };
}

/** Writes an empty index of the round's review.
 * @throws Refusal round-unknown, targets-not-judged, dialog-cancelled */
export async function exportIndexTemplate(
  { session, host }: AgencyContext,
  input: { readonly round: string; readonly format: TemplateFormat },
): Promise<SavedFile> {
  const review = reviewAsRuled(session, knownRound(session, input.round));
  const ofTargets = input.format === 'targets-csv';
  if (ofTargets && review.rubric.targets === undefined) {
    throw new Refusal('targets-not-judged', 'review judges no targets');
  }
  const kind = ofTargets ? '任务书指标' : '项目清单';
  return saveFile(host, await indexTemplate(review, input.format), {
    title: `${kind}模板保存到`,
    suggestedName: `${kind}模板-${review.id}.${ofTargets ? 'csv' : input.format}`,
    kind,
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
