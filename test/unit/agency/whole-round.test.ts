import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trustInForce } from '../../../electron/agency/agency-keys.ts';
import { contentHash } from '../../../electron/agency/merge-round.ts';
import { openBundle } from '../../../electron/formats/bundle-reader.ts';
import { cardCode } from '../../../electron/formats/card.ts';
import { openAgencyObject, openTrust, trustCode } from '../../../electron/formats/trust.ts';
import type { ResultFormat } from '../../../shared/operations/result.ts';
import { unzipped } from '../reports/unzipped.ts';
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

let office: Office;
let li: SimulatedExpert;
let wang: SimulatedExpert;
let zhao: SimulatedExpert;
const round = 'CB-2026-1';

beforeAll(async () => {
  office = await openOffice();
  li = await SimulatedExpert.named('李明');
  wang = await SimulatedExpert.named('王芳', '广西乙智能有限公司');
  zhao = await SimulatedExpert.named('赵强', '桂林电子科技大学');
});
afterAll(() => office.close());

test('an agency begins with a trust document whose root signs nothing else', async () => {
  const saved = await office.handlers.exportTrust({});
  const trust = openTrust(await readFile(path.join(saved.folder, saved.fileName), 'utf8'));
  const home = await office.handlers.home({});
  expect(home.trustCode).toBe(trustCode(trust.payload));
  expect(home.trustExportedAt).toBe(office.clock.now);
  const roles = trust.payload.keys.map(({ role }) => role).sort();
  expect(roles).toEqual(['form', 'grant', 'receipt', 'result', 'seal']);
  const kids = [...trust.payload.root, ...trust.payload.keys].map(({ kid }) => kid);
  expect(new Set(kids).size).toBe(6);
  const invitation = await office.handlers.exportInvitation({});
  const pdf = await readFile(path.join(invitation.folder, invitation.fileName), 'utf8');
  expect(pdf).toContain(home.trustCode);
});

test('a card waits for the read-out code, and a wrong code changes nothing', async () => {
  const received = await office.receive(await office.write('li.hpcard', li.card.jws));
  expect(received).toMatchObject({ kind: 'card', outcome: 'needs-confirmation', subject: li.kid });
  await expect(async () =>
    office.handlers.confirmExpert({ kid: li.kid, code: cardCode(wang.card) }),
  ).rejects.toMatchObject({ code: 'expert-code-wrong' });
  expect(await office.handlers.experts({})).toMatchObject([{ name: '李明', state: 'pending' }]);
  await office.handlers.confirmExpert({ kid: li.kid, code: cardCode(li.card).toLowerCase() });
  expect(await office.handlers.experts({})).toMatchObject([{ name: '李明', state: 'confirmed' }]);
  const again = await office.receive(await office.write('li.hpcard', li.card.jws));
  expect(again.outcome).toBe('already-known');
});

test('a single bidder goes straight to signing and is neither assigned nor sealed', async () => {
  await enrol(office, [wang, zhao]);
  await prepareRound(office, threeLots);
  const before = await office.handlers.round({ round });
  expect(before.applications.filter(({ direct }) => direct).map(({ app }) => app)).toEqual([
    'B-06',
  ]);
  expect(before.steps.seal.blocked?.en).toContain('No expert is assigned');
  await sealWith(office, round, [li, wang, zhao]);
  const after = await office.handlers.round({ round });
  expect(after.phase).toBe('sealed');
  expect(after.assignments.map(({ apps }) => apps)).toEqual(
    Array(3).fill(['B-01', 'B-02', 'B-03', 'B-04', 'B-05']),
  );
  const ofWang = after.assignments.find(({ kid }) => kid === wang.kid);
  expect(ofWang?.unitConflicts).toEqual(['B-02']);
  const bundle = await openBundle(path.join(office.folder, 'out', `${round}.hpbundle`), () =>
    trustInForce(office.session()),
  );
  expect(bundle.manifest.apps.map(({ app }) => app)).toEqual([
    'B-01',
    'B-02',
    'B-03',
    'B-04',
    'B-05',
  ]);
  expect(after.bundle?.code).toBe(bundle.code);
  await bundle.close();
});

