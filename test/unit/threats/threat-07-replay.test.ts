// Threat 7: what was signed for one round, bundle, form, application or agency, handed in elsewhere.
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { signObject } from '../../../electron/formats/jws.ts';
import { postItemOf } from '../../../electron/formats/post.ts';
import { openOffice } from '../agency/agency-office.ts';
import { ledgerOf, startRound } from '../agency/started-round.ts';
import { deskTests } from '../desk/desk-tests.ts';
import { declare, declared, expertWithGrant, expertWithRoster } from '../desk/expert-program.ts';
import {
  grantFor,
  receiptFor,
  rosterFor,
  round,
  sealSmallRound,
  writeDelivery,
} from '../desk/small-round.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { signers } from '../formats/sample-round.ts';
import { attackedRound, officeUnderAttack, scores } from './office-under-attack.ts';

describe('threat 7: at the agency', () => {
  const { office, li, wang, sheet, handIn, ledger, linesOf, sealLines } = officeUnderAttack();

  it('a sheet of the last round counts in no other: not as it is, not under a new list', async () => {
    const old = sheet('B-01');
    const post = await li().post([old]);
    expect(await handIn('old.hppost', post)).toBe('accepted');
    const next = await startRound(office(), [li(), wang()], 'CB-2026-2');
    expect(await handIn('old.hppost', post)).toBe('already-known');
    // A list for the new round, soundly signed by the expert, over the old sheet.
    const fresh = await li().post([li().score(office(), 'B-02', scores)]);
    const [head = ''] = await linesOf(fresh);
    const { payload } = li().sent.at(-1) ?? { payload: null };
    if (!payload || head === '') throw new Error('the expert sent something');
    const listing = signObject('submission', { ...payload, items: [postItemOf(old)] }, li().signer);
    expect(await handIn('mixed.hppost', await sealLines([listing.jws, old.jws]))).toBe(
      'post-mixed',
    );
    expect(
      (await ledgerOf(office(), next)).flat().filter((line) => line.startsWith('sheet')),
    ).toEqual([]);
    expect(await ledger()).toEqual([['sheet B-01 r1 accepted'], ...(await ledger()).slice(1)]);
  });

  it('a sheet says which bundle, form and application it is about, and fits no other', async () => {
    const other = 'ab'.repeat(32);
    const record = sheet('B-02').payload.app_record_sha256;
    const post = await li().post([
      sheet('B-01', { bundle: other }),
      sheet('B-02', { form_sha256: other }),
      sheet('B-03', { app_record_sha256: record }),
      sheet('B-04', { app: 'B-05' }),
      sheet('B-04', { coi_sha256: other }),
    ]);
    expect(await handIn('post.hppost', post)).toBe('accepted');
    const [lines = []] = await ledger();
    expect(lines.filter((line) => line.endsWith(' accepted'))).toEqual([]);
    expect(lines.slice(0, 3)).toEqual([
      'sheet B-01 r1 wrong-bundle',
      'sheet B-02 r1 wrong-form',
      'sheet B-03 r1 wrong-application-record',
    ]);
  });

  it('a sheet of one expert is no sheet of another, in a post of either', async () => {
    const stolen = sheet('B-01');
    wang().borrow(li());
    const own = wang().score(office(), 'B-02', scores);
    const post = await wang().post([own]);
    const [head = ''] = await linesOf(post);
    const item = postItemOf(stolen);
    const sent = wang().sent.at(-1);
    if (!sent || head === '') throw new Error('the expert sent something');
    const both = signObject(
      'submission',
      { ...sent.payload, items: [...sent.payload.items, item] },
      wang().signer,
    );
    const lines = [both.jws, own.jws, stolen.jws];
    expect(['jws-signer', 'post-mixed']).toContain(
      await handIn('a.hppost', await sealLines(lines)),
    );
    const claimed = wang().score(office(), 'B-01', scores, {
      expert: stolen.payload.expert,
      expert_kid: stolen.payload.expert_kid,
    });
    const lying = signObject(
      'submission',
      { ...sent.payload, items: [postItemOf(claimed)] },
      wang().signer,
    );
    expect(await handIn('b.hppost', await sealLines([lying.jws, claimed.jws]))).toBe('post-mixed');
    expect((await ledger()).flat().filter((line) => line.startsWith('sheet'))).toEqual([]);
  });

  it('a post to one agency is opened by no other, nor taken where it names another', async () => {
    const neighbour = await openOffice({ agency: 'GX-OTHER' });
    try {
      const post = await li().post([sheet('B-01')]);
      const file = await neighbour.write('post.hppost', post);
      expect((await neighbour.receive(file)).failure?.code).toBe('age-no-match');
      const sent = li().sent.at(-1);
      if (!sent) throw new Error('the expert sent something');
      const elsewhere = signObject(
        'submission',
        { ...sent.payload, agency: 'GX-OTHER', items: [] },
        li().signer,
      );
      expect(await handIn('b.hppost', await sealLines([elsewhere.jws]))).toBe('post-other-agency');
      const unknown = signObject(
        'submission',
        { ...sent.payload, round: 'CB-1999-1', items: [] },
        li().signer,
      );
      expect(await handIn('c.hppost', await sealLines([unknown.jws]))).toBe('post-other-round');
    } finally {
      await neighbour.close();
    }
    expect(attackedRound).not.toBe('CB-1999-1');
  });
});

