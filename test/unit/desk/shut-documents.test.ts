import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { newOpaqueId } from '../../../electron/formats/random.ts';
import { signTrust, trustCode } from '../../../electron/formats/trust.ts';
import { payloads, signers, trustPayload } from '../formats/sample-round.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import {
  declare,
  declared,
  expertWithGrant,
  expertWithRoster,
  newExpert,
  noConflict,
  type Program,
  passphrase,
} from './expert-program.ts';
import {
  agency,
  decisionFor,
  grantFor,
  rosterFor,
  round,
  sealSmallRound,
  trust,
  writeDelivery,
} from './small-round.ts';

const { sealed, home, start } = deskTests();

const pin = (program: Program) =>
  program.expert.confirmTrust({ agency, code: trustCode(trust.payload) });

const _otherRoot = signTrust(
  {
    ...trustPayload('pq'),
    root: [
      {
        kid: signers.otherRoot.kid,
        alg: 'Ed25519',
        pub: toBase64Url(signers.otherRoot.publicKey),
      },
    ],
  },
  signers.otherRoot,
);

describe('a declaration', () => {
  test('waits for bundle and roster', async () => {
    const program = await start(newExpert(home()));
    expect(await refusalOf(() => program.expert.declaration({ round }))).toBe('round-unknown');
    await program.receive(sealed().trustPath);
    await pin(program);
    await program.receive(sealed().bundlePath);
    expect(await refusalOf(() => program.expert.declaration({ round }))).toBe('roster-missing');
    const second = await start(newExpert(join(home(), 'second')));
    await second.receive(sealed().trustPath);
    await pin(second);
    const roster = rosterFor(second.card, sealed());
    await second.receive(await writeDelivery(join(home(), '1.hppost'), second.card, 1, [roster]));
    expect(await refusalOf(() => second.expert.declaration({ round }))).toBe('bundle-missing');
  });

  test('is signed only whole, with kinds, by the right passphrase, to a chosen place', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const { saveDeclaration, signDeclaration } = program.expert;
    const sign = (word = passphrase) =>
      refusalOf(() => signDeclaration({ round, passphrase: word, commitmentAccepted: true }));
    const answer = { round, kind: null, detail: '' } as const;
    expect(await refusalOf(() => saveDeclaration({ ...answer, app: 'A-99', status: 'none' }))).toBe(
      'application-unknown',
    );
    await saveDeclaration({ ...answer, app: 'A-01', status: 'none' });
    await saveDeclaration({ ...answer, app: 'A-02', status: 'none' });
    expect(await sign()).toBe('declaration-incomplete');
    await saveDeclaration({ ...answer, app: 'A-03', status: 'conflict' });
    expect(await sign()).toBe('conflict-kind-missing');
    await saveDeclaration({ ...answer, app: 'A-03', status: 'conflict', kind: 'R11' });
    expect(await sign()).toBe('conflict-kind-missing');
    await saveDeclaration({ ...answer, app: 'A-03', status: 'recuse' });
    expect(await sign('wrong passphrase')).toBe('wrong-passphrase');
    program.dialog.saveTo = null;
    expect(await sign()).toBe('dialog-cancelled');
    program.dialog.saveTo = join(home(), 'no-such-folder', 'x.hppost');
    expect(await sign()).toBe('file-unwritable');
    expect(await program.expert.declaration({ round })).toMatchObject({ signedAt: null, rev: 0 });
    program.dialog.saveTo = join(home(), 'x.hppost');
    expect(await sign()).toBe('accepted');
    expect(await program.expert.declaration({ round })).toMatchObject({ rev: 1 });
  });

  test('is refused where roster and bundle were made for different forms', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const roster = rosterFor(program.card, sealed(), { rev: 2, form_sha256: 'cd'.repeat(32) });
    const post = await writeDelivery(join(home(), '2.hppost'), program.card, 2, [roster]);
    await program.receive(post);
    expect(await refusalOf(() => declare(program))).toBe('form-differs');
  });
});

