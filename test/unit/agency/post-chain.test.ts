import { beforeEach, expect, test } from 'vitest';
import { signObject } from '../../../electron/formats/jws.ts';
import { enrol, exchange, handIn, type Office } from './agency-office.ts';
import { SimulatedExpert } from './simulated-expert.ts';
import { ledgerOf, shareStartedRound } from './started-round.ts';

const round = 'CB-2026-1';
const scores = [24, 24, 15, 15] as const;
const { li, wang, copyOfOffice, ...shared } = await shareStartedRound(round);
let office: Office;
beforeEach(() => {
  office = shared.office();
});

const sheet = (app: string, change = {}) => li.score(office, app, scores, change);
const linesOf = async (at: Office = office) => (await ledgerOf(at, round)).slice(2).flat();
const notes = async () =>
  (await office.handlers.collect({ round })).ledger.flatMap(({ note }) => (note ? [note.zh] : []));
const uses = async (at: Office, app: string) => {
  const { content } = await at.handlers.merge({ round });
  const standings = content.lots.flatMap((lot) => lot.standings);
  const row = standings.find((one) => one.app === app)?.sheets.find(({ kid }) => kid === li.kid);
  return { use: row?.use, content };
};

test('a post whose predecessor has not arrived waits, says so, and counts once it has', async () => {
  const early = await li.post([sheet('B-01')]);
  await handIn(office, 'second.hppost', await li.post([sheet('B-02')]));
  expect(await linesOf()).toEqual(['sheet B-02 r1 post-missing']);
  expect(await notes()).toEqual(['第 3 号函件：此前的第 2 号尚未收到，其中评分暂不计入。']);
  expect((await uses(office, 'B-02')).use).toBe('held');
  await handIn(office, 'first.hppost', early);
  expect(await linesOf()).toEqual(['sheet B-02 r1 accepted', 'sheet B-01 r1 accepted']);
  expect(await notes()).toEqual([]);
});

test('two posts of one number are both kept and neither counts, in either order', async () => {
  const one = sheet('B-01');
  const other = sheet('B-01', { overall: '另一份' });
  const mark = li.mark();
  const posts = [await li.post([one])];
  li.backTo(mark);
  posts.push(await li.post([other, sheet('B-02')]));
  const outcomes = [];
  for (const order of [posts, posts.toReversed()]) {
    const machine = await copyOfOffice();
    for (const post of order) await handIn(machine, 'post.hppost', post);
    const { content } = await machine.handlers.merge({ round });
    const { ledger } = await machine.handlers.collect({ round });
    expect(ledger.filter(({ note }) => note !== null)).toHaveLength(2);
    outcomes.push({ lines: (await linesOf(machine)).toSorted(), content });
  }
  expect(outcomes[0]?.lines).toEqual([
    'sheet B-01 r1 post-twin',
    'sheet B-01 r1 post-twin',
    'sheet B-02 r1 post-twin',
  ]);
  expect(outcomes[1]).toEqual(outcomes[0]);
  const received = outcomes[0]?.content.received?.map(({ sha256 }) => sha256);
  expect(received).toEqual(expect.arrayContaining([one.payloadSha256, other.payloadSha256]));
});

test('a later post that carries a quarantined sheet again settles it', async () => {
  const one = sheet('B-01');
  const mark = li.mark();
  const lost = await li.post([sheet('B-02')]);
  li.backTo(mark);
  await handIn(office, 'a.hppost', await li.post([one]));
  await handIn(office, 'b.hppost', lost);
  expect(await linesOf()).toEqual(['sheet B-01 r1 post-twin', 'sheet B-02 r1 post-twin']);
  await handIn(office, 'c.hppost', await li.post([one]));
  expect(await linesOf()).toEqual([
    'sheet B-01 r1 accepted',
    'sheet B-02 r1 post-twin',
    'sheet B-01 r1 already-known',
  ]);
});

test('the signed result lists every sheet that was received, counted or not, with its verdict', async () => {
  const guest = await SimulatedExpert.named('周正');
  await enrol(office, [guest]);
  guest.borrow(li);
  const made = [
    sheet('B-01'),
    sheet('B-02', { bundle: 'ab'.repeat(32) }),
    sheet('B-03', { total: '1' }),
    li.amend(sheet('B-04')),
  ];
  await handIn(office, 'own.hppost', await li.post(made));
  const foreign = guest.score(office, 'B-01', scores);
  await handIn(office, 'guest.hppost', await guest.post([foreign]));
  office.clock.now = '2026-12-04T10:00:01Z';
  const late = sheet('B-05');
  await handIn(office, 'late.hppost', await li.post([late]));
  const { content } = await office.handlers.merge({ round });
  const verdicts = Object.fromEntries(
    content.received?.map((one) => [one.sha256, one.verdict]) ?? [],
  );
  expect(Object.keys(verdicts)).toHaveLength(6);
  expect([...made, foreign, late].map(({ payloadSha256 }) => verdicts[payloadSha256])).toEqual([
    'accepted',
    'wrong-bundle',
    'total-wrong',
    'held',
    'not-on-roster',
    'late',
  ]);
});

