import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import {
  attachEvidence,
  declare,
  declared,
  expertWithGrant,
  expertWithRoster,
  type Program,
  passphrase,
  score,
} from './expert-program.ts';
import {
  grantFor,
  openSubmission,
  parties,
  receiptFor,
  rosterFor,
  round,
  sealSmallRound,
  writeDelivery,
} from './small-round.ts';
import { holdsText, unlockedPages } from './unlocked-pages.ts';

const { sealed, home, start } = deskTests();

const closingOf = (program: Program) => program.expert.closing({ round });

/** Scores, hands them in, and gives the signed objects of the post. */
async function handedIn(program: Program) {
  await score(program, 'A-01', 5_000, 3_000);
  await attachEvidence(program, sealed());
  await score(program, 'A-02', 4_000, 2_000);
  await program.reader.pagesSeen({ round, ...documentOf(), pageCount: 3, pages: [0, 1] });
  program.dialog.saveTo = join(program.home, 'scores.hppost');
  await program.expert.submit({ round, passphrase, waive: true });
  return openSubmission(readFileSync(program.dialog.saveTo), program.card);
}

const documentOf = () => ({
  app: 'A-01',
  docid: sealed().applications[0]?.record.docs[0]?.docid ?? '',
});

type Sent = Awaited<ReturnType<typeof openSubmission>>;

const itemsOf = (objects: readonly (SignedObject<'coi'> | SignedObject<'sheet'>)[]) =>
  objects.map((object) => ({
    payload_sha256: object.payloadSha256,
    type: object.type,
    app: object.type === 'sheet' ? object.payload.app : null,
    rev: object.payload.rev,
    verdict: 'accepted',
  }));

async function receipted(program: Program, sent: Sent, seq = 3): Promise<void> {
  const receipt = receiptFor(program.card, itemsOf([...sent.coi, ...sent.sheets]));
  const post = await writeDelivery(join(home(), `r${seq}.hppost`), program.card, seq, [receipt]);
  expect(await program.receive(post)).toEqual(['accepted']);
}

async function confirmed(program: Program) {
  program.dialog.saveTo = join(program.home, 'confirmation.hppost');
  await program.expert.confirmReview({ round, passphrase, statementAccepted: true, arisen: [] });
  return openSubmission(readFileSync(program.dialog.saveTo), program.card);
}

function destroy(program: Program, change: { typed?: string; waive?: boolean } = {}) {
  program.dialog.saveTo = join(program.home, 'destruction.hppost');
  const input = { round, passphrase, typed: round, waive: false, ...change };
  return program.expert.destroyRound(input);
}

describe('receipts', () => {
  test('every sheet lights up until a receipt speaks of it', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const sent = await handedIn(program);
    const before = await closingOf(program);
    expect(before.sheets.map(({ app, receipt }) => [app, receipt])).toEqual([
      ['A-01', null],
      ['A-02', null],
    ]);
    expect(before.atRisk.sheets).toEqual([
      { app: 'A-01', rev: 1 },
      { app: 'A-02', rev: 1 },
    ]);
    const items = itemsOf([...sent.coi, ...sent.sheets.slice(0, 1)]);
    const receipt = receiptFor(program.card, items);
    await program.receive(
      await writeDelivery(join(home(), '3.hppost'), program.card, 3, [receipt]),
    );
    const after = await closingOf(program);
    expect(after.sheets.map(({ receipt: told }) => told?.verdict ?? null)).toEqual([
      'accepted',
      null,
    ]);
    expect(after.atRisk.sheets).toEqual([{ app: 'A-02', rev: 1 }]);
  });

  test('that drop or reorder what was acknowledged are refused, in either order', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const sent = await handedIn(program);
    const items = itemsOf([...sent.coi, ...sent.sheets]);
    const folder = home();
    const post = (name: string, seq: number, receipt: SignedObject<'receipt'>) =>
      writeDelivery(join(folder, name), program.card, seq, [receipt]);
    const whole = receiptFor(program.card, items);
    expect(await program.receive(await post('3.hppost', 3, whole))).toEqual(['accepted']);
    const shorter = receiptFor(program.card, items.slice(1), { rev: 2 });
    expect(await program.receive(await post('4.hppost', 4, shorter))).toEqual(['receipt-chain']);
    const swapped = receiptFor(program.card, items.toReversed(), { rev: 1 });
    expect(await program.receive(await post('4b.hppost', 4, swapped))).toEqual(['receipt-chain']);
    const forged = receiptFor(program.card, items, { rev: 2, running_sha256: 'ab'.repeat(32) });
    expect(await program.receive(await post('4c.hppost', 4, forged))).toEqual(['receipt-chain']);
  });

  test('that name what was not signed here are counted', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const foreign = {
      payload_sha256: 'cd'.repeat(32),
      type: 'sheet' as const,
      app: 'A-03',
      rev: 1,
      verdict: 'accepted',
    };
    const receipt = receiptFor(program.card, [foreign]);
    await program.receive(
      await writeDelivery(join(home(), '3.hppost'), program.card, 3, [receipt]),
    );
    expect((await closingOf(program)).foreign).toBe(1);
  });
});

