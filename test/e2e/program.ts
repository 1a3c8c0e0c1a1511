// Opens the built program for a spec and closes it again, whatever Electron runs it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { HengpingApi } from '../../shared/ipc.ts';
import { electronPath, launchPath, mainScript } from './target.ts';

declare global {
  interface Window {
    readonly hengping: HengpingApi;
  }
}

export type DialogAnswer =
  | { readonly open: readonly string[] }
  | { readonly save: string }
  | { readonly cancel: true };

export type Program = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The folder that holds the program's workspaces. */
  readonly home: string;
  /** What the main process wrote, for a spec that checks it and for a failure's report. */
  readonly log: () => string;
  /** Answers every file dialog from now on. Unanswered dialogs count as cancelled. */
  answerDialog(answer: DialogAnswer): Promise<void>;
  /** Answers one operation from here instead of from the program: for looking at a screen. */
  answerOperation(name: `${string}.${string}`, value: unknown): Promise<void>;
  /** Hands files to the page as if a person had dropped them there. */
  drop(files: readonly string[], at?: { readonly x: number; readonly y: number }): Promise<void>;
  /** Starts the program once more on the same home, as a double click would; its exit code. */
  startAgain(args?: readonly string[]): Promise<number>;
  /** Ends the process at once, as a pulled plug would. The home stays. */
  kill(): Promise<void>;
  /** Quits in order. The home stays when it was given. */
  close(): Promise<void>;
};

export type OpenProgram = {
  /** An existing home to go on with; a fresh one otherwise, removed at `close`. */
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Starts the program in the place of Electron itself: a script that watches it. */
  readonly starter?: string;
};

/** Opens the program and waits for its page. */
export async function openProgram(options: OpenProgram = {}): Promise<Program> {
  const isOwnHome = options.home === undefined;
  const home = options.home ?? (await mkdtemp(path.join(tmpdir(), 'hengping-home-')));
  const args = [mainScript, '--home', home, ...(options.args ?? [])];
  const app = await _electron.launch({
    ...launchPath,
    ...(options.starter === undefined ? {} : { executablePath: options.starter }),
    args,
    env: { ...definedEnvironment(), ...options.env },
  });
  let text = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const page = await app.firstWindow();
  // The window is there before its page, and the page before its first screen.
  await page.waitForURL(/index\.html/);
  await page.waitForSelector('#root > *', { state: 'attached' });
  let hasEnded = false;
  const exited = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));

  return {
    app,
    page,
    home,
    log: () => text,
    async answerDialog(answer) {
      await app.evaluate(({ dialog }, given) => {
        const openPaths = 'open' in given ? [...given.open] : [];
        const savePath = 'save' in given ? given.save : '';
        dialog.showOpenDialog = async () => ({
          canceled: openPaths.length === 0,
          filePaths: openPaths,
        });
        dialog.showSaveDialog = async () => ({ canceled: savePath === '', filePath: savePath });
      }, answer);
    },
    async answerOperation(name, value) {
      await app.evaluate(
        ({ ipcMain }, given) => {
          ipcMain.removeHandler(given.channel);
          ipcMain.handle(given.channel, () => ({ ok: true, value: given.value }));
        },
        { channel: `hengping:${name}`, value },
      );
    },
    async drop(files, at = { x: 600, y: 400 }) {
      const cdp = await page.context().newCDPSession(page);
      const data = { items: [], files: [...files], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await cdp.send('Input.dispatchDragEvent', { type, ...at, data });
      }
      await cdp.detach();
    },
    startAgain(more = []) {
      const child = spawn(electronPath, [...args, ...more], { stdio: 'ignore' });
      return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
    },
    async kill() {
      hasEnded = true;
      app.process().kill('SIGKILL');
      await exited;
    },
    async close() {
      if (!hasEnded) await app.close();
      if (isOwnHome) await rm(home, { recursive: true, force: true });
    },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