test('void, superseded and recused are three states, and the clerk is told to have it reviewed anew', async () => {
  const first = sheet('B-01');
  const second = li.amend(first);
  await handIn(office, 'a.hppost', await li.post([first, second]));
  await handIn(
    office,
    'b.hppost',
    await li.post([
      li.declareAgain({ 'B-01': { status: 'conflict', kind: 'R1', detail: '负责人系近亲属' } }),
    ]),
  );
  const third = li.amend(second, { coi_sha256: li.declaration?.payloadSha256 ?? '' });
  await handIn(office, 'c.hppost', await li.post([third]));
  const { content } = await uses(office, 'B-01');
  const useOf = Object.fromEntries(content.sheets.map((one) => [one.sha256, one.use]));
  expect([first, second, third].map(({ payloadSha256 }) => useOf[payloadSha256])).toEqual([
    'superseded',
    'void',
    'recused',
  ]);
  expect(content.flags.filter(({ app }) => app === 'B-01').map(({ kind }) => kind)).toContain(
    're-review',
  );
});

test('a recusal is three signed records: application, reasoned decision, effect', async () => {
  const made = sheet('B-01');
  await handIn(office, 'a.hppost', await li.post([made]));
  const detail = '负责人系近亲属';
  const applied = li.declareAgain({ 'B-01': { status: 'conflict', kind: 'R1', detail } });
  await handIn(office, 'b.hppost', await li.post([applied]));
  const reason = '属实，应当回避。';
  office.clock.now = '2026-11-25T01:00:00Z';
  const rows = await office.handlers.decide({
    round,
    kid: li.kid,
    app: 'B-01',
    outcome: 'recused',
    reason,
  });
  const answer = rows.find(({ kid }) => kid === li.kid)?.apps.find(({ app }) => app === 'B-01');
  const since = '2026-11-25T01:00:00Z';
  expect(answer?.effect).toEqual({ keys: 'withdrawn', voidSheets: 1, since });
  await exchange(office, round, [li]);
  const decision = li.last('decision');
  const effect = li.last('recusal-effect').payload;
  expect(decision.payload).toMatchObject({ coi_sha256: applied.payloadSha256 });
  expect(effect.decision_sha256).toBe(decision.payloadSha256);
  expect(effect.apps).toEqual([
    { app: 'B-01', keys: 'withdrawn', void_sheets: [made.payloadSha256], since },
  ]);
  const { content } = await office.handlers.merge({ round });
  expect(content.recusals).toEqual([
    {
      expert: li.card.payload.expert,
      app: 'B-01',
      coi_sha256: applied.payloadSha256,
      applied: 'conflict',
      decision: { outcome: 'recused', reason, since },
      keys: 'withdrawn',
      void_sheets: [made.payloadSha256],
    },
  ]);
  const journal = office
    .session()
    .vault.read.all<{ action: string; subject: string }>(
      'SELECT action, subject FROM journal ORDER BY seq DESC LIMIT 4',
    )
    .map(({ action }) => action);
  expect(journal).toEqual(expect.arrayContaining(['recusal-recused', 'recusal-effect']));
  expect(
    (await office.handlers.duePosts({ round })).find(({ kid }) => kid === li.kid)?.due,
  ).toEqual([]);
});

test('who is recused before keys were issued has them withheld, with no application too', async () => {
  const { applications } = await office.handlers.round({ round });
  const apps = applications.map(({ app }) => app);
  const zhao = await SimulatedExpert.named('赵六');
  await enrol(office, [zhao]);
  await office.handlers.assign({
    round,
    assignments: [li, wang, zhao].map(({ kid }) => ({ kid, apps })),
  });
  await exchange(office, round, [zhao]);
  await handIn(office, 'z.hppost', await zhao.post([zhao.declare()]));
  const decided = { round, kid: zhao.kid, app: 'B-02', outcome: 'recused' as const };
  await office.handlers.decide({ ...decided, reason: '查实三年内有劳动关系。' });
  await exchange(office, round, [zhao]);
  expect(zhao.grantedApps()).not.toContain('B-02');
  expect(zhao.last('recusal-effect').payload.apps).toMatchObject([
    { app: 'B-02', keys: 'withheld', void_sheets: [] },
  ]);
  const { content } = await office.handlers.merge({ round });
  expect(content.recusals).toMatchObject([{ app: 'B-02', applied: 'none', keys: 'withheld' }]);
});

