import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addWorkingDays } from '../../../shared/working-days.ts';
import { closesAt, enrol, handIn, type Office, openOffice, prepareRound } from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import { type Desk, inside, openDesk, passphrase } from './expert-desk.ts';
import { SimulatedExpert } from './simulated-expert.ts';
import { ledgerOf } from './started-round.ts';

// A question about a score, from the flag to the result and back, between the two real desks. Four
// simulated experts make up the panel.
const round = 'CB-2026-1';
const app = 'B-01';

let office: Office;
let desk: Desk;
let kid = '';
const others: SimulatedExpert[] = [];

beforeAll(async () => {
  office = await openOffice({ suite: 'pq' });
  desk = await openDesk(office);
  for (const name of ['王芳', '陈强', '覃丽', '韦江']) {
    others.push(await SimulatedExpert.named(name, `${name}所在单位`, 'pq'));
  }
  await office.receive(inside(await desk.handlers.exportCard({})));
  const inbox = await desk.handlers.inbox({});
  kid = (await office.handlers.experts({}))[0]?.kid ?? '';
  await office.handlers.confirmExpert({ kid, code: inbox.card.code });
  await enrol(office, others);
  await desk.receive(inside(await office.handlers.exportTrust({})));
  const { trustCode } = await office.handlers.home({});
  await desk.handlers.confirmTrust({ agency: 'GX-STA', code: trustCode });
  await prepareRound(office, threeLots);
  const { rubric, policy } = await office.handlers.round({ round });
  await office.handlers.saveRule({
    round,
    rubric,
    policy: { ...policy, outliers: { cutoff: 300, floor: 1000, decision: 'mean-of-others' } },
  });
  const kids = [kid, ...others.map((one) => one.kid)];
  await office.handlers.assign({
    round,
    assignments: kids.map((one) => ({ kid: one, apps: threeLots.map((row) => row.app) })),
  });
  await office.handlers.seal({ round, suite: 'pq' });
  await desk.receive(path.join(office.folder, 'out', `${round}.hpbundle`));
  await exchange();
  for (const one of others) await handIn(office, 'd.hppost', await one.post([one.declare()]));
  const apps = (await desk.handlers.declaration({ round })).apps.map((one) => one.app);
  for (const one of apps) {
    const none = { status: 'none', kind: null, detail: '' } as const;
    await desk.handlers.saveDeclaration({ round, app: one, ...none });
  }
  const commitment = { round, passphrase, commitmentAccepted: true } as const;
  await office.receive(inside(await desk.handlers.signDeclaration(commitment)));
  await exchange();
  for (const [at, one] of others.entries()) {
    const sheets = apps.map((each) => one.score(office, each, [20, 20, 20, 20 - at]));
    const declaration = one.declaration;
    if (!declaration) throw new Error('declared above');
    await handIn(office, `s${at}.hppost`, await one.post([declaration, ...sheets]));
  }
  for (const each of apps) await score(each, each === app ? 500 : 2000);
  await office.receive(inside(await desk.handlers.submit({ round, passphrase, waive: true })));
});

afterAll(async () => {
  await desk.close();
  await office.close();
});

async function score(one: string, value: number): Promise<void> {
  const { form } = await desk.handlers.desk({ round });
  for (const { id } of form.rubric.criteria) {
    const about = { round, app: one };
    await desk.handlers.saveDraft({ ...about, change: { kind: 'score', item: id, value } });
    const comment = { kind: 'comment', item: id, text: '有依据。' } as const;
    await desk.handlers.saveDraft({ ...about, change: comment });
  }
}

/** Hands everyone the post that is due; answers how the real desk took its own. */
async function exchange(): Promise<string | undefined> {
  const folder = path.join(office.folder, 'posts');
  await mkdir(folder, { recursive: true });
  office.answers.folder = folder;
  const { files } = await office.handlers.writePosts({ round, kids: [] });
  let answer: string | undefined;
  for (const file of files) {
    const receiver = others.find(({ name }) => file.startsWith(`${name}-`));
    if (receiver) await receiver.take(path.join(folder, file), office);
    else answer = await desk.receive(path.join(folder, file));
  }
  return answer;
}