test('once sealed, nothing about the round can change', async () => {
  const sealed = await office.handlers.round({ round });
  const { rubric, policy, title, release } = sealed;
  const dates = { opensAt: sealed.opensAt, closesAt: sealed.closesAt };
  const attempts = [
    () => office.handlers.saveRule({ round, rubric, policy }),
    () => office.handlers.updateBasics({ round, title, release, ...dates }),
    () => office.handlers.importIndex({ round }),
    () => office.handlers.attachDocuments({ round }),
    () => office.handlers.removeApplication({ round, app: 'B-01' }),
    () => office.handlers.seal({ round, suite: 'x25519' }),
  ];
  for (const attempt of attempts) {
    await expect(async () => attempt()).rejects.toMatchObject({ code: 'round-sealed' });
  }
});

test('rosters go first; keys follow the declaration, never for a conflict that is undecided', async () => {
  const kinds = async () =>
    Object.fromEntries(
      (await office.handlers.duePosts({ round })).map(({ name, due }) => [name, due]),
    );
  expect(await kinds()).toEqual({ 李明: ['roster'], 王芳: ['roster'], 赵强: ['roster'] });
  await exchange(office, round, [li, wang, zhao]);
  expect(await kinds()).toEqual({ 李明: [], 王芳: [], 赵强: [] });
  expect(li.received.map(({ type }) => type)).toEqual(['roster']);

  const ofLi = li.declare();
  const ofWang = wang.declare({ 'B-02': { status: 'conflict', kind: 'R3', detail: '本单位项目' } });
  const ofZhao = zhao.declare({ 'B-05': { status: 'recuse', detail: '不熟悉该领域' } });
  for (const [expert, declaration] of [
    [li, ofLi],
    [wang, ofWang],
    [zhao, ofZhao],
  ] as const) {
    const answer = await handIn(office, `${expert.name}.hppost`, await expert.post([declaration]));
    expect(answer.outcome).toBe('accepted');
  }
  const due = await office.handlers.duePosts({ round });
  expect(due.find(({ kid }) => kid === wang.kid)).toMatchObject({
    due: ['grant', 'receipt'],
    waitingFor: { zh: '等待本机构作出回避决定' },
  });
  await exchange(office, round, [li, wang, zhao]);
  expect(li.grantedApps()).toEqual(['B-01', 'B-02', 'B-03', 'B-04', 'B-05']);
  expect(wang.grantedApps()).toEqual(['B-01', 'B-03', 'B-04', 'B-05']);
  expect(zhao.grantedApps()).toEqual(['B-01', 'B-02', 'B-03', 'B-04']);
  expect(li.deliveries.map(({ payload }) => payload.delivery_seq)).toEqual([1, 2]);
  expect(li.deliveries[1]?.payload.prev_delivery_sha256).toBe(li.deliveries[0]?.payloadSha256);
});

test('a decision needs a declaration and a reason, and goes out with the next post', async () => {
  await expect(async () =>
    office.handlers.decide({ round, kid: zhao.kid, app: 'B-05', outcome: 'kept', reason: '可评' }),
  ).rejects.toMatchObject({ code: 'decision-not-needed' });
  const reason = '所属单位即申报单位，应当回避。';
  const rows = await office.handlers.decide({
    round,
    kid: wang.kid,
    app: 'B-02',
    outcome: 'recused',
    reason,
  });
  const row = rows.find(({ kid }) => kid === wang.kid)?.apps.find(({ app }) => app === 'B-02');
  expect(row?.decision).toEqual({ outcome: 'recused', reason });
  await exchange(office, round, [wang]);
  expect(wang.last('decision').payload.apps).toEqual([{ app: 'B-02', outcome: 'recused', reason }]);
  expect(wang.received.filter(({ type }) => type === 'grant')).toHaveLength(1);
});

