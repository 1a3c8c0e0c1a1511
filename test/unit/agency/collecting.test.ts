import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import type { Sheet } from '../../../shared/objects/sheet.ts';
import { closesAt, enrol, exchange, handIn, type Office, openOffice } from './agency-office.ts';
import { SimulatedExpert } from './simulated-expert.ts';
import { ledgerOf, shareStartedRound, startRound } from './started-round.ts';

const round = 'CB-2026-1';
const scores = [24, 24, 15, 15] as const;
const { li, wang, copyOfOffice, ...shared } = await shareStartedRound(round);
let office: Office;
beforeEach(() => {
  office = shared.office();
});

const sheet = (app: string, change: Partial<Sheet> = {}) => li.score(office, app, scores, change);
const send = async (...objects: (SignedObject<'sheet'> | SignedObject<'coi'>)[]) =>
  handIn(office, 'post.hppost', await li.post(objects));
/** The ledger without the two declarations that it began with. */
const ledger = async () => (await ledgerOf(office, round)).slice(2);

test('an amendment supersedes, and each post keeps telling what became of its sheets', async () => {
  const first = sheet('B-01');
  await send(first, sheet('B-02'));
  await send(li.amend(first, { comments: [{ item: 'RISK-BENEFIT', text: '修改意见。' }] }));
  expect(await ledger()).toEqual([
    ['sheet B-01 r1 superseded', 'sheet B-02 r1 accepted'],
    ['sheet B-01 r2 accepted'],
  ]);
});

test('an amendment that arrives first is held until the revision before it is there', async () => {
  const first = sheet('B-01');
  const early = await li.post([first]);
  await send(li.amend(first));
  expect(await ledger()).toEqual([['sheet B-01 r2 held']]);
  const [outstanding] = (await office.handlers.collect({ round })).outstanding;
  expect(outstanding).toMatchObject({ name: '李明', missingPosts: [2] });
  await handIn(office, 'early.hppost', early);
  expect(await ledger()).toEqual([['sheet B-01 r2 accepted'], ['sheet B-01 r1 superseded']]);
});

test('a post of sheets with the declaration makes good the posts before it', async () => {
  await li.post([sheet('B-01')]);
  const { declaration } = li;
  if (!declaration) throw new Error('the expert has declared');
  await send(declaration, sheet('B-01'));
  const { outstanding } = await office.handlers.collect({ round });
  expect(outstanding.find(({ name }) => name === '李明')?.missingPosts ?? []).toEqual([]);
});

test('the same post again changes nothing, the same sheet in another post counts once', async () => {
  const first = sheet('B-01');
  const post = await li.post([first]);
  await handIn(office, 'post.hppost', post);
  const before = office.session().vault.read.all('SELECT * FROM journal');
  const again = await handIn(office, 'copy.hppost', post);
  expect(again.outcome).toBe('already-known');
  expect(office.session().vault.read.all('SELECT * FROM journal')).toEqual(before);
  await send(first, sheet('B-02'));
  expect(await ledger()).toEqual([
    ['sheet B-01 r1 accepted'],
    ['sheet B-01 r1 already-known', 'sheet B-02 r1 accepted'],
  ]);
});

test('two sheets of one revision quarantine each other and the result points at it', async () => {
  await send(sheet('B-01'));
  await send(sheet('B-01', { overall: '另一份' }));
  expect(await ledger()).toEqual([['sheet B-01 r1 equivocation'], ['sheet B-01 r1 equivocation']]);
  const { content } = await office.handlers.merge({ round });
  expect(content.flags).toContainEqual(
    expect.objectContaining({ kind: 'two-sheets-one-revision', app: 'B-01' }),
  );
});

test('a conflict that is declared later voids the sheet, which stays on record', async () => {
  await send(sheet('B-01'), sheet('B-02'));
  await send(
    li.declareAgain({ 'B-01': { status: 'conflict', kind: 'R1', detail: '负责人系近亲属' } }),
  );
  expect(await ledger()).toEqual([
    ['sheet B-01 r1 void', 'sheet B-02 r1 accepted'],
    ['coi - r2 accepted'],
  ]);
  const used = async () => {
    const { content } = await office.handlers.merge({ round });
    const standing = content.lots
      .flatMap(({ standings }) => standings)
      .find((s) => s.app === 'B-01');
    return standing?.sheets.find(({ kid }) => kid === li.kid)?.use;
  };
  expect(await used()).toBe('void');
  await office.handlers.decide({
    round,
    kid: li.kid,
    app: 'B-01',
    outcome: 'kept',
    reason: '经核实不属于近亲属，可以继续评审。',
  });
  expect(await ledger()).toEqual([
    ['sheet B-01 r1 accepted', 'sheet B-02 r1 accepted'],
    ['coi - r2 accepted'],
  ]);
  expect(await used()).toBe('used');
});

