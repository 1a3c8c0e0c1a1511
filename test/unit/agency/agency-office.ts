// An agency at work, as tests drive it: its handlers over a real workspace in a folder of its own,
// dialogs that answer what the test says, and a clock that the test sets.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAgencyHandlers } from '../../../electron/agency/operations.ts';
import { cardCode } from '../../../electron/formats/card.ts';
import type { Host } from '../../../electron/host.ts';
import { createJobRegistry } from '../../../electron/jobs/job-registry.ts';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import {
  createAgencyWorkspace,
  type Surroundings,
  unlock,
} from '../../../electron/workspace/open-workspace.ts';
import { receiveFiles } from '../../../electron/workspace/receive-files.ts';
import { newSessionHolder } from '../../../electron/workspace/session.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { SignatureSuite } from '../../../shared/objects/common.ts';
import type { Release } from '../../../shared/objects/form.ts';
import type { ReceivedFile } from '../../../shared/operations/workspace.ts';
import { aCsvIndex, type IndexRow } from './application-rows.ts';
import type { SimulatedExpert } from './simulated-expert.ts';

export const opensAt = '2026-11-20T00:00:00Z';
export const closesAt = '2026-12-04T10:00:00Z';
export const passphrase = 'a quiet reading room';

export type Progress = { readonly job: string; readonly done: number; readonly total: number };

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** @param options `folder` opens the workspace that lies there instead of making one; `newFolder`
 * names where to make it */
export async function openOffice(
  options: {
    readonly agency?: string;
    readonly suite?: 'pq' | 'x25519';
    readonly signatures?: SignatureSuite;
    readonly folder?: string;
    readonly newFolder?: string;
  } = {},
) {
  const folder =
    options.folder ?? options.newFolder ?? (await mkdtemp(path.join(tmpdir(), 'hengping-agency-')));
  const answers: { saveAs?: string; files?: readonly string[]; folder?: string } = {};
  const progress: Progress[] = [];
  const clock = { now: '2026-11-21T08:00:00Z' };
  const onProgress: ((fact: Progress) => void)[] = [];
  const host: Host = {
    dialogs: {
      chooseFiles: async () => answers.files ?? [],
      chooseFolder: async () => answers.folder,
      saveAs: async ({ suggestedName }) =>
        answers.saveAs ?? path.join(folder, 'out', suggestedName),
    },
    announce(event, fact) {
      if (event !== 'jobProgress' || !('done' in fact)) return;
      progress.push(fact);
      for (const listener of onProgress) listener(fact);
    },
    printToPdf: async (html) => new TextEncoder().encode(`%PDF-1.7\n${html}`),
    homeFolder: folder,
    openFolder: async () => {},
    appVersion: '0.1.0',
  };
  await mkdir(path.join(folder, 'out'), { recursive: true });
  const holder = newSessionHolder();
  const around: Surroundings = { host, holder, now: () => clock.now, kdf: floorCost };
  if (options.folder === undefined) {
    const { agency = 'GX-STA', suite = 'x25519', signatures = 'ed25519' } = options;
    await createAgencyWorkspace(around, {
      id: agency,
      name: '广西某项目管理机构',
      passphrase,
      suite,
      signatures,
    });
  } else await unlock(around, { passphrase });
  const jobs = createJobRegistry();
  const handlers = createAgencyHandlers(host, holder, jobs);
  const session = () => holder.agency();

  return {
    folder,
    answers,
    progress,
    onProgress,
    clock,
    host,
    jobs,
    handlers,
    session,
    receive: async (file: string): Promise<ReceivedFile> => {
      const [answer] = await receiveFiles(session(), [file], { host, jobs });
      if (!answer) throw new Error('every file gets an answer');
      return answer;
    },
    write: async (name: string, bytes: Uint8Array | string): Promise<string> => {
      const file = path.join(folder, 'in', name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
      return file;
    },
    lock: () => holder.close(),
    close: async () => {
      holder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Enrols experts: cards in, codes read out. */
export async function enrol(office: Office, experts: readonly SimulatedExpert[]): Promise<void> {
  for (const expert of experts) {
    const file = await office.write(`${expert.name}.hpcard`, expert.card.jws);
    await office.receive(file);
    await office.handlers.confirmExpert({ kid: expert.kid, code: cardCode(expert.card) });
  }
}

/** A round with its index and documents; not assigned and not sealed. */
export async function prepareRound(
  office: Office,
  rows: readonly IndexRow[],
  options: { readonly round?: string; readonly release?: Release } = {},
): Promise<string> {
  const { round = 'CB-2026-1', release = 'after-declaration' } = options;
  await office.handlers.createRound({
    round,
    title: '2026 年跨境揭榜挂帅 · 预评审',
    programme: 'guangxi-cross-border',
    review: 'cb-pre-review',
    release,
    opensAt,
    closesAt,
  });
  office.answers.files = [await office.write(`${round}.csv`, aCsvIndex(rows))];
  const { problems } = await office.handlers.importIndex({ round });
  if (problems.length > 0) throw new Error(canonicalJson(problems.map((p) => p.message.en)));
  for (const row of rows) {
    for (const name of row.files)
      await office.write(`docs/${name}`, `%PDF-1.7\n${name} ${round}\n`);
  }
  office.answers.folder = path.join(office.folder, 'in', 'docs');
  await office.handlers.attachDocuments({ round });
  return round;
}

/** Assigns every application to every expert and seals. */
export async function sealWith(
  office: Office,
  round: string,
  experts: readonly SimulatedExpert[],
): Promise<void> {
  const { applications } = await office.handlers.round({ round });
  const apps = applications.map(({ app }) => app);
  await office.handlers.assign({
    round,
    assignments: experts.map(({ kid }) => ({ kid, apps })),
  });
  await office.handlers.seal({ round, suite: 'x25519' });
}

/** Writes whatever is due and hands each expert the own post. */
export async function exchange(
  office: Office,
  round: string,
  experts: readonly SimulatedExpert[],
): Promise<void> {
  const folder = path.join(office.folder, 'posts');
  await mkdir(folder, { recursive: true });
  office.answers.folder = folder;
  const { files } = await office.handlers.writePosts({ round, kids: [] });
  for (const file of files) {
    const receiver = experts.find((expert) => file.startsWith(`${expert.name}-`));
    await receiver?.take(path.join(folder, file), office);
  }
}

/** Hands in what an expert sends. */
export async function handIn(
  office: Office,
  name: string,
  post: Uint8Array,
): Promise<ReceivedFile> {
  return office.receive(await office.write(name, post));
}
