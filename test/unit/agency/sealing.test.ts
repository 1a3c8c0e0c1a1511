import { execFileSync } from 'node:child_process';
import { appendFile, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trustInForce } from '../../../electron/agency/agency-keys.ts';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import {
  enrol,
  exchange,
  handIn,
  type Office,
  openOffice,
  prepareRound,
  sealWith,
} from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import { SimulatedExpert } from './simulated-expert.ts';
import { ledgerOf } from './started-round.ts';

const round = 'CB-2026-1';
let office: Office;
let li: SimulatedExpert;

beforeEach(async () => {
  office = await openOffice();
  li = await SimulatedExpert.named('李明');
  await enrol(office, [li]);
});
afterEach(() => office.close());

const outFolder = () => readdir(path.join(office.folder, 'out'));
const document = (name: string) => path.join(office.folder, 'in', 'docs', name);

async function assignAll(): Promise<void> {
  const apps = threeLots.map(({ app }) => app);
  await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps }] });
}

test('a document that changed since it was attached stops the sealing, and nothing is left', async () => {
  await prepareRound(office, threeLots);
  await assignAll();
  const file = document('B-02.pdf');
  const before = await readFile(file);
  const swapped = Buffer.from(before);
  swapped[swapped.length - 2] = (swapped[swapped.length - 2] ?? 0) ^ 1;
  for (const tamper of [
    () => writeFile(file, swapped),
    () => appendFile(file, 'more'),
    () => writeFile(file, before.subarray(0, 4)),
  ]) {
    await writeFile(file, before);
    await tamper();
    await utimes(file, 0, 0);
    await expect(office.handlers.seal({ round, suite: 'x25519' })).rejects.toMatchObject({
      code: 'document-changed',
      details: { file: 'B-02.pdf' },
    });
    expect(await outFolder()).toEqual([]);
  }
  await writeFile(file, before);
  const sealed = await office.handlers.seal({ round, suite: 'x25519' });
  expect(sealed.phase).toBe('sealed');
});

test('sealing tells how far it is, and cancelling leaves the round as it was', async () => {
  await prepareRound(office, threeLots);
  await assignAll();
  const big = await open(document('B-01.pdf'), 'r+');
  await big.truncate(64 * 1024 * 1024);
  await big.close();
  await office.handlers.attachDocuments({ round });
  const cancel = () => office.jobs.cancel('seal');
  office.onProgress.push(({ job }) => {
    if (job === 'seal') cancel();
  });
  await expect(office.handlers.seal({ round, suite: 'x25519' })).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await outFolder()).toEqual([]);
  expect((await office.handlers.round({ round })).phase).toBe('preparing');
  office.onProgress.pop();
  const sealing = office.handlers.seal({ round, suite: 'x25519' });
  await new Promise<void>((resolve) => office.onProgress.push(() => resolve()));
  const meanwhile = await office.handlers.round({ round });
  const { rubric, policy } = meanwhile;
  await expect(async () =>
    office.handlers.saveRule({ round, rubric, policy }),
  ).rejects.toMatchObject({ code: 'job-running' });
  await expect(office.handlers.seal({ round, suite: 'x25519' })).rejects.toMatchObject({
    code: 'job-running',
  });
  await sealing;
  const told = office.progress.filter(({ job }) => job === 'seal');
  expect(told.at(-1)?.done).toBe(told.at(-1)?.total);
});

const sealedFile = () => path.join(office.folder, 'out', `${round}.hpbundle`);
const keptFolder = () => path.join(office.session().vault.folder, 'bundles');