const view = () => office.handlers.queries({ round });
async function mySheet(of = app, rev = 1) {
  const sheet = (await view()).sheets.find((one) => one.kid === kid && one.app === of);
  expect(sheet?.rev).toBe(rev);
  return sheet?.sha256 ?? '';
}
/** The code that an operation is refused with; `done` where it is not. */
const attempt = (work: () => unknown) =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'done',
      (error: { readonly code?: string }) => error.code ?? String(error),
    );

const question = '请说明依据。';
const answerBy = '2026-12-10T15:59:59Z';

describe('asking', () => {
  test('the last result points the score out, nobody being asked yet', async () => {
    expect((await view()).pointedOut).toBeNull();
    await office.handlers.merge({ round });
    const { pointedOut, rule, isRuleDefault } = await view();
    expect(pointedOut?.map((one) => [one.app, one.name, one.isAsked])).toEqual([
      [app, '李明', false],
    ]);
    expect([rule.decision, isRuleDefault]).toEqual(['mean-of-others', false]);
  });

  test('five working days are offered for the answer', async () => {
    const { date } = addWorkingDays('2026-11-21', 5);
    expect((await view()).answerBy).toBe(`${date}T15:59:59Z`);
  });

  test('only of a sheet that counts, a score that the form has, a day that lies ahead', async () => {
    const sheet = await mySheet();
    const ask = (change: object) =>
      attempt(() =>
        office.handlers.askQuery({
          round,
          kid,
          app,
          item: null,
          sheet,
          text: question,
          answerBy,
          ...change,
        }),
      );
    expect(await ask({ sheet: 'ab'.repeat(32) })).toBe('query-sheet-unknown');
    expect(await ask({ app: 'B-03' })).toBe('query-sheet-unknown');
    expect(await ask({ kid: others[0]?.kid })).toBe('query-sheet-unknown');
    expect(await ask({ item: 'NOTHING' })).toBe('query-item-unknown');
    expect(await ask({ answerBy: office.clock.now })).toBe('query-date');
    expect(await ask({ answerBy: '2027-12-01T00:00:00Z' })).toBe('query-date');
    expect(await ask({})).toBe('done');
    expect(await ask({})).toBe('query-open');
  });

  test('what has not gone out can be taken back', async () => {
    const [query] = (await view()).queries;
    expect(query?.state).toBe('unsent');
    const after = await office.handlers.takeBackQuery({ round, id: query?.id ?? 0 });
    expect(after.queries).toEqual([]);
  });

  test('it travels in the next post, signed, and stands in inbox and application', async () => {
    const sheet = await mySheet();
    const asked = { round, kid, app, item: null, sheet, text: question, answerBy };
    await office.handlers.askQuery(asked);
    const due = await office.handlers.duePosts({ round });
    expect(due.find((post) => post.kid === kid)?.due).toContain('query');
    expect(await exchange()).toBe('accepted');
    const [card] = (await desk.handlers.inbox({})).rounds;
    expect(card?.openQueries).toBe(1);
    const [received] = await desk.handlers.queries({ round });
    expect(received).toMatchObject({ app, item: null, text: question, canCorrect: true });
    expect(received?.sheet).toMatchObject({ rev: 1, total: '20.00' });
    const [query] = (await view()).queries;
    expect(query?.state).toBe('waiting');
    expect(query?.sha256).toBe(received?.sha256);
    expect(await attempt(() => office.handlers.takeBackQuery({ round, id: query?.id ?? 0 }))).toBe(
      'query-signed',
    );
  });

  test('the same post again changes nothing', async () => {
    await office.handlers.writePosts({ round, kids: [kid] });
    const posts = path.join(office.folder, 'posts');
    const { lastFileName } =
      (await office.handlers.duePosts({ round })).find((post) => post.kid === kid) ?? {};
    expect(await desk.receive(path.join(posts, lastFileName ?? ''))).toBe('already-known');
    expect(await desk.handlers.queries({ round })).toHaveLength(1);
  });
});

