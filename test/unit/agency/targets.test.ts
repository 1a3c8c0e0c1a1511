import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { closesAt, enrol, type Office, openOffice, opensAt } from './agency-office.ts';
import { plainIndex, targetsOf } from './plain-index.ts';
import { SimulatedExpert } from './simulated-expert.ts';

// One agency; each test has a midterm round of its own in it.
let office: Office;
let li: SimulatedExpert;
let round: string;
let rounds = 0;
beforeAll(async () => {
  office = await openOffice();
  li = await SimulatedExpert.named('李明');
  await enrol(office, [li]);
});
afterAll(() => office.close());
beforeEach(async () => {
  rounds += 1;
  round = `M-${rounds}`;
  await mkdir(path.join(office.folder, 'in/docs'), { recursive: true });
  await office.handlers.createRound({
    round,
    title: '中期检查',
    programme: 'guangxi-cross-border',
    review: 'cb-midterm',
    release: 'after-declaration',
    opensAt,
    closesAt,
  });
});

const rows = ['P-01', 'P-02'].map((app) => ({
  app,
  lot: '',
  unit: `${app}公司`,
  files: [`${app}.pdf`],
}));
const take = async (csv: string) => {
  office.answers.files = [await office.write('table.csv', csv)];
  return office.handlers.importIndex({ round });
};
const targetIds = async () =>
  (await office.handlers.round({ round })).applications.map(({ app, targets }) =>
    [app, ...targets.map(({ id }) => id)].join(' '),
  );

test('targets come for the applications that the round has, and stay when the index is taken in again', async () => {
  await take(plainIndex(rows));
  expect(await targetIds()).toEqual(['P-01', 'P-02']);
  const { problems } = await take(targetsOf(['P-01', 'P-03']));
  expect(
    problems.map(({ sheet, row, column, message }) => [sheet, row, column, message.zh]),
  ).toEqual([6, 7, 8, 9].map((row) => ['任务书指标', row, 'A', '清单中没有项目 P-03']));
  expect(await targetIds()).toEqual(['P-01', 'P-02']);
  expect((await take(targetsOf(['P-01']))).problems).toEqual([]);
  expect(await targetIds()).toEqual(['P-01 T-01 T-02 T-03 T-04', 'P-02']);
  await take(
    plainIndex([...rows, { ...rows[0], app: 'P-09', lot: '', unit: '丙', files: ['x.pdf'] }]),
  );
  expect(await targetIds()).toEqual(['P-01 T-01 T-02 T-03 T-04', 'P-02', 'P-09']);
  await take(targetsOf(['P-02']));
  expect(await targetIds()).toEqual(['P-01', 'P-02 T-01 T-02 T-03 T-04', 'P-09']);
});

test('a round whose review judges targets is not sealed without them', async () => {
  for (const { app } of rows) await office.write(`docs/${app}.pdf`, '%PDF-1.7\n');
  await take(plainIndex(rows));
  office.answers.folder = path.join(office.folder, 'in/docs');
  await office.handlers.attachDocuments({ round });
  const apps = rows.map(({ app }) => app);
  await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps }] });
  const blocked = async () => (await office.handlers.round({ round })).steps.seal.blocked?.zh;
  expect(await blocked()).toBe('2 个项目还没有任务书指标：P-01、P-02。');
  await take(targetsOf(['P-01']));
  expect(await blocked()).toBe('1 个项目还没有任务书指标：P-02。');
  office.answers.saveAs = path.join(office.folder, 'midterm.hpbundle');
  expect(
    await codeOfRefusalAsync(async () => office.handlers.seal({ round, suite: 'x25519' })),
  ).toBe('seal-blocked');
  await take(targetsOf(apps));
  expect(await blocked()).toBeUndefined();
  const { rubric, policy } = await office.handlers.round({ round });
  const kinds = rubric.targets?.kinds.filter(({ id }) => id !== 'SCENE') ?? [];
  const fewer = rubric.targets ? { ...rubric, targets: { ...rubric.targets, kinds } } : rubric;
  await office.handlers.saveRule({ round, rubric: fewer, policy });
  expect(await blocked()).toContain('已没有这些项目所用的指标类别');
  await office.handlers.saveRule({ round, rubric, policy });
  const sealed = await office.handlers.seal({ round, suite: 'x25519' });
  expect(sealed.bundle?.fileName).toBe('midterm.hpbundle');
});

test('a review that judges no targets has no template for them', async () => {
  await office.handlers.createRound({
    round: `${round}-PRE`,
    title: '预评审',
    programme: 'guangxi-cross-border',
    review: 'cb-pre-review',
    release: 'after-declaration',
    opensAt,
    closesAt,
  });
  const write = (id: string) =>
    office.handlers.exportIndexTemplate({ round: id, format: 'targets-csv' });
  expect(await codeOfRefusalAsync(async () => write(`${round}-PRE`))).toBe('targets-not-judged');
  office.answers.saveAs = path.join(office.folder, 'targets.csv');
  expect((await write(round)).fileName).toMatch(/\.csv$/);
});
