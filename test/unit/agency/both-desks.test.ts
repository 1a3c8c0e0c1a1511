import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { intakeIdentityOf, trustInForce } from '../../../electron/agency/agency-keys.ts';
import { decryptSmall, sealAge } from '../../../electron/formats/age.ts';
import type { Session } from '../../../electron/workspace/session.ts';
import { type Office, openOffice, prepareRound } from './agency-office.ts';
import { threeLots } from './application-rows.ts';
import { type Desk, inside, openDesk, passphrase } from './expert-desk.ts';
import { ledgerOf } from './started-round.ts';

// The agency's desk against the expert's real one, the default suite, real files both ways.
const round = 'CB-2026-1';
const sm2 = 'urn:oid:1.2.156.10197.1.501';

/** Every signed object in a workspace: its type, and the algorithms that its headers name. */
function signedTexts({ vault }: Session) {
  const columns = vault.read.all<{ name: string; column: string }>(
    `SELECT m.name, c.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) c
     WHERE m.type = 'table' AND c.name LIKE '%jws'`,
  );
  const texts = columns.flatMap(({ name, column }) =>
    vault.read.all<{ jws: string }>(`SELECT "${column}" AS jws FROM "${name}"`),
  );
  return texts.map(({ jws }) => {
    const headers = jws
      .split('~')
      .map((one) => JSON.parse(Buffer.from(one.split('.')[0] ?? '', 'base64url').toString()));
    const type = String(headers[0].typ).split('.')[2];
    return { type, algorithms: headers.map((header): unknown => header.alg) };
  });
}