describe('deciding before and after the answer', () => {
  const decision = {
    round,
    app,
    item: null,
    outcome: 'mean-of-others',
    abnormal: 3,
    normal: 1,
    decidedBy: '专家组（组长王芳）',
    reason: '与材料不符。',
  } as const;
  const decide = async (change: object = {}) =>
    attempt(async () =>
      office.handlers.decideScore({ ...decision, kid, sheet: await mySheet(), ...change }),
    );

  test('not while the expert still has time to answer', async () => {
    expect(await decide()).toBe('decision-unasked');
  });

  test('an answer with a reason travels back, is kept and shown', async () => {
    const [query] = await desk.handlers.queries({ round });
    const answer = { round, query: query?.sha256 ?? '', corrects: false, passphrase };
    expect(await attempt(() => desk.handlers.answerQuery({ ...answer, reason: '  ' }))).toBe(
      'query-reason-missing',
    );
    const reason = '申报单位没有提供任何佐证。';
    const post = await desk.handlers.answerQuery({ ...answer, reason });
    expect((await desk.handlers.inbox({})).rounds[0]?.openQueries).toBe(0);
    const again = await desk.handlers.answerQuery({ ...answer, reason });
    expect(again.code).toBe(post.code);
    const taken = await office.receive(inside(post));
    expect(taken.summary?.zh).toContain('询问答复 1 份');
    const [row] = (await view()).queries;
    expect(row?.state).toBe('answered');
    expect(row?.answers).toMatchObject([{ reason, verdict: 'accepted', corrected: null }]);
    await exchange();
    const [told] = await desk.handlers.queries({ round });
    expect(told?.answers[0]?.receipt?.tone).toBe('accepted');
  });

  test('not by half of the members or fewer, nor with more votes than members', async () => {
    expect(await decide({ abnormal: 2 })).toBe('decision-minority');
    expect(await decide({ abnormal: 4, normal: 2 })).toBe('decision-count');
  });

  test('the mean of the others takes its place at the merge, both results shown', async () => {
    expect(await decide()).toBe('done');
    const open = await view();
    expect(open.isResultOld).toBe(true);
    expect(open.decisions).toMatchObject([
      { votes: { abnormal: 3, normal: 1, members: 5 }, state: null },
    ]);
    const { content } = await office.handlers.merge({ round });
    const standing = content.lots.flatMap((lot) => lot.standings).find((one) => one.app === app);
    // (80 + 79 + 78 + 77) ÷ 4 stands where 20 was signed.
    expect(standing).toMatchObject({ printed: '78.50', undecided: { printed: '66.80' } });
    expect(content.queries).toHaveLength(1);
    expect(content.decisions).toMatchObject([{ state: 'in-force', outcome: 'mean-of-others' }]);
    expect((await view()).isResultOld).toBe(false);
  });

  test('a later decision confirms the score, and the first one stays on record', async () => {
    expect(await decide({ outcome: 'confirm', abnormal: 0, normal: 4 })).toBe('done');
    const { content } = await office.handlers.merge({ round });
    const standing = content.lots.flatMap((lot) => lot.standings).find((one) => one.app === app);
    expect(standing?.printed).toBe('66.80');
    expect(standing?.undecided).toBeUndefined();
    expect(content.decisions?.map(({ state }) => state)).toEqual(['replaced', 'in-force']);
  });
});