test('a lost bundle is exported again from the copy that the workspace keeps', async () => {
  await prepareRound(office, threeLots);
  await expect(office.handlers.exportBundle({ round })).rejects.toMatchObject({
    code: 'round-not-sealed',
  });
  await assignAll();
  expect((await office.handlers.seal({ round, suite: 'x25519' })).bundle?.kept).toBe(true);
  const lost = await readFile(sealedFile());
  await rm(sealedFile());
  office.answers.saveAs = path.join(office.folder, 'out', 'again.hpbundle');
  expect(await office.handlers.exportBundle({ round })).toEqual({
    fileName: 'again.hpbundle',
    folder: path.join(office.folder, 'out'),
  });
  expect(lost.equals(await readFile(office.answers.saveAs))).toBe(true);
  const told = office.progress.filter(({ job }) => job === 'export');
  expect(told.at(-1)).toMatchObject({ done: 2 * lost.length, total: 2 * lost.length });
  await rm(office.answers.saveAs);
  office.onProgress.push(({ job }) => office.jobs.cancel(job));
  await expect(office.handlers.exportBundle({ round })).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await outFolder()).toEqual([]);
});

test('a kept bundle that is harmed or gone is not exported', async () => {
  await prepareRound(office, threeLots);
  await assignAll();
  await office.handlers.seal({ round, suite: 'x25519' });
  await rm(sealedFile());
  const [name = ''] = await readdir(keptFolder());
  const kept = path.join(keptFolder(), name);
  const harmed = await readFile(kept);
  harmed[500] = (harmed[500] ?? 0) ^ 1;
  const refused = () => expect(office.handlers.exportBundle({ round })).rejects;
  await writeFile(kept, harmed);
  await refused().toMatchObject({ code: 'kept-bundle-damaged' });
  await writeFile(kept, '');
  await refused().toMatchObject({ code: 'kept-bundle-damaged' });
  await rm(kept);
  await refused().toMatchObject({
    code: 'kept-bundle-missing',
    details: { file: `${round}.hpbundle`, folder: path.join(office.folder, 'out') },
  });
  expect((await office.handlers.round({ round })).bundle?.kept).toBe(false);
  expect(await outFolder()).toEqual([]);
});

test('a round is sealed although the workspace has no room for its copy, and says so', async () => {
  await prepareRound(office, threeLots);
  await assignAll();
  await writeFile(keptFolder(), 'where the folder would be');
  const sealed = await office.handlers.seal({ round, suite: 'x25519' });
  expect(sealed).toMatchObject({ phase: 'sealed', bundle: { kept: false } });
  const trust = trustInForce(office.session());
  const { seal } = await verifyBundle(sealedFile(), () => trust);
  expect(seal.payloadSha256).toBe(sealed.bundle?.sealSha256);
});

test('locking while sealing ends the job and leaves nothing', async () => {
  await prepareRound(office, threeLots);
  await assignAll();
  const sealing = office.handlers.seal({ round, suite: 'x25519' });
  await new Promise<void>((resolve) => office.onProgress.push(() => resolve()));
  office.jobs.cancelAll();
  office.lock();
  await expect(sealing).rejects.toMatchObject({ code: 'cancelled' });
  expect(await outFolder()).toEqual([]);
});

test('a bundle of the other suite is sealed without mixing, and opens with age', async () => {
  const hybrid = await openOffice({ suite: 'pq' });
  try {
    await enrol(hybrid, [li]);
    await prepareRound(hybrid, threeLots);
    await sealWith(hybrid, round, [li]);
    const verified = await verifyBundle(path.join(hybrid.folder, 'out', `${round}.hpbundle`), () =>
      trustInForce(hybrid.session()),
    );
    expect(verified.manifest.age_suite).toBe('x25519');
    await exchange(hybrid, round, [li]);
    await handIn(hybrid, 'declared.hppost', await li.post([li.declare()]));
    await exchange(hybrid, round, [li]);
    const granted = li.last('grant').payload.apps.find(({ app }) => app === 'B-02');
    const claims = verified.manifest.apps.find(({ app }) => app === 'B-02')?.docs[0];
    const entry = verified.manifest.entries.find(({ name }) => name === claims?.name);
    if (!entry) throw new Error('the manifest names the document');
    const bundle = await readFile(path.join(hybrid.folder, 'out', `${round}.hpbundle`));
    // A stored ZIP entry: 30 bytes, the name, then the bytes themselves.
    const start = entry.offset + 30 + entry.name.length;
    const sealed = await hybrid.write('one.age', bundle.subarray(start, start + entry.size));
    const key = await hybrid.write('one.key', `${granted?.identity}\n`);
    const opened = execFileSync('age', ['-d', '-i', key, sealed]).toString('utf8');
    expect(opened).toContain(`B-02.pdf ${round}`);
  } finally {
    await hybrid.close();
  }
});