describe('what contradicts itself', () => {
  test('a delivery that does not follow from its neighbours is kept and not followed', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const grant = grantFor(program.card, sealed(), ['A-01'], { rev: 9, ...declared(program) });
    const path = join(home(), 'fork.hppost');
    const change = { prev_delivery_sha256: 'ab'.repeat(32) };
    await writeDelivery(path, program.card, 3, [grant], change);
    expect(await program.receive(path)).toEqual(['post-chain']);
    expect((await closingOf(program)).contradictions).toEqual([3]);
    const { applications } = await program.expert.desk({ round });
    expect(applications.map(({ state }) => state)).not.toContain('not-granted');
  });

  test.each(['first', 'second'])(
    'two seals of one revision stop the work, the %s one first',
    async (order) => {
      const bundleId = sealed().seal.payload.bundle_id;
      const other = await sealSmallRound(home(), { bundleId });
      const [one, two] = order === 'first' ? [sealed(), other] : [other, sealed()];
      const program = await start(expertWithRoster(home(), one));
      expect(await program.receive(two.bundlePath)).toEqual(['bundle-twin']);
      const [card] = (await program.expert.inbox({})).rounds;
      expect(card?.sealContested).toBe(true);
      await expect(declare(program)).rejects.toMatchObject({ code: 'bundle-twin' });
      const folder = home();
      const prev = two.seal.payloadSha256;
      const later = await sealSmallRound(folder, { bundleId, rev: 2, prev });
      expect(await program.receive(later.bundlePath)).toEqual(['accepted']);
      const roster = rosterFor(program.card, later, { rev: 2 });
      await program.receive(
        await writeDelivery(join(folder, '2.hppost'), program.card, 2, [roster]),
      );
      await declare(program);
    },
  );

  test('a grant upon a declaration that was not signed here is refused', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    await declare(program);
    const grant = grantFor(program.card, sealed(), ['A-01'], { coi_sha256: 'ab'.repeat(32) });
    const post = await writeDelivery(join(home(), '2.hppost'), program.card, 2, [grant]);
    expect(await program.receive(post)).toEqual(['grant-foreign']);
  });

  test('a grant upon none opens nothing where keys follow the declaration', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    await declare(program);
    const grant = grantFor(program.card, sealed(), ['A-01']);
    await program.receive(await writeDelivery(join(home(), '2.hppost'), program.card, 2, [grant]));
    expect(await refusalOf(() => program.reader.open({ round, ...documentOf() }))).toBe(
      'grant-undeclared',
    );
  });
});

