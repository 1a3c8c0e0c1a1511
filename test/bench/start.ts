// From starting the program to a desk that can be used: an expert's workspace with 200 applications,
// against the first screen of a program that has none. Unlocking is part of it; its passphrase work
// is the tests' small one, so that the figure is the program's own time.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { unlock } from '../e2e/pages/gate.ts';
import { openProgram } from '../e2e/program.ts';
import { type Documents, makeReaderHome, passphrase } from '../e2e/reader-home.ts';
import { type Measured, median, milliseconds, rounded } from './measure.ts';

const APPLICATIONS = 200;
const ROUNDS = 3;

export async function run(): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-bench-'));
  try {
    const preparing = await milliseconds(() => makeReaderHome(folder, manyDocuments()));
    const empty: number[] = [];
    const desk: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      empty.push(await startMs(undefined, seeFirstScreen));
      desk.push(await startMs(folder, openDesk));
    }
    return {
      bench: 'start',
      ratios: { '200-applications/empty': rounded(median(desk) / median(empty)) },
      figures: {
        applications: APPLICATIONS,
        'to the first screen ms': Math.round(median(empty)),
        'to the desk ms': Math.round(median(desk)),
        'preparing the workspace s': rounded(preparing / 1000),
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function manyDocuments(): Documents {
  const apps = Array.from(
    { length: APPLICATIONS },
    (_, i) => `B-${String(i + 1).padStart(4, '0')}`,
  );
  return Object.fromEntries(
    apps.map((app) => [
      app,
      [{ title: `${app}-申报书`, pdf: Buffer.from(`%PDF-1.7\n% ${app}\n`) }],
    ]),
  );
}

/** Milliseconds from the start of the program until `see` saw what it waits for; ends it again. */
async function startMs(
  home: string | undefined,
  see: (page: Page) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const program = await openProgram(home === undefined ? {} : { home });
  try {
    await see(program.page);
    return performance.now() - begun;
  } finally {
    await program.close();
  }
}

async function seeFirstScreen(page: Page): Promise<void> {
  await page.getByRole('button', { name: /我是评审专家/ }).waitFor();
}

async function openDesk(page: Page): Promise<void> {
  await unlock(page, passphrase);
  await page.getByRole('button', { name: /^(开始评审|继续评审)$/ }).click();
  const list = page.getByRole('navigation', { name: '申报项目' });
  await list.getByRole('button', { name: /B-0001/ }).waitFor();
}