test('sheets come in, receipts go out, and the merge says who is missing and who recused', async () => {
  const before = await office.handlers.collect({ round });
  expect(before.outstanding.map(({ name, missing }) => [name, missing.length])).toEqual([
    ['李明', 5],
    ['王芳', 4],
    ['赵强', 4],
  ]);
  const sheets = new Map([
    [li, ['B-01', 'B-02', 'B-03', 'B-04', 'B-05']],
    [wang, ['B-01', 'B-03', 'B-04', 'B-05']],
    [zhao, ['B-01', 'B-02', 'B-03']],
  ]);
  for (const [expert, apps] of sheets) {
    const signed = apps.map((app, index) => expert.score(office, app, [25 - index, 24, 15.5, 16]));
    await handIn(office, `${expert.name}-评分.hppost`, await expert.post(signed));
  }
  const view = await office.handlers.collect({ round });
  const verdicts = view.ledger.flatMap(({ items }) => items.map(({ verdict }) => verdict));
  expect(new Set(verdicts)).toEqual(new Set(['accepted']));
  expect(view.outstanding).toMatchObject([{ name: '赵强', missing: ['B-04'], declaration: false }]);

  await exchange(office, round, [li, wang, zhao]);
  const receipt = li.last('receipt').payload;
  expect(receipt.items.map(({ type, verdict }) => [type, verdict])).toEqual([
    ['coi', 'accepted'],
    ...Array(5).fill(['sheet', 'accepted']),
  ]);
  expect((await office.handlers.duePosts({ round })).flatMap(({ due }) => due)).toEqual([]);

  const { content } = await office.handlers.merge({ round });
  expect(content.lots.map(({ lot, state }) => [lot, state])).toEqual([
    ['N-1', 'held'],
    ['N-2', 'held'],
    ['N-3', 'direct-single'],
  ]);
  const uses = content.lots.flatMap(({ standings }) =>
    standings.flatMap(({ app, sheets: rows }) =>
      rows.filter(({ use }) => use !== 'used').map(({ name, use }) => `${app} ${name} ${use}`),
    ),
  );
  expect(uses).toEqual(['B-02 王芳 recused', 'B-04 赵强 missing', 'B-05 赵强 cannot-judge']);
});

test('merging again without a change gives the same signed result, and a change the next one', async () => {
  const first = await office.handlers.merge({ round });
  office.clock.now = '2026-11-25T01:00:00Z';
  expect(await office.handlers.merge({ round })).toEqual(first);
  await handIn(
    office,
    '补交.hppost',
    await zhao.post([zhao.score(office, 'B-04', [20, 20, 10, 10])]),
  );
  const second = await office.handlers.merge({ round });
  expect(second.contentSha256).not.toBe(first.contentSha256);
  expect(await office.handlers.result({ round })).toEqual(second);
  expect((await office.handlers.round({ round })).phase).toBe('merged');
});

const saved = async (format: ResultFormat) => {
  const { folder, fileName } = await office.handlers.exportResult({ round, format });
  return readFile(path.join(folder, fileName));
};

test('the result leaves as workbook, csv, signed object and printed report', async () => {
  expect((await saved('xlsx')).subarray(0, 2).toString()).toBe('PK');
  expect((await saved('csv')).toString('utf8')).toContain('B-01 揭榜方案');
  expect((await saved('report')).toString('utf8')).toContain('2026 年跨境揭榜挂帅 · 预评审');
  const trust = trustInForce(office.session()).payload;
  const signed = openAgencyObject('result', (await saved('signed')).toString('utf8'), trust);
  const result = await office.handlers.result({ round });
  expect(signed.payloadSha256).toBe(result?.resultSha256);
  expect(contentHash(signed.payload.content)).toBe(result?.contentSha256);
});

test('what leaves for publication names no expert, in files whose name says what they are', async () => {
  const result = await office.handlers.result({ round });
  const sheets = result?.content.lots.flatMap(({ standings }) =>
    standings.flatMap((standing) => standing.sheets),
  );
  const digests = (sheets ?? []).flatMap(({ sha256 }) => sha256 ?? []);
  expect(digests.length).toBeGreaterThan(5);
  const needles = [...digests, ...[li, wang, zhao].flatMap(({ name, kid }) => [name, kid])];
  const foundIn = (bytes: Buffer) => needles.filter((needle) => bytes.includes(needle));
  expect(foundIn(await saved('report'))).toContain('李明');
  expect(foundIn(await saved('public-report'))).toEqual([]);
  expect(foundIn(await saved('public-csv'))).toEqual([]);
  const parts = unzipped(await saved('public-xlsx'));
  expect([...parts.values()].flatMap(foundIn)).toEqual([]);
  const { fileName } = await office.handlers.exportResult({ round, format: 'public-csv' });
  expect(fileName).toBe(`评审结果-公布版-${round}.csv`);
});

test('statistics are those of the last result, and the JSON export carries them', async () => {
  const result = await office.handlers.result({ round });
  const statistics = await office.handlers.statistics({ round });
  expect(statistics).toMatchObject({ advisory: true, contentSha256: result?.contentSha256 });
  const document: unknown = JSON.parse((await saved('json')).toString('utf8'));
  expect(document).toMatchObject({ statistics: { seed: statistics?.seed } });
});