describe('a corrected sheet in answer, after the round has closed', () => {
  test('the answer goes with the sheet that is signed next, in one post', async () => {
    office.clock.now = '2026-12-07T02:00:00Z';
    expect(office.clock.now > closesAt).toBe(true);
    const sheet = await mySheet();
    const [criterion] = (await view()).criteria;
    const item = criterion?.id ?? '';
    await office.handlers.askQuery({ round, kid, app, item, sheet, text: question, answerBy });
    expect(await exchange()).toBe('accepted');
    const query = (await desk.handlers.queries({ round })).at(-1);
    const draft = { round, query: query?.sha256 ?? '', reason: '看错了满分。', corrects: true };
    await desk.handlers.saveAnswer(draft);
    expect(await attempt(() => desk.handlers.answerQuery({ ...draft, passphrase }))).toBe(
      'query-not-corrected',
    );
    await desk.handlers.amend({ round, app });
    const change = { kind: 'score', item, value: 1800 } as const;
    await desk.handlers.saveDraft({ round, app, change });
    const post = await desk.handlers.submit({ round, passphrase, waive: true });
    expect((await office.receive(inside(post))).outcome).toBe('accepted');
    const lines = (await ledgerOf(office, round)).flat();
    expect(lines).toContain(`query-answer ${app} r1 accepted`);
    expect(lines).toContain(`sheet ${app} r2 accepted`);
    expect(lines).toContain(`sheet ${app} r1 superseded`);
  });

  test('the agency sees both, and the result names both by hash', async () => {
    const row = (await view()).queries.at(-1);
    expect(row).toMatchObject({ state: 'corrected', score: 500 });
    expect(row?.answers[0]).toMatchObject({
      reason: '看错了满分。',
      corrected: { sha256: await mySheet(app, 2), total: '33.00', score: 1800 },
    });
    const { content } = await office.handlers.merge({ round });
    const outcome = content.queries?.find((one) => one.query_sha256 === row?.sha256);
    expect(outcome?.answers[0]?.corrected_sha256).toBe(await mySheet(app, 2));
  });

  test('both desks have it in their journals', () => {
    const actions = (session: typeof office.session | typeof desk.session) =>
      session()
        .vault.read.all<{ action: string }>('SELECT action FROM journal')
        .map(({ action }) => action);
    const atAgency = actions(office.session);
    for (const action of ['query-asked', 'query-taken-back', 'query-signed', 'score-confirm']) {
      expect(atAgency).toContain(action);
    }
    const atDesk = actions(desk.session);
    expect(atDesk).toContain('query-received');
    expect(atDesk).toContain('answer-signed');
  });
});

describe('the end of the round', () => {
  test('a question to an expert who is recused is moot and does not go out', async () => {
    const sheet = await mySheet('B-03');
    const asked = { round, kid, app: 'B-03', item: null, sheet, text: question, answerBy };
    await office.handlers.askQuery(asked);
    const recusal = {
      round,
      kid,
      app: 'B-03',
      outcome: 'recused',
      reason: '有利害关系。',
    } as const;
    await office.handlers.decide(recusal);
    expect((await view()).queries.at(-1)?.state).toBe('moot');
    const due = (await office.handlers.duePosts({ round })).find((post) => post.kid === kid);
    expect(due?.due).not.toContain('query');
    expect(await attempt(() => office.handlers.askQuery(asked))).toBe('query-recused');
    expect(await exchange()).toBe('accepted');
  });

  test('once the round is erased a question can still be answered with a reason, not corrected', async () => {
    const sheet = await mySheet('B-04');
    const asked = { round, kid, app: 'B-04', item: null, sheet, text: question, answerBy };
    await office.handlers.askQuery(asked);
    expect(await exchange()).toBe('accepted');
    const statement = { round, passphrase, statementAccepted: true } as const;
    await desk.handlers.confirmReview({ ...statement, arisen: [] });
    await desk.handlers.destroyRound({ round, passphrase, typed: round, waive: true });
    const query = (await desk.handlers.queries({ round })).at(-1);
    expect(query).toMatchObject({ app: 'B-04', canCorrect: false, answers: [] });
    const answer = { round, query: query?.sha256 ?? '', reason: '已按标准评分。' };
    expect(await attempt(() => desk.handlers.saveAnswer({ ...answer, corrects: true }))).toBe(
      'query-no-correction',
    );
    const post = await desk.handlers.answerQuery({ ...answer, corrects: false, passphrase });
    expect((await office.receive(inside(post))).outcome).toBe('accepted');
    expect((await view()).queries.at(-1)?.state).toBe('answered');
  });
});
