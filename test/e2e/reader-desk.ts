// One sealed home for a spec file, and the program opened on a copy of it for each test.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { test as base } from 'playwright/test';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';
import { readerPane } from './pages/reader-pane.ts';
import { openProgram, type Program } from './program.ts';
import { type Documents, makeReaderHome, passphrase, type ReviewOfHome } from './reader-home.ts';

export { expect } from 'playwright/test';

export type ReadingDesk = {
  readonly program: Program;
  readonly page: Page;
  readonly desk: ReturnType<typeof expertDesk>;
  readonly reader: ReturnType<typeof readerPane>;
  /** What the page complained of: policy violations and errors. A good run has none. */
  readonly complaints: readonly string[];
};

// What pdf.js says of pages that it was still asking for when their document was left.
const leftEarly = /^Unable to get page \d+ to initialize viewer Error: Transport destroyed/;

/** The `test` of a reader spec over documents that are sealed once for the file. */
export function readerTest(documents: () => Promise<Documents>, review?: ReviewOfHome) {
  let sealed: Promise<string> | undefined;
  const home = () => {
    sealed ??= mkdtemp(path.join(tmpdir(), 'hengping-reader-')).then(async (folder) => {
      await makeReaderHome(folder, await documents(), undefined, review);
      return folder;
    });
    return sealed;
  };
  const test = base.extend<{ reading: ReadingDesk }>({
    reading: async ({ playwright: _ }, use, info) => {
      const own = await mkdtemp(path.join(tmpdir(), 'hengping-reading-'));
      await cp(await home(), own, { recursive: true });
      const program = await openProgram({ home: own });
      const { page } = program;
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !leftEarly.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      const desk = expertDesk(program);
      await unlock(page, passphrase);
      await desk.beginScoring();
      await use({ program, page, desk, reader: readerPane(page), complaints });
      if (info.status !== info.expectedStatus) {
        await info.attach('screen', { body: await page.screenshot(), contentType: 'image/png' });
        await info.attach('main process', { body: program.log(), contentType: 'text/plain' });
      }
      await program.close();
      await rm(own, { recursive: true, force: true });
    },
  });
  test.afterAll(async () => {
    if (sealed) await rm(await sealed, { recursive: true, force: true });
    sealed = undefined;
  });
  return test;
}