describe('a roster that changed', () => {
  test('asks again for the corrected and the added only, and shuts them until signed', async () => {
    const folder = home();
    const program = await start(expertWithGrant(folder, sealed()));
    expect(await refusalOf(() => program.reader.open({ round, ...documentOf() }))).toBe('accepted');
    const party = parties['A-01'];
    const apps = rosterFor(program.card, sealed()).payload.apps;
    const added = apps[0] && { ...apps[0], app: 'A-04' };
    if (!party || !added) throw new Error('the round has applications');
    const roster = rosterFor(program.card, sealed(), {
      rev: 2,
      apps: [
        ...apps.map((one) =>
          one.app === 'A-01' ? { ...one, party: { ...party, partners: ['广西大学'] } } : one,
        ),
        added,
      ],
    });
    await program.receive(await writeDelivery(join(folder, '3.hppost'), program.card, 3, [roster]));
    const view = await program.expert.declaration({ round });
    expect(view.apps.map(({ app, status, change }) => [app, status, change])).toEqual([
      ['A-01', null, 'corrected'],
      ['A-02', 'none', 'carried'],
      ['A-03', 'none', 'carried'],
      ['A-04', null, 'added'],
    ]);
    expect(await refusalOf(() => program.reader.open({ round, ...documentOf() }))).toBe(
      'declaration-outdated',
    );
    program.dialog.saveTo = join(folder, 'again.hppost');
    const sign = () =>
      program.expert.signDeclaration({ round, passphrase, commitmentAccepted: true });
    expect(await refusalOf(sign)).toBe('declaration-incomplete');
    for (const app of ['A-01', 'A-04']) {
      await program.expert.saveDeclaration({ round, app, status: 'none', kind: null, detail: '' });
    }
    expect(await refusalOf(sign)).toBe('accepted');
    expect(await refusalOf(() => program.reader.open({ round, ...documentOf() }))).toBe('accepted');
  });
});