describe('documents stay shut', () => {
  const firstDocument = (app: string) =>
    sealed().applications.find(({ record }) => record.app === app)?.record.docs[0]?.docid ?? '';
  const openCode = (program: Program, app: string) =>
    refusalOf(() => program.reader.open({ round, app, docid: firstDocument(app) }));

  test('until each answer is signed, decided and granted, for each its own reason', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    expect(await openCode(program, 'A-01')).toBe('not-declared');
    await declare(program, { 'A-01': 'none', 'A-02': 'conflict', 'A-03': 'recuse' });
    expect(await openCode(program, 'A-01')).toBe('not-granted');
    expect(await openCode(program, 'A-02')).toBe('recusal-undecided');
    expect(await openCode(program, 'A-03')).toBe('application-not-judged');
    expect(await openCode(program, 'A-99')).toBe('not-declared');
  });

  test('although the keys came with the roster, where the round releases them with the bundle', async () => {
    const early = await sealSmallRound(home(), { release: 'with-bundle' });
    const program = await start(expertWithRoster(home(), early));
    const grant = grantFor(program.card, early, ['A-01', 'A-02', 'A-03']);
    await program.receive(await writeDelivery(join(home(), '2.hppost'), program.card, 2, [grant]));
    const open = (app: string) => {
      const record = early.applications.find((one) => one.record.app === app)?.record;
      return refusalOf(() =>
        program.reader.open({ round, app, docid: record?.docs[0]?.docid ?? '' }),
      );
    };
    expect(await open('A-01')).toBe('not-declared');
    await declare(program, { ...noConflict, 'A-02': 'conflict' });
    expect(await open('A-01')).toBe('accepted');
    expect(await open('A-02')).toBe('recusal-undecided');
  });

  test('when the agency decided that the expert steps aside, whatever was declared', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const decision = decisionFor(program.card, 'ab'.repeat(32), [
      { app: 'A-01', outcome: 'recused', reason: '机构核实' },
    ]);
    const path = join(home(), '3.hppost');
    await program.receive(await writeDelivery(path, program.card, 3, [decision]));
    expect(await openCode(program, 'A-01')).toBe('application-recused');
  });

  test.each([
    ['bundle', 'not-declared'],
    ['grant', 'grant-revoked'],
  ] as const)('when the trust document revokes the %s', async (target, code) => {
    const bundleId = newOpaqueId();
    const id = target === 'bundle' ? bundleId : payloads.grant.grant_id;
    const entry = { target, id, reason: '', effective_from: '2026-05-01T00:00:00Z' };
    const trust = signTrust({ ...trustPayload('pq'), revoked: [entry] }, signers.root);
    const own = await sealSmallRound(home(), { bundleId, trust });
    const program = await start(expertWithRoster(home(), own));
    if (target === 'grant') await declare(program);
    const grant = grantFor(program.card, own, ['A-01'], declared(program));
    const path = join(home(), '2.hppost');
    await program.receive(await writeDelivery(path, program.card, 2, [grant]));
    const docid = own.applications[0]?.record.docs[0]?.docid ?? '';
    expect(await refusalOf(() => program.reader.open({ round, app: 'A-01', docid }))).toBe(code);
    const expected = target === 'bundle' ? ['bundle-revoked'] : ['already-known'];
    expect(await program.receive(own.bundlePath)).toEqual(expected);
  });

  test('again as soon as a later declaration steps back', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const key = { round, app: 'A-01', docid: firstDocument('A-01') };
    await program.reader.open(key);
    await declare(program, { ...noConflict, 'A-01': 'conflict' });
    const read = () => program.reader.readRanges({ ...key, ranges: [[0, 10]] });
    expect(await refusalOf(read)).toBe('recusal-undecided');
    const desk = await program.expert.desk({ round });
    expect(desk.applications[0]).toMatchObject({ state: 'recusal-pending', documents: [] });
  });

  test('after the grant’s end, also where the clock is set back', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    program.clock.at = '2027-02-01T00:00:00Z';
    expect(await openCode(program, 'A-01')).toBe('grant-expired');
    program.clock.at = '2026-06-02T00:00:00Z';
    expect(await openCode(program, 'A-01')).toBe('accepted');
  });

  test('when the bundle was taken away', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    rmSync(join(home(), 'workspace', 'bundles'), { recursive: true });
    expect(await openCode(program, 'A-01')).toBe('bundle-missing');
    expect((await program.expert.inbox({})).rounds[0]?.bundle).toBe('unreadable');
    expect(await program.receive(sealed().bundlePath)).toEqual(['accepted']);
    expect(await openCode(program, 'A-01')).toBe('accepted');
  });

  test('to ids of other applications and to ranges outside', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const docid = firstDocument('A-02');
    const key = { round, app: 'A-01', docid: firstDocument('A-01') };
    expect(await refusalOf(() => program.reader.open({ ...key, docid }))).toBe('document-unknown');
    const read = (ranges: [number, number][]) =>
      refusalOf(() => program.reader.readRanges({ ...key, ranges }));
    expect(await read([[0, 200_001]])).toBe('range-outside');
    expect(await read([[10, 5]])).toBe('range-outside');
    expect(await read([[0, 200_000]])).toBe('accepted');
  });

  test('where a byte of the workspace’s copy changed after it was taken in', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const [copy = ''] = readdirSync(join(home(), 'workspace', 'bundles'));
    const path = join(home(), 'workspace', 'bundles', copy);
    const bytes = readFileSync(path);
    bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const key = { round, app: 'A-01', docid: firstDocument('A-01') };
    const read = () => program.reader.readRanges({ ...key, ranges: [[0, 200_000]] });
    expect(await refusalOf(read)).toBe('document-damaged');
  });
});

describe('a reply with ranges', () => {
  test('carries a first part of about 4 MB at most, and at least one range', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const docid = sealed().applications[0]?.record.docs[0]?.docid ?? '';
    const ranges = Array.from({ length: 30 }, (): [number, number] => [0, 200_000]);
    const { parts } = await program.reader.readRanges({ round, app: 'A-01', docid, ranges });
    expect(parts).toHaveLength(20);
  });
});
