import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cardCode } from '../../../electron/formats/card.ts';
import {
  closesAt,
  enrol,
  exchange,
  type Office,
  openOffice,
  opensAt,
  prepareRound,
} from './agency-office.ts';
import { aCsvIndex, threeLots } from './application-rows.ts';
import { SimulatedExpert } from './simulated-expert.ts';

let round: string;
const basics = {
  title: '预评审',
  programme: 'guangxi-cross-border',
  review: 'cb-pre-review',
  release: 'after-declaration',
  opensAt,
  closesAt,
} as const;

// One agency; each test has a round of its own in it.
let office: Office;
let rounds = 0;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  rounds += 1;
  round = `R-${rounds}`;
  await rm(path.join(office.folder, 'in'), { recursive: true, force: true });
});

const refusal = (work: () => unknown) => expect(async () => work()).rejects;

test('a round knows the last of the working days that its document sets, and whether it is late', async () => {
  const dates = { ...basics, opensAt: '2026-11-20T01:00:00Z', round };
  const made = await office.handlers.createRound({ ...dates, closesAt: '2026-12-04T10:00:00Z' });
  expect(made.due).toMatchObject({ date: '2026-12-04', count: 10, known: true, late: false });
  const other = { ...dates, round: `${round}-LATE`, closesAt: '2026-12-04T17:00:00Z' };
  expect((await office.handlers.createRound(other)).due).toMatchObject({ late: true });
  const free = { programme: 'guangxi-ai-platform', review: 'platform-rd-institute' };
  const unset = { ...dates, ...free, round: `${round}-FREE`, closesAt: '2026-12-04T10:00:00Z' };
  expect((await office.handlers.createRound(unset)).due).toBeNull();
});

test('the calendar of a round tells each day of its period, what closes it and what the document sets', async () => {
  const dates = { opensAt: '2026-09-25T01:00:00Z', closesAt: '2026-10-10T10:00:00Z' };
  await office.handlers.createRound({ ...basics, ...dates, round });
  const { folder, fileName } = await office.handlers.exportCalendar({ round });
  const page = await readFile(path.join(folder, fileName), 'utf8');
  expect(page).toContain('<dt>截止日</dt><dd>2026-10-10，评审期共 6 个工作日</dd>');
  expect(page).toContain('10 个工作日，至 2026-10-15');
  expect(page).toContain(
    '>2026-10-01</td><td class="word">周四</td><td class="number">—</td><td>法定节假日（国庆节）</td>',
  );
  expect(page).toContain('<td class="number">6</td><td>调休上班（国庆节）；截止日</td>');
  expect(page).toContain('<td class="number">10</td><td>工作日；规定的 10 个工作日届满</td>');
});

test('a round starts with the rubric and rule of its review, and only once under its id', async () => {
  const offers = await office.handlers.offers({});
  const offer = offers.find(({ review }) => review === 'cb-pre-review');
  const made = await office.handlers.createRound({ ...basics, round });
  expect(made).toMatchObject({ phase: 'preparing', rubric: offer?.rubric, policy: offer?.policy });
  await refusal(() => office.handlers.createRound({ ...basics, round })).toMatchObject({
    code: 'round-exists',
  });
  await refusal(() =>
    office.handlers.createRound({ ...basics, round: 'NEW', closesAt: opensAt }),
  ).toMatchObject({ code: 'round-dates' });
  await refusal(() =>
    office.handlers.createRound({ ...basics, round: 'NEW', review: 'nothing' }),
  ).toMatchObject({ code: 'programme-unknown' });
  await refusal(() => office.handlers.round({ round: 'NEW' })).toMatchObject({
    code: 'round-unknown',
  });
});

test('the rule can change before sealing, and never to one that contradicts itself', async () => {
  const { rubric, policy } = await office.handlers.createRound({ ...basics, round });
  const kept = { ...policy, quorum: { minSheets: 5 } };
  const saved = await office.handlers.saveRule({ round, rubric, policy: kept });
  expect(saved.policy.quorum.minSheets).toBe(5);
  expect(saved.steps.rule.done).toBe(true);
  const lighter = { ...rubric, criteria: rubric.criteria.slice(1) };
  await refusal(() => office.handlers.saveRule({ round, rubric: lighter, policy })).toMatchObject({
    code: 'rule-invalid',
  });
  expect((await office.handlers.round({ round })).rubric).toEqual(rubric);
});