describe('after the review', () => {
  test('the expert confirms, naming what arose meanwhile', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await handedIn(program);
    program.dialog.saveTo = join(home(), 'confirmation.hppost');
    const arisen = [{ app: 'A-02', kind: 'R1' as const, detail: '其负责人近日成为近亲属' }];
    const confirm = { round, passphrase, statementAccepted: true as const, arisen };
    await program.expert.confirmReview(confirm);
    const sent = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    expect(sent.confirmations.map(({ payload }) => payload.arisen)).toEqual([arisen]);
    // What no receipt has settled travels again.
    expect(sent.sheets).toHaveLength(2);
    expect((await closingOf(program)).confirmation).toMatchObject({ rev: 1, acknowledged: false });
  });

  test('nothing is erased untyped, unconfirmed, or before every sheet is acknowledged', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const sent = await handedIn(program);
    expect(await refusalOf(() => destroy(program, { typed: 'ROUND' }))).toBe(
      'destruction-not-typed',
    );
    expect(await refusalOf(() => destroy(program))).toBe('confirmation-missing');
    await confirmed(program);
    expect(await refusalOf(() => destroy(program))).toBe('destruction-at-risk');
    await receipted(program, sent);
    await score(program, 'A-03', 1_000, 1_000);
    expect((await closingOf(program)).atRisk).toEqual({ sheets: [], drafts: ['A-03'] });
    expect(await refusalOf(() => destroy(program))).toBe('destruction-at-risk');
    program.dialog.saveTo = null;
    const input = { round, passphrase, typed: round, waive: true };
    expect(await refusalOf(() => program.expert.destroyRound(input))).toBe('dialog-cancelled');
    expect(await refusalOf(() => program.reader.open({ round, ...documentOf() }))).toBe('accepted');
  });

  test('keys, drafts and cached data are erased, and the signed list of it goes to the agency', async () => {
    const folder = home();
    const program = await start(expertWithGrant(folder, sealed()));
    const sent = await handedIn(program);
    await program.expert.desk({ round });
    await receipted(program, sent);
    await confirmed(program);
    const draft = '一份从未签署、也不该留下的意见';
    const unsigned = { kind: 'comment', item: 'C1', text: draft } as const;
    await program.expert.saveDraft({ round, app: 'A-03', change: unsigned });
    const { vault } = program.holder.expert();
    const secrets = [
      ...sealed().applications.map(({ identity }) => identity.slice('AGE-SECRET-KEY-PQ-'.length)),
      draft,
      '王五（示例研究院）',
    ];
    const before = await unlockedPages(vault.folder, passphrase);
    expect(secrets.map((secret) => holdsText(before, secret))).toEqual(secrets.map(() => true));
    const bundles = join(vault.folder, 'bundles');
    expect(readdirSync(bundles)).toHaveLength(1);
    await destroy(program, { waive: true });

    const { destructions } = await openSubmission(
      readFileSync(join(folder, 'destruction.hppost')),
      program.card,
    );
    const payload = destructions[0]?.payload;
    expect(payload).toMatchObject({
      bundles: [{ seal_sha256: sealed().seal.payloadSha256 }],
      records: ['A-01', 'A-02', 'A-03'],
      documents: [documentOf()],
      unacknowledged: [],
    });
    expect(payload?.grants.flatMap(({ apps }) => apps)).toEqual(['A-01', 'A-02', 'A-03']);
    expect(payload?.drafts.map(({ app }) => app)).toEqual(['A-01', 'A-02', 'A-03']);
    expect(payload?.kept.filter(({ type }) => type === 'sheet')).toHaveLength(2);

    expect(readdirSync(bundles)).toEqual([]);
    expect(
      vault.read.all("SELECT sha256 FROM signed_object WHERE type IN ('grant', 'roster')"),
    ).toEqual([]);
    const after = await unlockedPages(vault.folder, passphrase);
    expect(secrets.map((secret) => holdsText(after, secret))).toEqual(secrets.map(() => false));
    // The search itself works: what stays is found.
    expect(holdsText(after, 'round-erased')).toBe(true);
    expect((await closingOf(program)).erased).toMatchObject({ swept: true, acknowledged: false });
    const [card] = (await program.expert.inbox({})).rounds;
    expect(card?.erasedAt).not.toBeNull();
  });

  test('nothing of an erased round opens or comes back', async () => {
    const folder = home();
    const program = await start(expertWithGrant(folder, sealed()));
    const sent = await handedIn(program);
    await receipted(program, sent);
    await confirmed(program);
    const grants = () =>
      program.holder
        .expert()
        .vault.read.all("SELECT sha256 FROM signed_object WHERE type IN ('grant', 'roster')");
    const again = join(folder, 'bundle-again.hpbundle');
    writeFileSync(again, readFileSync(sealed().bundlePath));
    const opened = await program.reader.open({ round, ...documentOf() });
    expect(opened.size).toBeGreaterThan(0);
    const grant = grantFor(program.card, sealed(), ['A-01'], { rev: 7, ...declared(program) });
    await destroy(program);
    const key = { round, ...documentOf() };
    expect(await refusalOf(() => program.reader.open(key))).toBe('round-erased');
    const ranges: [number, number][] = [[0, 10]];
    expect(await refusalOf(() => program.reader.readRanges({ ...key, ranges }))).toBe(
      'round-erased',
    );
    expect(await refusalOf(() => program.expert.desk({ round }))).toBe('round-erased');
    expect(await refusalOf(() => program.expert.draft({ round, app: 'A-01' }))).toBe(
      'round-erased',
    );
    expect(await program.receive(again)).toEqual(['round-erased']);
    const path = await writeDelivery(join(folder, '4.hppost'), program.card, 4, [grant]);
    expect(await program.receive(path)).toEqual(['accepted']);
    expect(grants()).toEqual([]);
  });

  test('an older copy of the workspace brings no keys back', async () => {
    const folder = home();
    const program = await start(expertWithGrant(folder, sealed()));
    await receipted(program, await handedIn(program));
    const backup = join(folder, 'before.hpbackup');
    program.dialog.saveTo = backup;
    await program.safekeeping.backUp({});
    await confirmed(program);
    await destroy(program);
    program.dialog.open = [backup];
    await program.safekeeping.mergeProgress({});
    const { vault } = program.holder.expert();
    expect(
      vault.read.all("SELECT sha256 FROM signed_object WHERE type IN ('grant', 'roster')"),
    ).toEqual([]);
    expect((await closingOf(program)).erased).toMatchObject({ swept: true });
    const pages = await unlockedPages(vault.folder, passphrase);
    const [first] = sealed().applications;
    expect(holdsText(pages, first?.identity.slice('AGE-SECRET-KEY-PQ-'.length) ?? '')).toBe(false);
    expect(await refusalOf(() => program.reader.open({ round, ...documentOf() }))).toBe(
      'round-erased',
    );
  });
});
