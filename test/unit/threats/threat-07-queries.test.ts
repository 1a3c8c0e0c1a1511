// Threat 7, of questions about scores: answers and questions of somewhere else, twins, replays, and a
// correction that says more than was asked.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { signObject } from '../../../electron/formats/jws.ts';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import { postItemOf } from '../../../electron/formats/post.ts';
import { newNonce128 } from '../../../electron/formats/random.ts';
import type { QueryAnswer } from '../../../shared/objects/query.ts';
import { exchange } from '../agency/agency-office.ts';
import type { SimulatedExpert } from '../agency/simulated-expert.ts';
import { deskTests } from '../desk/desk-tests.ts';
import { expertWithGrant, passphrase, score } from '../desk/expert-program.ts';
import { aboutOf, round as deskRound, writeDelivery } from '../desk/small-round.ts';
import { payloads, signers } from '../formats/sample-round.ts';
import { attackedRound, officeUnderAttack, scores } from './office-under-attack.ts';

describe('threat 7: answers to questions', () => {
  const { office, li, wang, sheet, handIn, ledger, sealLines } = officeUnderAttack();
  const answerBy = '2026-12-10T00:00:00Z';
  const item = 'QUALIFICATION';

  /** Hands in a sheet for B-01, asks about one of its scores, and gives the sheet and the query. */
  async function asked(about: string | null = item) {
    const asking = sheet('B-01');
    await handIn('sheet.hppost', await li().post([declaration(li()), asking]));
    await office().handlers.askQuery({
      round: attackedRound,
      kid: li().kid,
      app: 'B-01',
      item: about,
      sheet: asking.payloadSha256,
      text: '请说明依据。',
      answerBy,
    });
    await mkdir(join(office().folder, 'posts'), { recursive: true });
    await exchange(office(), attackedRound, [li(), wang()]);
    return { asking, query: li().last('query') };
  }

  function declaration(expert: SimulatedExpert): SignedObject<'coi'> {
    if (!expert.declaration) throw new Error('declared before');
    return expert.declaration;
  }

  /** An answer to a query, soundly signed, but for what `change` says. */
  function answer(
    query: SignedObject<'query'>,
    change: Partial<QueryAnswer> = {},
    by: SimulatedExpert = li(),
  ): SignedObject<'query-answer'> {
    const { agency, round, app, item: about } = query.payload;
    const { expert, expert_kid } = declaration(by).payload;
    return signObject(
      'query-answer',
      {
        v: 1,
        type: 'query-answer',
        agency,
        round,
        expert,
        expert_kid,
        query_sha256: query.payloadSha256,
        app,
        item: about,
        rev: 1,
        prev: null,
        reason: '依据见附件。',
        corrected_sha256: null,
        claimed_at: '2026-11-22T02:00:00Z',
        nonce: newNonce128(),
        app_version: '0.1.0',
        ...change,
      },
      by.signer,
    );
  }

  const states = async () =>
    (await office().handlers.queries({ round: attackedRound })).queries.map(({ state }) => state);
  const lastLines = async () => (await ledger()).at(-1);

  it('one to a query that was never asked, or to another expert, is refused', async () => {
    const { query } = await asked();
    await handIn('a.hppost', await li().post([answer(query, { query_sha256: 'ab'.repeat(32) })]));
    expect(await lastLines()).toEqual(['query-answer B-01 r1 query-unknown']);
    await handIn('b.hppost', await wang().post([answer(query, {}, wang())]));
    expect(await lastLines()).toEqual(['query-answer B-01 r1 query-unknown']);
    expect(await states()).toEqual(['waiting']);
  });

  it('one about another application or criterion than the query is refused', async () => {
    const { query } = await asked();
    const post = await li().post([
      answer(query, { app: 'B-02' }),
      answer(query, { item: null, rev: 2 }),
    ]);
    await handIn('a.hppost', post);
    const lines = (await lastLines()) ?? [];
    expect(lines[0]).toBe('query-answer B-02 r1 query-mismatch');
    expect(await states()).toEqual(['waiting']);
  });

  it('one that another expert carries, or that names another round, is refused with its post', async () => {
    const { query } = await asked();
    const own = answer(query);
    const theirs = await wang().post([answer(query, {}, wang())]);
    expect(theirs.length).toBeGreaterThan(0);
    const sent = wang().sent.at(-1);
    if (!sent) throw new Error('sent above');
    const list = signObject(
      'submission',
      { ...sent.payload, items: [postItemOf(own)] },
      wang().signer,
    );
    expect(await handIn('a.hppost', await sealLines([list.jws, own.jws]))).toBe('jws-signer');
    const foreign = answer(query, { round: 'CB-2026-2' });
    const mine = signObject(
      'submission',
      {
        ...sent.payload,
        expert: own.payload.expert,
        expert_kid: own.payload.expert_kid,
        items: [postItemOf(foreign)],
      },
      li().signer,
    );
    expect(await handIn('b.hppost', await sealLines([mine.jws, foreign.jws]))).toBe('post-mixed');
    expect(await states()).toEqual(['waiting']);
  });

  it('the same answer in another post is kept once and answers once', async () => {
    const { query } = await asked();
    const own = answer(query);
    await handIn('a.hppost', await li().post([own]));
    expect(await states()).toEqual(['answered']);
    await handIn('b.hppost', await li().post([own]));
    expect(await lastLines()).toEqual(['query-answer B-01 r1 already-known']);
    const [row] = (await office().handlers.queries({ round: attackedRound })).queries;
    expect(row?.answers).toHaveLength(1);
  });

  it('two answers of one revision are both kept, and neither answers', async () => {
    const { query } = await asked();
    await handIn('a.hppost', await li().post([answer(query), answer(query, { reason: '另一' })]));
    expect(await lastLines()).toEqual([
      'query-answer B-01 r1 equivocation',
      'query-answer B-01 r1 equivocation',
    ]);
    expect(await states()).toEqual(['waiting']);
  });

  it('a correction names a later sheet of the same application, and waits until it is there', async () => {
    const { asking, query } = await asked();
    const other = sheet('B-02');
    const later = li().amend(asking);
    await handIn('other.hppost', await li().post([declaration(li()), other]));
    let prev: string | null = null;
    const verdicts: unknown[] = [];
    for (const [at, { payloadSha256 }] of [asking, other, later].entries()) {
      const own = answer(query, { corrected_sha256: payloadSha256, rev: at + 1, prev });
      prev = own.payloadSha256;
      await handIn(`answer-${at}.hppost`, await li().post([own]));
      verdicts.push((await lastLines())?.[0]?.split(' ').at(-1));
    }
    expect(verdicts).toEqual(['query-mismatch', 'query-mismatch', 'answer-sheet-missing']);
    expect(await states()).toEqual(['waiting']);
    await handIn('later.hppost', await li().post([declaration(li()), later]));
    expect(await states()).toEqual(['corrected']);
  });

  it('a correction after closing counts for the score asked about, in time, and for nothing else', async () => {
    const { asking, query } = await asked();
    const [first, ...rest] = asking.payload.scores;
    if (!first) throw new Error('a sheet has scores');
    const only = [{ ...first, value: first.value - 400 }, ...rest];
    const more = asking.payload.scores.map((one) => ({ ...one, value: one.value - 400 }));
    const totalOf = (list: typeof only) =>
      String(list.reduce((sum, { value }) => sum + value, 0) / 100);
    const amended = (list: typeof only) =>
      li().amend(asking, { scores: list, total: totalOf(list) });
    const mark = li().mark();
    const attempt = async (now: string, later: SignedObject<'sheet'>, names: boolean) => {
      li().backTo(mark);
      office().clock.now = now;
      const own = answer(query, { corrected_sha256: names ? later.payloadSha256 : null });
      const post = await li().post([declaration(li()), later, own]);
      await handIn(`${newNonce128()}.hppost`, post);
      return (await lastLines())?.find((line) => line.startsWith('sheet'));
    };
    expect(await attempt('2026-12-11T00:00:00Z', amended(only), true)).toMatch(/ late$/);
    office().clock.now = '2026-12-06T00:00:00Z';
    expect(await attempt('2026-12-06T00:00:00Z', amended(more), true)).toMatch(/ late$/);
    expect(await attempt('2026-12-06T00:00:00Z', amended(only), false)).toMatch(/ late$/);
  });

  it('what is due to a key that was never asked stays what it was', async () => {
    await asked();
    const due = await office().handlers.duePosts({ round: attackedRound });
    expect(due.find(({ kid }) => kid === wang().kid)?.due).not.toContain('query');
    expect(scores).toHaveLength(4);
  });
});

