// A file dialog for people who use the stand-in by hand in a real window. Specs never see it: under
// Playwright, or without a display, dialogs are cancelled (dialog.ts).
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { GuardedBrowserWindow } from './browser-window.ts';
import { fromPartition } from './session.ts';

export type FileDialog = {
  readonly kind: 'open' | 'folder' | 'save';
  readonly title: string;
  readonly several: boolean;
  /** Where to begin; for `save` with the suggested name. */
  readonly start: string;
  /** Without the dot; empty shows every file. */
  readonly extensions: readonly string[];
};

const pages = path.resolve(import.meta.dirname, '../page');
let nextDialog = 1;

/** Shows the dialog; absolute paths, none when it was cancelled or closed. */
export function askForFiles(dialog: FileDialog): Promise<readonly string[]> {
  const own = fromPartition(`standin-dialog-${nextDialog++}`);
  const window = new GuardedBrowserWindow({
    width: 720,
    height: 560,
    title: dialog.title,
    webPreferences: { session: own as never },
  });
  return new Promise((resolve) => {
    window.on('closed', () => resolve([]));
    own.protocol.handle('app', async (request) => {
      const route = new URL(request.url).pathname;
      if (request.method !== 'POST') return servePage(route);
      const body = (await request.json()) as { folder?: string; paths?: string[] };
      switch (route) {
        case '/start':
          return Response.json(startOf(dialog));
        case '/list':
          return Response.json(list(body.folder ?? '/', dialog));
        default:
          resolve(body.paths ?? []);
          setImmediate(() => window.destroy());
          return Response.json({});
      }
    });
    void window.loadURL('app://dialog/file-dialog.html');
  });
}

function servePage(route: string): Response {
  const file = path.join(pages, path.basename(route));
  const type = file.endsWith('.js') ? 'text/javascript' : 'text/html';
  return new Response(readFileSync(file), {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  });
}

function isFolder(target: string): boolean {
  return statSync(target, { throwIfNoEntry: false })?.isDirectory() === true;
}

function startOf({ kind, title, several, start }: FileDialog) {
  const folder = isFolder(start) ? start : path.dirname(start);
  return {
    kind,
    title,
    several,
    folder: isFolder(folder) ? folder : homedir(),
    name: kind === 'save' ? path.basename(start) : '',
  };
}

/** Folders first; hidden ones, other kinds of files and what cannot be read are left out. */
function list(asked: string, { kind, extensions }: FileDialog) {
  const folder = path.resolve(asked);
  const shown = isFolder(folder) ? folder : homedir();
  const entries = readdirSync(shown)
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({
      name,
      path: path.join(shown, name),
      isFolder: isFolder(path.join(shown, name)),
    }))
    .filter(
      (entry) =>
        entry.isFolder ||
        (kind !== 'folder' &&
          (extensions.length === 0 || extensions.includes(path.extname(entry.name).slice(1)))),
    )
    .toSorted((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name));
  return { folder: shown, entries };
}
