// Opens the lab program for the conformance specs, on whichever Electron there is.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { test as base } from 'playwright/test';
import { electronPath, isReal, launchPath } from '../../e2e/target.ts';

export { expect } from 'playwright/test';
export { isReal };

export const labFolder = path.resolve(import.meta.dirname, '../lab');

/** What the lab leaves for the specs; see lab/main.mjs. */
export type LabState = {
  readonly events: string[];
  readonly requests: { readonly url: string; readonly method: string }[];
  readonly cancelled: string[];
  readonly navigations: { readonly url: string; readonly isMainFrame: boolean }[];
  readonly inputs: string[];
  readonly opened: string[];
  readonly calls: unknown[][];
  readonly secondInstances: {
    readonly argv: string[];
    readonly cwd: string;
    readonly data: unknown;
  }[];
  prevent?: string;
  allowsNavigation: boolean;
  lateFrameIsNull?: boolean;
  continueLate?: () => void;
};

/** What lab/preload.cjs exposes; loose on purpose, the specs send it what it must refuse. */
export type LabApi = Readonly<Record<string, (...args: unknown[]) => unknown>>;

declare global {
  var lab: LabState & LabApi;
  var foundEarly: string;
  var evalSays: unknown;
  var dropped: string[];
  var keys: string[] | undefined;
  interface Window {
    readonly lab: LabState & LabApi;
    readonly foundEarly: string;
    readonly evalSays: unknown;
    readonly dropped: string[];
    readonly keys: string[] | undefined;
  }
}

export type Lab = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  readonly exited: Promise<number | null>;
  close(): Promise<void>;
};

export async function openLab(args: readonly string[] = []): Promise<Lab> {
  const userData = await mkdtemp(path.join(tmpdir(), 'hengping-lab-'));
  const app = await _electron.launch({
    ...launchPath,
    args: [labFolder, `--user-data-dir=${userData}`, ...args],
  });
  let hasExited = false;
  const exited = new Promise<number | null>((resolve) =>
    app.process().once('exit', (code) => {
      hasExited = true;
      resolve(code);
    }),
  );
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-ready=yes]');
  return {
    app,
    page,
    userData,
    exited,
    async close() {
      if (!hasExited) await app.close();
      await rm(userData, { recursive: true, force: true });
    },
  };
}

/** Starts the lab without Playwright and gives its exit code and output. */
export function runLab(args: readonly string[]): Promise<{ code: number | null; text: string }> {
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electronPath, [...root, labFolder, ...args]);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, text })));
}

/** One lab for all specs of a file that only look; `fresh` for those that end or change it. */
export const test = base.extend<{ fresh: Lab }, { lab: Lab }>({
  lab: [
    async ({ playwright: _ }, use) => {
      const lab = await openLab();
      await use(lab);
      await lab.close();
    },
    { scope: 'worker' },
  ],
  fresh: async ({ playwright: _ }, use) => {
    const lab = await openLab();
    await use(lab);
    await lab.close();
  },
});

test.beforeEach(({ playwright: _ }, info) => {
  test.skip(info.tags.includes('@real') && !isReal, 'only the real binary can show this');
});
