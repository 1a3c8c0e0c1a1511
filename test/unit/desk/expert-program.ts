// The program of one expert without a window: the real handlers over a real workspace folder.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownCard } from '../../../electron/desk/expert-profile.ts';
import { createExpertHandlers, createReaderHandlers } from '../../../electron/desk/operations.ts';
import { trustCode } from '../../../electron/formats/trust.ts';
import type { Host } from '../../../electron/host.ts';
import { createJobRegistry } from '../../../electron/jobs/job-registry.ts';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import { createWorkspaceHandlers } from '../../../electron/workspace/operations.ts';
import { createSafekeepingHandlers } from '../../../electron/workspace/safekeeping.ts';
import { newSessionHolder } from '../../../electron/workspace/session.ts';
import type { CitedPart } from '../../../shared/cited-part.ts';
import type { Card } from '../../../shared/objects/card.ts';
import {
  grantFor,
  issuedAt,
  rosterFor,
  round,
  type SmallRound,
  writeDelivery,
} from './small-round.ts';

export const passphrase = 'correct horse battery';

export type Told = { readonly event: string; readonly fact: unknown };

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hengping-'));
}

/** A program over `home`; `saved` is where the next save dialog answers, null cancels it. */
export function startProgram(home: string) {
  mkdirSync(home, { recursive: true });
  const told: Told[] = [];
  const listener: { hear: (event: string) => void } = { hear: () => {} };
  const dialog: { saveTo: string | null; open: string[]; suggested: string } = {
    saveTo: null,
    open: [],
    suggested: '',
  };
  const clock = { at: issuedAt };
  const printed: string[] = [];
  const host: Host = {
    dialogs: {
      chooseFiles: async () => dialog.open,
      chooseFolder: async () => undefined,
      async saveAs({ suggestedName }) {
        dialog.suggested = suggestedName;
        return dialog.saveTo ?? undefined;
      },
    },
    announce(event, fact) {
      told.push({ event, fact });
      listener.hear(event);
    },
    async printToPdf(html) {
      printed.push(html);
      return new TextEncoder().encode('%PDF-');
    },
    homeFolder: home,
    openFolder: async () => {},
    appVersion: '0.1.0',
  };
  const holder = newSessionHolder();
  const jobs = createJobRegistry();
  const around = { host, holder, jobs, kdf: floorCost, now: () => clock.at };
  const door = createWorkspaceHandlers(around);
  return {
    home,
    host,
    told,
    listener,
    dialog,
    clock,
    printed,
    holder,
    jobs,
    door,
    workspace: door.handlers,
    expert: createExpertHandlers(host, holder),
    reader: createReaderHandlers(holder),
    safekeeping: createSafekeepingHandlers(around),
    get card(): Card {
      return ownCard(holder.expert()).payload;
    },
    /** Takes files in and gives the codes of what became of them. */
    async receive(...paths: string[]) {
      const answers = await door.handlers.receiveFiles({ paths });
      return answers.map((answer) => answer.failure?.code ?? answer.outcome);
    },
  };
}
export type Program = ReturnType<typeof startProgram>;

export async function newExpert(home: string): Promise<Program> {
  const program = startProgram(home);
  await program.workspace.createExpert({
    name: '张三',
    unit: '广西大学',
    title: '教授',
    passphrase,
  });
  return program;
}

/** An expert who confirmed the agency and holds bundle and roster. */
export async function expertWithRoster(home: string, sealed: SmallRound): Promise<Program> {
  const program = await newExpert(home);
  await program.receive(sealed.trustPath);
  await program.expert.confirmTrust({
    agency: sealed.trust.payload.agency,
    code: trustCode(sealed.trust.payload),
  });
  const roster = rosterFor(program.card, sealed);
  const post = await writeDelivery(join(home, 'roster.hppost'), program.card, 1, [roster]);
  await program.receive(sealed.bundlePath, post);
  return program;
}

type Answers = Readonly<Record<string, 'none' | 'conflict' | 'recuse'>>;
export const noConflict: Answers = { 'A-01': 'none', 'A-02': 'none', 'A-03': 'none' };

export async function declare(program: Program, answers: Answers = noConflict): Promise<string> {
  for (const [app, status] of Object.entries(answers)) {
    const kind = status === 'conflict' ? 'R3' : null;
    await program.expert.saveDeclaration({ round, app, status, kind, detail: '' });
  }
  program.dialog.saveTo = join(program.home, 'declaration.hppost');
  await program.expert.signDeclaration({ round, passphrase, commitmentAccepted: true });
  return program.dialog.saveTo;
}

/** What a grant that rests on the declaration in force says. */
export function declared(program: Program): { readonly coi_sha256: string | null } {
  const { vault } = program.holder.expert();
  const row = vault.read.get<{ sha256: string | null }>(
    'SELECT declaration_sha256 AS sha256 FROM expert_round WHERE round = ?',
    round,
  );
  return { coi_sha256: row?.sha256 ?? null };
}

/** An expert who may read and score all three applications. */
export async function expertWithGrant(home: string, sealed: SmallRound): Promise<Program> {
  const program = await expertWithRoster(home, sealed);
  await declare(program);
  const grant = grantFor(program.card, sealed, ['A-01', 'A-02', 'A-03'], declared(program));
  const post = await writeDelivery(join(home, 'grant.hppost'), program.card, 2, [grant]);
  await program.receive(post);
  return program;
}

/** Fills in everything that the form asks for. */
export async function score(program: Program, app: string, c1: number, c2: number): Promise<void> {
  const save = (change: Parameters<typeof program.expert.saveDraft>[0]['change']) =>
    program.expert.saveDraft({ round, app, change });
  await save({ kind: 'score', item: 'C1', value: c1 });
  await save({ kind: 'score', item: 'C2', value: c2 });
  await save({ kind: 'comment', item: 'C1', text: '理由充分' });
  await save({ kind: 'overall', text: '总体可行' });
  await save({ kind: 'decision', choice: 'YES' });
}

/** Cites a place of the first document of A-01 for its first criterion, or for `part`. */
export async function attachEvidence(
  program: Program,
  sealed: SmallRound,
  part: CitedPart = { item: 'C1' },
): Promise<void> {
  const document = sealed.applications[0]?.record.docs[0];
  if (!document) throw new Error('A-01 has a document');
  const evidence = {
    ...part,
    docid: document.docid,
    doc_sha256: document.sha256,
    page_index: 2,
    page_label: '3',
    rects: [[100, 200, 300, 400]] as [number, number, number, number][],
    view_box: [0, 0, 59_500, 84_200] as [number, number, number, number],
    rotate: 0 as const,
    user_unit: 100,
    quote: { exact: '关键技术', prefix: '', suffix: '' },
  };
  const id = '7f1d4c5e-3f43-4a0a-9d0c-111111111111';
  const change = { kind: 'add-evidence', id, evidence } as const;
  await program.expert.saveDraft({ round, app: 'A-01', change });
}

export function closeProgram(program: Program): void {
  program.door.close();
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