describe.each(['ed25519', 'sm2', 'ed25519+sm2'] as const)('signed by %s', (signatures) => {
  let office: Office;
  let desk: Desk;
  let kid = '';
  let lastPost = '';
  beforeAll(async () => {
    office = await openOffice({ suite: 'pq', signatures });
    desk = await openDesk(office);
  });
  afterAll(async () => {
    await desk.close();
    await office.close();
  });

  /** Hands the expert the post that is due, if one is. */
  async function deliver(): Promise<string | undefined> {
    const folder = path.join(office.folder, 'posts');
    await mkdir(folder, { recursive: true });
    office.answers.folder = folder;
    const { files } = await office.handlers.writePosts({ round, kids: [] });
    return desk.receive(path.join(folder, files[0] ?? ''));
  }

  test('card, trust and bundle reach the other side', async () => {
    const card = await desk.handlers.exportCard({});
    expect((await office.receive(inside(card))).outcome).toBe('needs-confirmation');
    const inbox = await desk.handlers.inbox({});
    const [expert] = await office.handlers.experts({});
    kid = expert?.kid ?? '';
    await office.handlers.confirmExpert({ kid, code: inbox.card.code });
    const trust = await office.handlers.exportTrust({});
    expect(await desk.receive(inside(trust))).toBe('needs-confirmation');
    const { trustCode } = await office.handlers.home({});
    await desk.handlers.confirmTrust({ agency: 'GX-STA', code: trustCode });

    await prepareRound(office, threeLots);
    const apps = threeLots.map(({ app }) => app);
    await office.handlers.assign({ round, assignments: [{ kid, apps }] });
    const sealed = await office.handlers.seal({ round, suite: 'pq' });
    expect(await desk.receive(path.join(office.folder, 'out', `${round}.hpbundle`))).toBe(
      'accepted',
    );
    const [card1] = (await desk.handlers.inbox({})).rounds;
    expect(card1?.bundleCode).toBe(sealed.bundle?.code);
  });

  test('a declaration is answered with a reasoned decision and the keys to the rest', async () => {
    expect(await deliver()).toBe('accepted');
    const { apps } = await desk.handlers.declaration({ round });
    for (const { app } of apps) {
      const isOwn = app === 'B-02';
      await desk.handlers.saveDeclaration({
        round,
        app,
        status: isOwn ? 'conflict' : 'none',
        kind: isOwn ? 'R9' : null,
        detail: isOwn ? '与负责人有重大利害关系' : '',
      });
    }
    const declared = await desk.handlers.signDeclaration({
      round,
      passphrase,
      commitmentAccepted: true,
    });
    expect((await office.receive(inside(declared))).outcome).toBe('accepted');
    await office.handlers.decide({
      round,
      kid,
      app: 'B-02',
      outcome: 'recused',
      reason: '应当回避。',
    });
    expect(await deliver()).toBe('accepted');
    const view = await desk.handlers.desk({ round });
    expect(view.applications.map(({ app, state }) => `${app} ${state}`)).toEqual([
      'B-01 not-begun',
      'B-02 recused',
      'B-03 not-begun',
      'B-04 not-begun',
      'B-05 not-begun',
    ]);
  });

  test('sheets, an amendment and a re-sent post are accepted, and the receipts come back', async () => {
    const { form } = await desk.handlers.desk({ round });
    const score = async (app: string, value: number) => {
      for (const { id } of form.rubric.criteria) {
        await desk.handlers.saveDraft({ round, app, change: { kind: 'score', item: id, value } });
        const comment = { kind: 'comment', item: id, text: '有依据。' } as const;
        await desk.handlers.saveDraft({ round, app, change: comment });
      }
    };
    for (const app of ['B-01', 'B-03', 'B-04', 'B-05']) await score(app, 1500);
    const first = await desk.handlers.submit({ round, passphrase, waive: true });
    expect((await office.receive(inside(first))).outcome).toBe('accepted');
    expect((await office.receive(inside(first))).outcome).toBe('already-known');
    await desk.handlers.amend({ round, app: 'B-03' });
    await score('B-03', 1600);
    const second = await desk.handlers.submit({ round, passphrase, waive: true });
    expect((await office.receive(inside(second))).outcome).toBe('accepted');
    lastPost = inside(second);

    const lines = (await ledgerOf(office, round)).flat();
    expect(new Set(lines.map((line) => line.split(' ').at(-1)))).toEqual(
      new Set(['accepted', 'superseded', 'already-known']),
    );
    expect(lines).toContain('sheet B-03 r1 superseded');
    expect(lines).toContain('sheet B-03 r2 accepted');
    const { outstanding } = await office.handlers.collect({ round });
    expect(outstanding).toEqual([]);

    expect(await deliver()).toBe('accepted');
    const [card] = (await desk.handlers.inbox({})).rounds;
    expect(card?.counts).toMatchObject({ submitted: 4, received: 4 });
    const { content } = await office.handlers.merge({ round });
    const uses = content.lots.flatMap(({ standings }) =>
      standings.flatMap(({ app, sheets }) =>
        sheets.map(({ use, printed }) => `${app} ${use} ${printed}`),
      ),
    );
    expect(uses.toSorted()).toEqual([
      'B-01 used 60.00',
      'B-02 recused null',
      'B-03 used 64.00',
      'B-04 used 60.00',
      'B-05 used 60.00',
    ]);
  });

  test('everything that either side keeps is signed by the suite, and cards by both keys', () => {
    const names = { ed25519: ['Ed25519'], sm2: [sm2], 'ed25519+sm2': ['Ed25519', sm2] };
    const found = [...signedTexts(office.session()), ...signedTexts(desk.session())];
    const types = new Set(found.map(({ type }) => type));
    expect(types.size).toBeGreaterThan(9);
    for (const { type, algorithms } of found) {
      const expected = type === 'enrol' ? ['Ed25519', sm2] : names[signatures];
      expect([type, algorithms]).toEqual([type, expected]);
    }
  });

  test('a post of which half the signatures are left is refused', async () => {
    const intake = intakeIdentityOf(office.session());
    const [recipient = ''] = trustInForce(office.session()).payload.intake.recipients;
    const plain = await decryptSmall(await readFile(lastPost), [intake], 1 << 20);
    const lines = Buffer.from(plain).toString().split('\n');
    const left = (half: number) => lines.map((line) => line.split('~')[half] ?? line).join('\n');
    for (const half of [0, 1]) {
      const bytes = await sealAge(Buffer.from(left(half)), [recipient]);
      const answer = await office.receive(await office.write(`half-${half}.hppost`, bytes));
      const isWhole = signatures !== 'ed25519+sm2';
      expect(answer.failure?.code ?? answer.outcome).toBe(
        isWhole ? 'already-known' : 'jws-half-missing',
      );
    }
  });
});