describe('threat 7: questions at the expert’s desk', () => {
  const { sealed, home, start } = deskTests();

  test('about a sheet of another application, by another key, or for another round: none is taken', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await score(program, 'A-01', 4_000, 2_000);
    const signed = await program.expert.submit({ round: deskRound, passphrase, waive: true });
    const { card } = program;
    const own = signed.sheets.find(({ app }) => app === 'A-01')?.sha256 ?? '';
    expect(own).not.toBe('');
    const query = (change: object, signer = signers.grant) =>
      signObject(
        'query',
        {
          ...payloads.query,
          ...aboutOf(card),
          round: deskRound,
          sheet_sha256: own,
          ...change,
        },
        signer,
      );
    const give = async (name: string, one: SignedObject<'query'>) => {
      const file = join(home(), name);
      const post = await writeDelivery(file, card, 3, [one]).catch((error) => error.code);
      return post === file ? (await program.receive(file))[0] : post;
    };
    expect(await give('a.hppost', query({ app: 'A-02' }))).toBe('query-foreign');
    expect(await give('b.hppost', query({ app: 'A-01' }, signers.receipt))).toBe('jws-signer');
    expect(await give('c.hppost', query({ round: 'CB-2025-1' }))).toBe('post-mixed');
    expect(await program.expert.queries({ round: deskRound })).toEqual([]);
    expect(await give('d.hppost', query({ app: 'A-01' }))).toBe('accepted');
    expect(await program.expert.queries({ round: deskRound })).toHaveLength(1);
  });
});
