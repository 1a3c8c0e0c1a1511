import { mkdir, readdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enrol, type Office, openOffice, prepareRound, sealWith } from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import { SimulatedExpert } from './simulated-expert.ts';

let office: Office;
let round: string;
let folder: string;

beforeEach(async () => {
  office = await openOffice();
  const names = Array.from({ length: 11 }, (_, i) => `专家${String(i + 1).padStart(2, '0')}`);
  const experts = await Promise.all(names.map((name) => SimulatedExpert.named(name)));
  await enrol(office, experts);
  round = await prepareRound(office, threeLots);
  await sealWith(office, round, experts);
  folder = path.join(office.folder, 'posts');
  await mkdir(folder);
  office.answers.folder = folder;
});
afterEach(() => office.close());

const dueNames = async () =>
  (await office.handlers.duePosts({ round }))
    .filter(({ due }) => due.length > 0)
    .map((one) => one.name);

test('every expert of a panel gets a post, each under the own name', async () => {
  const { files } = await office.handlers.writePosts({ round, kids: [] });
  expect(files).toHaveLength(11);
  expect((await readdir(folder)).sort()).toEqual([...files].sort());
  expect(await dueNames()).toEqual([]);
});

test('a file that cannot be written leaves its post due and takes no other with it', async () => {
  const inTheWay = path.join(folder, `专家03-${round}-01.hppost`);
  await mkdir(inTheWay);
  const writing = office.handlers.writePosts({ round, kids: [] });
  await expect(writing).rejects.toMatchObject({ code: 'file-unwritable' });
  const due = await dueNames();
  expect(due).toContain('专家03');
  expect(due).not.toContain('专家02');
  expect(due).not.toContain('专家04');
  await rmdir(inTheWay);
  const { files } = await office.handlers.writePosts({ round, kids: [] });
  expect(files.every((file) => file.endsWith('-01.hppost'))).toBe(true);
  expect(await readdir(folder)).toHaveLength(11);
  expect(await dueNames()).toEqual([]);
});
