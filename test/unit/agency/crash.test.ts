import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enrol, handIn, type Office, openOffice, prepareRound, sealWith } from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import { SimulatedExpert } from './simulated-expert.ts';
import { ledgerOf, startRound } from './started-round.ts';

const round = 'CB-2026-1';
const child = path.join(import.meta.dirname, 'crash-child.ts');
const mebibyte = 1024 * 1024;

let office: Office;
let li: SimulatedExpert;
beforeEach(async () => {
  office = await openOffice();
  li = await SimulatedExpert.named('李明');
});
afterEach(() => office.close());

/** Runs the child and hands each of its lines to `onLine`, until it ends. */
async function run(
  args: readonly string[],
  onLine: (line: string, process: ChildProcess) => void,
): Promise<number | null> {
  const working = spawn(process.execPath, [child, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => working.once('close', resolve));
  for await (const line of createInterface({ input: working.stdout })) onLine(line, working);
  return ended;
}

async function prepareBig(sizeMebibytes: number): Promise<string> {
  await enrol(office, [li]);
  await prepareRound(office, threeLots);
  const big = path.join(office.folder, 'in', 'docs', 'B-01.pdf');
  const file = await open(big, 'r+');
  await file.truncate(sizeMebibytes * mebibyte);
  await file.close();
  await office.handlers.attachDocuments({ round });
  const apps = (await office.handlers.round({ round })).applications.map(({ app }) => app);
  await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps }] });
  return path.join(office.folder, 'out', `${round}.hpbundle`);
}

test('kill -9 while sealing leaves no bundle and a round that can be sealed again', async () => {
  const target = await prepareBig(40);
  const { folder } = office;
  for (const share of [0.3, 0.8]) {
    office.lock();
    await run(['seal', folder], (line, working) => {
      const [done, total] = line.split('/').map(Number);
      if ((done ?? 0) >= (total ?? 0) * share) working.kill('SIGKILL');
    });
    expect(existsSync(target)).toBe(false);
    office = await openOffice({ folder });
    expect((await office.handlers.round({ round })).phase).toBe('preparing');
  }
  await office.handlers.seal({ round, suite: 'x25519' });
  expect(await readdir(path.join(folder, 'out'))).toEqual([`${round}.hpbundle`]);
});

test('sealing six times as much does not take the memory for it', async () => {
  const peaks: number[] = [];
  for (const size of [48, 320]) {
    await office.close();
    office = await openOffice();
    await prepareBig(size);
    office.lock();
    await run(['seal', office.folder], (line) => {
      const peak = /^sealed (\d+)$/.exec(line)?.[1];
      if (peak) peaks.push(Number(peak) / 1024);
    });
  }
  // Half of what came in addition: freed buffers go back when the collector finds the time.
  const [small = 0, large = Number.POSITIVE_INFINITY] = peaks;
  expect(large - small, `peaks of ${peaks.join(' and ')} MiB`).toBeLessThan(136);
});

test('kill -9 while receiving leaves each post whole or out, and the rest can follow', async () => {
  await startRound(office, [li], round);
  const files: string[] = [];
  let before = li.score(office, 'B-01', [20, 20, 10, 10]);
  for (let index = 0; index < 24; index += 1) {
    files.push(await office.write(`${index}.hppost`, await li.post([before])));
    before = li.amend(before, { overall: `第 ${index + 2} 稿` });
  }
  const { folder } = office;
  for (const after of [3, 17]) {
    office.lock();
    const answered: string[] = [];
    await run(['receive', folder, ...files], (line, working) => {
      if (line.includes('hppost')) answered.push(line);
      if (answered.length === after) working.kill('SIGKILL');
    });
    expect(answered.length).toBeGreaterThanOrEqual(after);
    office = await openOffice({ folder });
    const known = (await ledgerOf(office, round)).slice(1);
    expect(known.length).toBeGreaterThanOrEqual(answered.length);
    expect(known.flat().at(-1)).toMatch(/ accepted$/);
    expect(known.flat().filter((line) => line.endsWith(' accepted'))).toHaveLength(1);
  }
  for (const file of files) await office.receive(file);
  const lines = (await ledgerOf(office, round)).slice(1).flat();
  expect(lines).toHaveLength(files.length);
  expect(lines.slice(0, -1).every((line) => line.endsWith(' superseded'))).toBe(true);
  const { integrity } = office
    .session()
    .vault.read.get<{ integrity: string }>(
      'SELECT integrity_check AS integrity FROM pragma_integrity_check',
    ) ?? { integrity: '' };
  expect(integrity).toBe('ok');
});

test('a post that was recorded and never written is due again, under the same number', async () => {
  await enrol(office, [li]);
  await prepareRound(office, threeLots);
  await sealWith(office, round, [li]);
  office.answers.folder = path.join(office.folder, 'is', 'not', 'there');
  await expect(office.handlers.writePosts({ round, kids: [] })).rejects.toMatchObject({
    code: 'file-unwritable',
  });
  const due = async () => (await office.handlers.duePosts({ round }))[0];
  expect(await due()).toMatchObject({ due: ['roster'], lastFileName: null });
  office.answers.folder = path.join(office.folder, 'out');
  const { files } = await office.handlers.writePosts({ round, kids: [] });
  expect(files).toEqual([`李明-${round}-01.hppost`]);
  await li.take(path.join(office.folder, 'out', files[0] ?? ''), office);
  expect(li.deliveries.map(({ payload }) => payload.delivery_seq)).toEqual([1]);
  expect(await due()).toMatchObject({ due: [], lastFileName: files[0] });
  await expect(office.handlers.writePosts({ round, kids: [] })).rejects.toMatchObject({
    code: 'nothing-due',
  });
  expect((await office.handlers.writePosts({ round, kids: [li.kid] })).files).toEqual(files);
  await handIn(office, 'declared.hppost', await li.post([li.declare()]));
});
