import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../shared/errors.ts';
import { type Ask, withBrowser } from './browser-pipe.ts';

const names: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['chrome.exe', 'msedge.exe', 'chromium.exe'],
};
const usualNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const fixedPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** An installed browser that can print without a window; undefined where there is none. */
export function findPrinter(searchPath = process.env.PATH ?? ''): string | undefined {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) =>
    (names[process.platform] ?? usualNames).map((name) => path.join(folder, name)),
  );
  return [...candidates, ...(fixedPlaces[process.platform] ?? [])].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const Target = z.looseObject({ targetId: z.string() });
const Session = z.looseObject({ sessionId: z.string() });
const Tree = z.looseObject({
  frameTree: z.looseObject({ frame: z.looseObject({ id: z.string() }) }),
});
const Printed = z.looseObject({ data: z.string() });

/** Prints a self-contained page to A4 with an installed browser. The page and its PDF pass through
 * a pipe: neither lies on the disk, only an empty profile, which is removed.
 * @throws Refusal `no-pdf-engine` where the browser does not deliver. */
export async function printWithBrowser(browser: string, html: string): Promise<Uint8Array> {
  const profile = await mkdtemp(path.join(tmpdir(), 'hengping-print-'));
  try {
    return await withBrowser(browser, parametersOf(profile), (ask) => print(ask, html));
  } catch (error) {
    throw new Refusal('no-pdf-engine', error instanceof Error ? error.message : 'no pdf');
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

const parametersOf = (profile: string): readonly string[] => [
  '--headless',
  '--incognito',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-first-run',
  `--user-data-dir=${profile}`,
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

async function print(ask: Ask, html: string): Promise<Uint8Array> {
  const { targetId } = Target.parse(await ask('Target.createTarget', { url: 'about:blank' }));
  const attached = await ask('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = Session.parse(attached);
  await ask('Emulation.setScriptExecutionDisabled', { value: true }, sessionId);
  const { frameTree } = Tree.parse(await ask('Page.getFrameTree', {}, sessionId));
  await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
  const printed = await ask(
    'Page.printToPDF',
    { printBackground: true, preferCSSPageSize: true, paperWidth: 8.27, paperHeight: 11.69 },
    sessionId,
  );
  return Buffer.from(Printed.parse(printed).data, 'base64');
}