test('every problem of an index comes at once, and nothing of it is taken in', async () => {
  await office.handlers.createRound({ ...basics, round });
  const good = aCsvIndex(threeLots);
  const bad = good.replace('B-02,', 'B-01,').replace('广西丙数据有限公司', '');
  office.answers.files = [await office.write('bad.csv', bad)];
  const answer = await office.handlers.importIndex({ round });
  expect(answer.problems.map(({ row, column }) => [row, column])).toEqual([
    [3, 'A'],
    [4, 'E'],
  ]);
  expect(answer.round.applications).toEqual([]);
  office.answers.files = [await office.write('good.csv', good)];
  const taken = await office.handlers.importIndex({ round });
  expect(taken.problems).toEqual([]);
  expect(taken.round.applications.map(({ app }) => app)).toEqual(threeLots.map(({ app }) => app));
  office.answers.files = [];
  await refusal(() => office.handlers.importIndex({ round })).toMatchObject({
    code: 'dialog-cancelled',
  });
});

test('the index template leaves as xlsx and csv', async () => {
  await office.handlers.createRound({ ...basics, round });
  for (const format of ['xlsx', 'csv'] as const) {
    const { fileName } = await office.handlers.exportIndexTemplate({ round, format });
    expect(fileName).toMatch(new RegExp(`\\.${format}$`));
  }
});

test('missing, empty, foreign and repeated documents are each marked and named', async () => {
  await office.handlers.createRound({ ...basics, round });
  office.answers.files = [await office.write('index.csv', aCsvIndex(threeLots))];
  await office.handlers.importIndex({ round });
  const pdf = (text: string) => `%PDF-1.7\n${text}\n`;
  await office.write('docs/B-01.pdf', pdf('one'));
  // Decomposed: as some systems store what was typed composed.
  await office.write(`docs/${'B-01-附件.pdf'.normalize('NFD')}`, pdf('attachment'));
  await office.write('docs/B-02.pdf', '');
  await office.write('docs/B-03.pdf', 'PK not a pdf');
  await office.write('docs/b-04.pdf', pdf('wrong case'));
  await office.write('docs/B-05.pdf', pdf('one'));
  await office.write('docs/B-06.pdf', pdf('six'));
  office.answers.folder = path.join(office.folder, 'in', 'docs');
  const { problems, round: view } = await office.handlers.attachDocuments({ round });
  expect(problems.map(({ message }) => message.en)).toEqual([
    'B-02: “B-02.pdf” is empty',
    'B-03: “B-03.pdf” is not a PDF',
    'B-04: “B-04.pdf” is not in the folder',
    'B-05: “B-05.pdf” has the same contents as B-01 “B-01.pdf”',
    '1 PDFs of the folder are not in the index: b-04.pdf',
  ]);
  const states = view.applications.flatMap(({ documents }) => documents.map(({ state }) => state));
  expect(states).toEqual([
    'present',
    'present',
    'not-pdf',
    'not-pdf',
    'missing',
    'present',
    'present',
  ]);
  expect(view.steps.seal.blocked?.en).toBe(
    'Documents are missing for 3 applications: B-02、B-03、B-04.',
  );
  await refusal(() => office.handlers.seal({ round, suite: 'x25519' })).toMatchObject({
    code: 'seal-blocked',
  });
});

test('a composed and a decomposed name that look the same are told to be ambiguous', async () => {
  await office.handlers.createRound({ ...basics, round });
  const rows = [{ app: 'B-01', lot: 'N-1', unit: '甲', files: ['résumé.pdf'] }];
  office.answers.files = [await office.write('index.csv', aCsvIndex(rows))];
  await office.handlers.importIndex({ round });
  const folder = path.join(office.folder, 'in', 'docs');
  await mkdir(folder, { recursive: true });
  for (const form of ['NFC', 'NFD'] as const) {
    await writeFile(path.join(folder, 'résumé.pdf'.normalize(form)), `%PDF-1.7 ${form}`);
  }
  office.answers.folder = folder;
  const { problems } = await office.handlers.attachDocuments({ round });
  expect(problems[0]?.message.en).toContain('stands for two files');
});