test('the agency may recuse an expert who declared nothing, and says so in the next post', async () => {
  await send(sheet('B-01'));
  const reason = '查实三年内有劳动关系。';
  await office.handlers.decide({ round, kid: li.kid, app: 'B-01', outcome: 'recused', reason });
  expect(await ledger()).toEqual([['sheet B-01 r1 void']]);
  await exchange(office, round, [li]);
  expect(li.last('decision').payload.apps).toEqual([{ app: 'B-01', outcome: 'recused', reason }]);
  expect(li.last('receipt').payload.items.at(-1)).toMatchObject({ app: 'B-01', verdict: 'void' });
});

test('a sheet against the own declaration is refused as recused', async () => {
  await send(
    li.declareAgain({ 'B-01': { status: 'recuse', detail: '不熟悉' } }),
    li.score(office, 'B-01', scores),
  );
  expect(await ledger()).toEqual([['coi - r2 accepted', 'sheet B-01 r1 recused']]);
});

test('a sheet upon a declaration that is still under way is held until that arrives', async () => {
  const again = await li.post([li.declareAgain({})]);
  await send(sheet('B-01'));
  expect(await ledger()).toEqual([['sheet B-01 r1 declaration-missing']]);
  await handIn(office, 'declaration.hppost', again);
  expect(await ledger()).toEqual([['sheet B-01 r1 accepted'], ['coi - r2 accepted']]);
});

test('what arrives after closing is kept and not counted', async () => {
  await send(sheet('B-01'));
  office.clock.now = '2026-12-04T10:00:01Z';
  expect(office.clock.now > closesAt).toBe(true);
  await send(sheet('B-02'));
  expect(await ledger()).toEqual([['sheet B-01 r1 accepted'], ['sheet B-02 r1 late']]);
});

test('wrong bundle, form, record and application are told apart in the ledger', async () => {
  const other = 'ab'.repeat(32);
  await send(
    sheet('B-01', { bundle: other }),
    sheet('B-02', { form_sha256: other }),
    sheet('B-03', { app_record_sha256: other }),
    sheet('B-06'),
    sheet('B-04', { total: '1' }),
  );
  expect(await ledger()).toEqual([
    [
      'sheet B-01 r1 wrong-bundle',
      'sheet B-02 r1 wrong-form',
      'sheet B-03 r1 wrong-application-record',
      'sheet B-06 r1 not-on-roster',
      'sheet B-04 r1 total-wrong',
    ],
  ]);
});

test('a tampered post is refused whole and stays listed, once', async () => {
  const post = await li.post([sheet('B-01')]);
  const tampered = Uint8Array.from(post);
  tampered[tampered.length - 20] = (tampered[tampered.length - 20] ?? 0) ^ 1;
  const answer = await handIn(office, 'tampered.hppost', tampered);
  expect(answer).toMatchObject({ outcome: 'refused', failure: { code: 'age-payload' } });
  await handIn(office, 'tampered.hppost', tampered);
  expect(await ledger()).toEqual([['refused age-payload']]);
  const [, , row] = (await office.handlers.collect({ round })).ledger;
  expect(row).toMatchObject({ fileName: 'tampered.hppost', name: null });
  await handIn(office, 'whole.hppost', post);
  expect((await ledger()).at(-1)).toEqual(['sheet B-01 r1 accepted']);
});