describe('threat 7: at the expert’s desk', () => {
  const { sealed, home, start } = deskTests();

  test('a grant for another bundle or another form opens nothing here', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    await declare(program);
    const other = await sealSmallRound(home());
    const own = declared(program);
    const form_sha256 = sealed().form.payloadSha256;
    const foreign = [
      grantFor(program.card, other, ['A-01'], { ...own, form_sha256 }),
      grantFor(program.card, sealed(), ['A-01'], { ...own, rev: 2, form_sha256: 'ab'.repeat(32) }),
    ];
    const docid = sealed().applications[0]?.record.docs[0]?.docid ?? '';
    const open = () =>
      codeOfRefusalAsync(async () => program.reader.open({ round, app: 'A-01', docid }));
    const give = async (number: number, grant: ReturnType<typeof grantFor>) => {
      const file = join(home(), `grant-${number}.hppost`);
      await program.receive(await writeDelivery(file, program.card, number, [grant]));
    };
    for (const [i, grant] of foreign.entries()) {
      await give(2 + i, grant);
      expect(await open()).not.toBe('accepted');
    }
    await give(4, grantFor(program.card, sealed(), ['A-01'], { ...own, rev: 3 }));
    expect(await open()).toBe('accepted');
  });

  test('what is for another expert, round or agency is refused whole, by the agency’s own key too', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const { card } = program;
    const other = { ...card, expert: 'E-SOMEONEELS', kid: signers.otherExpert.kid };
    const roster = rosterFor(other, sealed(), { rev: 2 });
    const file = (name: string) => join(home(), name);
    const wrong = [
      await writeDelivery(file('a.hppost'), other, 3, [roster]),
      await writeDelivery(file('b.hppost'), card, 3, [], { agency: 'GX-OTHER' }),
      await writeDelivery(file('c.hppost'), card, 3, [], {}, signers.otherRoot),
      await writeDelivery(file('d.hppost'), card, 3, [], {}, signers.receipt),
    ];
    const codes = await program.receive(...wrong);
    expect(codes).toEqual([
      'post-not-for-you',
      'trust-other-agency',
      'trust-other-agency',
      'jws-signer',
    ]);
  });

  test('a receipt for another’s sheets lights up none of one’s own', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const items = [
      {
        payload_sha256: 'ab'.repeat(32),
        type: 'sheet' as const,
        app: 'A-01',
        rev: 1,
        verdict: 'accepted',
      },
    ];
    const post = await writeDelivery(join(home(), 'r.hppost'), program.card, 3, [
      receiptFor(program.card, items),
    ]);
    await program.receive(post);
    const [card] = (await program.expert.inbox({})).rounds;
    expect(card?.counts).toMatchObject({ received: 0 });
  });
});