test('released with the bundle, roster and keys travel in one post and everything returns in one', async () => {
  await prepareRound(office, threeLots, { release: 'with-bundle' });
  await sealWith(office, round, [li]);
  expect((await office.handlers.duePosts({ round }))[0]?.due).toEqual(['roster', 'grant']);
  await exchange(office, round, [li]);
  expect(li.last('grant').payload.coi_sha256).toBeNull();
  const declaration = li.declare({
    'B-02': { status: 'conflict', kind: 'R2', detail: '竞争项目' },
  });
  const sheets = ['B-01', 'B-02', 'B-03'].map((app) => li.score(office, app, [20, 20, 10, 10]));
  await handIn(office, 'all.hppost', await li.post([declaration, ...sheets]));
  expect(await ledgerOf(office, round)).toEqual([
    [
      'coi - r1 accepted',
      'sheet B-01 r1 accepted',
      'sheet B-02 r1 recused',
      'sheet B-03 r1 accepted',
    ],
  ]);
});

test('experts and applications can be added after sealing, and nothing issued is taken back', async () => {
  const wang = await SimulatedExpert.named('王芳', '南宁师范大学');
  await enrol(office, [wang]);
  await prepareRound(office, threeLots);
  await office.handlers.assign({
    round,
    assignments: [{ kid: li.kid, apps: ['B-01', 'B-02', 'B-03', 'B-04', 'B-05'] }],
  });
  await office.handlers.seal({ round, suite: 'x25519' });
  await exchange(office, round, [li]);
  const without = [{ kid: li.kid, apps: ['B-01'] }];
  await expect(async () =>
    office.handlers.assign({ round, assignments: without }),
  ).rejects.toMatchObject({ code: 'assignment-issued' });
  const apps = ['B-01', 'B-02', 'B-03', 'B-04', 'B-05'];
  const more = [
    { kid: li.kid, apps },
    { kid: wang.kid, apps: ['B-01'] },
  ];
  await office.handlers.assign({ round, assignments: more });
  await exchange(office, round, [wang]);
  await handIn(office, 'w1.hppost', await wang.post([wang.declare()]));
  await office.handlers.assign({
    round,
    assignments: [more[0], { kid: wang.kid, apps: ['B-01', 'B-02'] }].flatMap((one) => one ?? []),
  });
  await exchange(office, round, [wang]);
  expect(wang.last('roster').payload).toMatchObject({
    rev: 2,
    apps: [{ app: 'B-01' }, { app: 'B-02' }],
  });
  expect(wang.grantedApps()).toEqual(['B-01']);
  await handIn(office, 'w2.hppost', await wang.post([wang.declareAgain({})]));
  await exchange(office, round, [wang]);
  expect(wang.grantedApps()).toEqual(['B-01', 'B-02']);
});

test('a declaration or a key is never asked for before the round is sealed', async () => {
  await prepareRound(office, threeLots);
  const steps = [
    () => office.handlers.duePosts({ round }),
    () => office.handlers.writePosts({ round, kids: [] }),
    () => office.handlers.declarations({ round }),
    () => office.handlers.collect({ round }),
    () => office.handlers.merge({ round }),
    () => office.handlers.exportResult({ round, format: 'xlsx' }),
  ];
  for (const step of steps) {
    await expect(async () => step()).rejects.toMatchObject({ code: 'round-not-sealed' });
  }
  await assignAll();
  await office.handlers.seal({ round, suite: 'x25519' });
  await expect(async () =>
    office.handlers.exportResult({ round, format: 'xlsx' }),
  ).rejects.toMatchObject({ code: 'result-missing' });
  await expect(async () =>
    office.handlers.decide({ round, kid: li.kid, app: 'B-01', outcome: 'kept', reason: '-' }),
  ).rejects.toMatchObject({ code: 'declaration-missing' });
});