test('a post of an unknown round, of an unknown expert or of the agency itself is refused whole', async () => {
  const elsewhere = await openOffice();
  try {
    const guest = await SimulatedExpert.named('钱进');
    await startRound(elsewhere, [guest], 'CB-2025-9');
    const foreign = await guest.post([guest.score(elsewhere, 'B-01', scores)]);
    expect(await handIn(office, 'foreign.hppost', foreign)).toMatchObject({
      outcome: 'refused',
      failure: { code: 'age-no-match' },
    });
  } finally {
    await elsewhere.close();
  }
  const otherRound = sheet('B-01', { round: 'CB-2025-9' });
  const replay = await li.post([otherRound]);
  expect(await handIn(office, 'replay.hppost', replay)).toMatchObject({
    outcome: 'refused',
    failure: { code: 'post-other-round' },
  });
  const otherAgency = await li.post([sheet('B-01', { agency: 'OTHER' })]);
  expect(await handIn(office, 'agency.hppost', otherAgency)).toMatchObject({
    outcome: 'refused',
    failure: { code: 'post-other-agency' },
  });
  const mixed = await li.post([sheet('B-01'), otherRound]).catch((error: unknown) => error);
  expect(mixed).toMatchObject({ code: 'post-mixed' });
  const stranger = await SimulatedExpert.named('孙行');
  stranger.borrow(li);
  const unknown = await stranger.post([stranger.score(office, 'B-01', scores)]);
  expect(await handIn(office, 'stranger.hppost', unknown)).toMatchObject({
    outcome: 'refused',
    failure: { code: 'post-unknown-expert' },
  });
  const own = await readFile(path.join(shared.folder, 'posts', `李明-${round}-01.hppost`));
  expect(await handIn(office, 'own.hppost', own)).toMatchObject({
    outcome: 'refused',
    failure: { code: 'post-for-expert' },
  });
  expect(await ledger()).toEqual([
    ['refused age-no-match'],
    ['refused post-other-round'],
    ['refused post-other-agency'],
    ['refused post-unknown-expert'],
    ['refused post-for-expert'],
  ]);
});

test('an expert whose card was confirmed but who is not on the panel has nothing counted', async () => {
  const guest = await SimulatedExpert.named('周正');
  await enrol(office, [guest]);
  guest.borrow(li);
  await handIn(office, 'guest.hppost', await guest.post([guest.score(office, 'B-01', scores)]));
  expect(await ledger()).toEqual([['sheet B-01 r1 not-on-roster']]);
  await office.handlers.merge({ round });
});

test('posts in any order give the same verdicts and the same result hash', async () => {
  const first = sheet('B-01');
  const second = li.amend(first, { overall: '第二稿' });
  const third = li.amend(second, { overall: '第三稿' });
  const posts = [
    await li.post([first, sheet('B-02')]),
    await li.post([second, sheet('B-03')]),
    await li.post([
      li.declareAgain({ 'B-02': { status: 'conflict', kind: 'R9', detail: '利害关系' } }),
    ]),
    await li.post([third, sheet('B-03', { overall: '再来一份' })]),
    await wang.post(
      ['B-01', 'B-02', 'B-03'].map((app) => wang.score(office, app, [20, 21, 14, 15])),
    ),
    await wang.post([wang.amend(wang.score(office, 'B-04', scores))]),
  ];
  const orders = [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
    [3, 0, 5, 2, 4, 1],
    [2, 5, 1, 4, 0, 3],
  ];
  const outcomes = [];
  for (const order of orders) {
    const machine = await copyOfOffice();
    for (const index of order) {
      const post = posts[index];
      if (post) await handIn(machine, `${index}.hppost`, post);
    }
    const objects = machine
      .session()
      .vault.read.all<{ sha: string; verdict: string }>(
        'SELECT payload_sha256 AS sha, verdict FROM agency_received_object ORDER BY payload_sha256',
      );
    const { contentSha256, content } = await machine.handlers.merge({ round });
    outcomes.push({ objects, contentSha256, flags: content.flags });
  }
  expect(new Set(outcomes[0]?.objects.map(({ verdict }) => verdict))).toEqual(
    new Set(['accepted', 'superseded', 'void', 'equivocation', 'held']),
  );
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
});

test('the receipt chain grows by everything that is new, in order of receipt', async () => {
  await send(sheet('B-01'));
  await exchange(office, round, [li]);
  const first = li.last('receipt').payload;
  await send(sheet('B-02'));
  await exchange(office, round, [li]);
  const second = li.last('receipt').payload;
  expect(second.rev).toBe(first.rev + 1);
  expect(second.items.slice(0, -1)).toEqual(first.items);
  const running = createHash('sha256')
    .update('hengping/receipt-chain/v1\0')
    .update(Buffer.from(first.running_sha256, 'hex'))
    .update(Buffer.from(second.items.at(-1)?.payload_sha256 ?? '', 'hex'))
    .digest('hex');
  expect(second.running_sha256).toBe(running);
});