test('a corrected party asks every expert again: nothing counts before the new answer', async () => {
  const made = sheet('B-01');
  await handIn(office, 'a.hppost', await li.post([made]));
  await office.handlers.correctParty({
    round,
    app: 'B-01',
    reason: '漏列合作单位',
    party: { partners: ['广西大学'] },
  });
  expect(await linesOf()).toEqual(['sheet B-01 r1 declaration-outdated']);
  const due = await office.handlers.duePosts({ round });
  expect(due.map((post) => post.due.includes('roster'))).toEqual([true, true]);
  await exchange(office, round, [li, wang]);
  expect(li.last('roster').payload.apps.find(({ app }) => app === 'B-01')?.party.partners).toEqual([
    '广西大学',
  ]);
  await handIn(office, 'b.hppost', await li.post([li.declareAgain({})]));
  expect(await linesOf()).toEqual(['sheet B-01 r1 accepted', 'coi - r2 accepted']);
});

test('keys that rest on an outdated declaration are not issued', async () => {
  const { applications } = await office.handlers.round({ round });
  const apps = applications.map(({ app }) => app);
  const zhao = await SimulatedExpert.named('赵六');
  await enrol(office, [zhao]);
  await office.handlers.assign({
    round,
    assignments: [li, wang, zhao].map(({ kid }) => ({ kid, apps })),
  });
  await exchange(office, round, [zhao]);
  const upon = await zhao.post([zhao.declare()]);
  const party = { leader: '另一负责人' };
  await office.handlers.correctParty({ round, app: 'B-01', reason: '更正负责人', party });
  await handIn(office, 'z.hppost', upon);
  await exchange(office, round, [zhao]);
  expect(zhao.grantedApps()).toEqual(['B-02', 'B-03', 'B-04', 'B-05']);
  await handIn(office, 'y.hppost', await zhao.post([zhao.declareAgain({})]));
  await exchange(office, round, [zhao]);
  expect(zhao.grantedApps()).toEqual(['B-01', 'B-02', 'B-03', 'B-04', 'B-05']);
});

test('who confirmed and who erased is held against the keys that were issued', async () => {
  const { agency, expert_kid, expert } = li.last('grant').payload;
  const about = { v: 1, agency, round, expert, expert_kid, rev: 1, prev: null } as const;
  const made = { claimed_at: '2026-11-30T00:00:00Z', nonce: '0'.repeat(32), app_version: '0.1.0' };
  const arisen = [{ app: 'B-02', kind: 'R1' as const, detail: '近日结为亲属' }];
  const coi_sha256 = li.declaration?.payloadSha256 ?? '';
  const statement_sha256 = 'ab'.repeat(32);
  const confirmation = signObject(
    'confirmation',
    { ...about, ...made, type: 'confirmation', coi_sha256, sheets: [], arisen, statement_sha256 },
    li.signer,
  );
  const destruction = signObject(
    'destruction',
    {
      ...about,
      ...made,
      type: 'destruction',
      confirmation_sha256: confirmation.payloadSha256,
      bundles: [],
      grants: [{ payload_sha256: 'cd'.repeat(32), apps: ['B-01', 'B-02', 'B-03'] }],
      records: [],
      drafts: [],
      documents: [],
      kept: [],
      unacknowledged: [],
    },
    li.signer,
  );
  await handIn(office, 'end.hppost', await li.post([confirmation, destruction]));
  const { closings } = await office.handlers.collect({ round });
  const [own, other] = [li, wang].map(({ kid }) => closings.find((row) => row.kid === kid));
  expect(own?.confirmation?.arisen).toEqual(arisen);
  expect(own?.destruction).toMatchObject({ keys: 3, unlisted: ['B-04', 'B-05'] });
  expect(other).toMatchObject({ confirmation: null, destruction: null });
  expect(other?.keys).toHaveLength(5);
  await exchange(office, round, [li]);
  const acknowledged = li.last('receipt').payload.items.map(({ type, verdict }) => [type, verdict]);
  expect(acknowledged.slice(-2)).toEqual([
    ['confirmation', 'accepted'],
    ['destruction', 'accepted'],
  ]);
});
