// The demo's numbered pictures and its account: what was expected, what was seen.
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';

export type Album = {
  /** Where everything the demo leaves goes. */
  readonly folder: string;
  /** Takes picture number N of the window, and says in a line what it shows. */
  picture(page: Page, name: string, said: string): Promise<void>;
  /** Compares what a step gave with what it should be; the demo goes on, and fails at the end. */
  expect(said: string, seen: unknown, wanted: unknown): void;
  /** Expects a text to match. */
  expectText(said: string, seen: string, wanted: RegExp): void;
  tell(line: string): void;
  /** Prints the count and answers whether everything was as it should be. */
  close(): Promise<boolean>;
};

/** @param folder an empty folder */
export async function openAlbum(folder: string): Promise<Album> {
  const pictures = path.join(folder, 'pictures');
  await mkdir(pictures, { recursive: true });
  const lines: string[] = [];
  let count = 0;
  let checks = 0;
  const wrong: string[] = [];
  const tell = (line: string) => {
    lines.push(line);
    console.log(line);
  };
  const check = (said: string, holds: boolean, seen: string, wanted: string) => {
    checks += 1;
    if (holds) return;
    wrong.push(said);
    tell(`  NOT AS IT SHOULD BE: ${said}\n    seen:   ${seen}\n    wanted: ${wanted}`);
  };
  return {
    folder,
    async picture(page, name, said) {
      count += 1;
      const file = `${String(count).padStart(2, '0')}-${name}.png`;
      await page.screenshot({ path: path.join(pictures, file), animations: 'disabled' });
      tell(`  ${file}  ${said}`);
    },
    expect(said, seen, wanted) {
      const [a, b] = [JSON.stringify(seen), JSON.stringify(wanted)];
      check(said, a === b, a ?? 'undefined', b ?? 'undefined');
    },
    expectText(said, seen, wanted) {
      check(said, wanted.test(seen), seen, String(wanted));
    },
    tell,
    async close() {
      tell(
        wrong.length === 0
          ? `Everything was as it should be: ${checks} checks, ${count} pictures.`
          : `${wrong.length} of ${checks} checks were not as they should be.`,
      );
      await appendFile(path.join(folder, 'account.txt'), `${lines.join('\n')}\n`);
      return wrong.length === 0;
    },
  };
}
