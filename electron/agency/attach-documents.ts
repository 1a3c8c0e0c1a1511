import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Refusal } from '../../shared/errors.ts';
import type { IndexProblem } from '../../shared/operations/agency.ts';
import { readRefusal } from '../formats/file-refusals.ts';
import {
  type FoundDocument,
  listApplications,
  type StoredDocument,
  saveFoundDocuments,
} from '../vault/agency-applications.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { type DocumentFolder, documentFolder } from './document-folder.ts';
import { editableRound } from './rounds.ts';

/** The id of the job that reads and hashes the documents of a folder. */
export const attachJobId = 'attach';

type Read = { readonly isPdf: boolean; readonly sha256: string };
type Attached = { readonly document: StoredDocument; readonly found: FoundDocument };

/**
 * Looks for every document of the index in a folder that the person chooses, reads each once and
 * notes its hash: sealing later refuses a file that is not the same. Every problem comes back at
 * once, and each document is marked. The files stay where they are.
 * @throws Refusal round-unknown, round-sealed, job-running, dialog-cancelled, cancelled,
 * file-unreadable
 */
export async function attachDocuments(
  { session, host, jobs }: AgencyContext,
  input: { readonly round: string },
): Promise<readonly IndexProblem[]> {
  editableRound(session, jobs, input.round);
  const root = await host.dialogs.chooseFolder({ title: '选择申报材料所在文件夹' });
  if (root === undefined) throw new Refusal('dialog-cancelled', 'no folder chosen');
  const documents = listApplications(session.vault.read, input.round).flatMap(
    (application) => application.documents,
  );
  return jobs.run(attachJobId, async (signal) => {
    const folder = documentFolder(root);
    const problems: IndexProblem[] = [];
    const attached: Attached[] = [];
    for (const [index, document] of documents.entries()) {
      host.announce('jobProgress', {
        job: attachJobId,
        label: 'files',
        done: index,
        total: documents.length,
      });
      attached.push({ document, found: await attach(folder, document, problems, signal) });
    }
    // Locking the workspace cancels too: nothing may be asked of it after that.
    if (signal.aborted) throw new Refusal('cancelled', 'attaching was cancelled');
    problems.push(...repeated(attached), ...(await unnamed(folder)));
    editableRound(session, jobs, input.round);
    session.vault.write.transaction(() => {
      saveFoundDocuments(
        session.vault.write,
        input.round,
        attached.map(({ found }) => found),
      );
      record(session, 'documents-attached', input.round);
    });
    return problems;
  });
}

function problem(document: StoredDocument, zh: string, en: string): IndexProblem {
  const { app, fileName } = document;
  const message = { zh: `${app}：“${fileName}”${zh}`, en: `${app}: “${fileName}” ${en}` };
  return { row: null, column: null, message };
}

async function attach(
  folder: DocumentFolder,
  document: StoredDocument,
  problems: IndexProblem[],
  signal: AbortSignal,
): Promise<FoundDocument> {
  const { app, position, fileName } = document;
  const nothing = { app, position, path: null, size: null, sha256: null };
  const found = await folder.find(fileName);
  if (found.kind !== 'file') {
    problems.push(
      found.kind === 'missing'
        ? problem(document, '在文件夹中找不到', 'is not in the folder')
        : problem(document, '在文件夹中有两个同名文件', 'stands for two files of the folder'),
    );
    return { ...nothing, state: 'missing' };
  }
  const { path, size } = found;
  const read = size === 0 ? null : await readPdf(path, signal);
  if (!read?.isPdf) {
    problems.push(
      size === 0
        ? problem(document, '是空文件', 'is empty')
        : problem(document, '不是 PDF 文件', 'is not a PDF'),
    );
    return { ...nothing, state: 'not-pdf', size };
  }
  return { app, position, state: 'present', path, size, sha256: read.sha256 };
}

// Readers of PDF look for the mark this far into a file.
const markWithin = 1024;

async function readPdf(path: string, signal: AbortSignal): Promise<Read> {
  const digest = createHash('sha256');
  let start = Buffer.alloc(0);
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      if (signal.aborted) throw new Refusal('cancelled', 'attaching was cancelled');
      if (start.length < markWithin) start = Buffer.concat([start, piece]).subarray(0, markWithin);
      digest.update(piece);
    }
  } catch (error) {
    throw readRefusal(error, path);
  }
  return { isPdf: start.includes('%PDF-'), sha256: digest.digest('hex') };
}

/** The same contents under two names or in two applications: marked, since it is rarely meant. */
function repeated(attached: readonly Attached[]): readonly IndexProblem[] {
  const present = attached.filter(({ found }) => found.state === 'present');
  const byHash = Map.groupBy(present, ({ found }) => found.sha256);
  return [...byHash.values()].flatMap(([first, ...others]) =>
    others.map(({ document }) => {
      const same = `${first?.document.app} “${first?.document.fileName}”`;
      return problem(document, `与 ${same} 内容完全相同`, `has the same contents as ${same}`);
    }),
  );
}

const mostNamed = 20;

async function unnamed(folder: DocumentFolder): Promise<readonly IndexProblem[]> {
  const names = await folder.unnamed();
  if (names.length === 0) return [];
  const shown = names.slice(0, mostNamed).join('、');
  const more = names.length > mostNamed ? '…' : '';
  const message = {
    zh: `文件夹中有 ${names.length} 个 PDF 未列入清单：${shown}${more}`,
    en: `${names.length} PDFs of the folder are not in the index: ${shown}${more}`,
  };
  return [{ row: null, column: null, message }];
}