test('importing an index again keeps the assignments that it still names', async () => {
  const li = await SimulatedExpert.named('李明');
  await enrol(office, [li]);
  await prepareRound(office, threeLots, { round });
  await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps: ['B-01', 'B-05'] }] });
  office.answers.files = [await office.write('less.csv', aCsvIndex(threeLots.slice(0, 3)))];
  const { round: view } = await office.handlers.importIndex({ round });
  expect(view.assignments).toMatchObject([{ kid: li.kid, apps: ['B-01'] }]);
  const removed = await office.handlers.removeApplication({ round, app: 'B-01' });
  expect(removed.assignments).toEqual([]);
  await refusal(() => office.handlers.removeApplication({ round, app: 'B-01' })).toMatchObject({
    code: 'application-unknown',
  });
});

test('only confirmed experts and known applications can be assigned', async () => {
  const [li, wang] = [await SimulatedExpert.named('李明'), await SimulatedExpert.named('王芳')];
  await enrol(office, [li]);
  await office.receive(await office.write('wang.hpcard', wang.card.jws));
  await prepareRound(office, threeLots, { round });
  const assign = (kid: string, apps: readonly string[]) =>
    refusal(() => office.handlers.assign({ round, assignments: [{ kid, apps: [...apps] }] }));
  await assign(wang.kid, ['B-01']).toMatchObject({ code: 'expert-unconfirmed' });
  await assign(li.kid, ['B-99']).toMatchObject({ code: 'application-unknown' });
  const stranger = await SimulatedExpert.named('孙行');
  await assign(stranger.kid, ['B-01']).toMatchObject({ code: 'expert-unknown' });
});

test('units are compared by what they are called, not by how it is typed', async () => {
  const li = await SimulatedExpert.named('李明', ' 广西甲科技有限公司（南宁） ');
  await enrol(office, [li]);
  const rows = [
    { app: 'B-01', lot: 'N-1', unit: '广西甲科技有限公司(南宁)', files: ['1.pdf'] },
    {
      app: 'B-02',
      lot: 'N-1',
      unit: '乙',
      partners: '广西甲科技有限公司（南宁）',
      files: ['2.pdf'],
    },
    { app: 'B-03', lot: 'N-1', unit: '丙', demand: '广西甲科技有限公司（南宁）', files: ['3.pdf'] },
    { app: 'B-04', lot: 'N-1', unit: '丁', files: ['4.pdf'] },
  ];
  await prepareRound(office, rows, { round });
  const apps = rows.map(({ app }) => app);
  const view = await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps }] });
  expect(view.assignments[0]?.unitConflicts).toEqual(['B-01', 'B-02', 'B-03']);
});

test('an expert can be removed until a round names them', async () => {
  const [li, wang] = [await SimulatedExpert.named('李明'), await SimulatedExpert.named('王芳')];
  await enrol(office, [li, wang]);
  await prepareRound(office, threeLots, { round });
  await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps: ['B-01'] }] });
  await refusal(() => office.handlers.removeExpert({ kid: li.kid })).toMatchObject({
    code: 'expert-in-use',
  });
  const left = await office.handlers.removeExpert({ kid: wang.kid });
  expect(left.map(({ kid }) => kid)).not.toContain(wang.kid);
  await refusal(() =>
    office.handlers.confirmExpert({ kid: wang.kid, code: cardCode(wang.card) }),
  ).toMatchObject({ code: 'expert-unknown' });
});

test('an application that becomes the only one of its need is assigned to nobody any more', async () => {
  const li = await SimulatedExpert.named('李明');
  await enrol(office, [li]);
  await prepareRound(office, threeLots, { round });
  const apps = threeLots.map(({ app }) => app);
  await office.handlers.assign({ round, assignments: [{ kid: li.kid, apps }] });
  const left = await office.handlers.removeApplication({ round, app: 'B-05' });
  expect(left.applications.find(({ app }) => app === 'B-04')?.direct).toBe(true);
  expect(left.assignments.map((entry) => entry.apps)).toEqual([['B-01', 'B-02', 'B-03']]);
  await office.handlers.seal({ round, suite: 'x25519' });
  await exchange(office, round, [li]);
  expect(li.last('roster').payload.apps.map(({ app }) => app)).toEqual(['B-01', 'B-02', 'B-03']);
  const { content } = await office.handlers.merge({ round });
  expect(content.lots.map(({ lot, state }) => `${lot} ${state}`).slice(1)).toEqual([
    'N-2 direct-single',
    'N-3 direct-single',
  ]);
});
