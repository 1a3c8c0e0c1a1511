// Opens hostile files in a process of its own and says what became of each, and how much memory the
// process ever held: `node threat-04-child.ts FOLDER` prints JSON.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspectBundle } from '../../../electron/formats/bundle-reader.ts';
import { recogniseFile } from '../../../electron/formats/recognise.ts';
import { Refusal } from '../../../shared/errors.ts';

const folder = process.argv[2] ?? '';

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    return `opened ${await act()}`;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const before = process.resourceUsage().maxRSS;
const codes: Record<string, string> = {};
for (const name of readdirSync(folder).toSorted()) {
  const path = join(folder, name);
  codes[name] = await codeOf(async () => {
    const kind = await recogniseFile(path);
    if (kind === 'bundle') await (await inspectBundle(path)).close();
    return kind;
  });
}
// In KiB, as the system counts it.
const grown = process.resourceUsage().maxRSS - before;
console.log(JSON.stringify({ codes, grownMiB: Math.round(grown / 1024) }));
