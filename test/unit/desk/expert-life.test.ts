import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trustCode } from '../../../electron/formats/trust.ts';
import {
  attachEvidence,
  closeProgram,
  newExpert,
  newFolder,
  noConflict,
  type Program,
  passphrase,
  removeFolder,
  score,
} from './expert-program.ts';
import {
  agency,
  decisionFor,
  documentBytes,
  documentSize,
  grantFor,
  openSubmission,
  rosterFor,
  round,
  type SmallRound,
  sealSmallRound,
  trust,
  writeDelivery,
} from './small-round.ts';

// One round from the first start to the receipt, told in order: each test goes on where the one
// before ended.
describe('an expert’s round', () => {
  let folder: string;
  let sealed: SmallRound;
  let program: Program;
  let coiSha256 = '';

  beforeAll(async () => {
    folder = newFolder();
    sealed = await sealSmallRound(folder);
    program = await newExpert(join(folder, 'home'));
  });
  afterAll(() => {
    closeProgram(program);
    removeFolder(folder);
  });

  const inFolder = (name: string) => join(folder, name);
  const roundCard = async () => {
    const { rounds } = await program.expert.inbox({});
    const [card] = rounds;
    if (!card) throw new Error('there is a round');
    return card;
  };

  test('begins with a card to export and no agency', async () => {
    program.dialog.saveTo = inFolder('zhang.hpcard');
    const saved = await program.expert.exportCard({});
    const inbox = await program.expert.inbox({});
    expect(saved).toEqual({ fileName: 'zhang.hpcard', folder });
    expect(program.dialog.suggested).toBe(`张三-${program.card.expert}.hpcard`);
    expect(inbox.trust).toEqual({ kind: 'none' });
    expect(inbox.card.code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    expect(inbox.card.exportedAt).not.toBeNull();
  });

  test('trusts an agency only after its paper code was typed', async () => {
    expect(await program.receive(sealed.bundlePath)).toEqual(['trust-none']);
    expect(await program.receive(sealed.trustPath)).toEqual(['needs-confirmation']);
    const code = trustCode(trust.payload).toLowerCase().replaceAll('-', ' ');
    const { trust: pinned } = await program.expert.confirmTrust({ agency, code });
    expect(pinned.kind).toBe('pinned');
    expect(await program.receive(sealed.trustPath)).toEqual(['already-known']);
  });

  test('keeps a verified copy of the bundle, and takes it in again without harm', async () => {
    expect(await program.receive(sealed.bundlePath)).toEqual(['accepted']);
    expect(await program.receive(sealed.bundlePath)).toEqual(['already-known']);
    const bundles = readdirSync(join(program.home, 'workspace', 'bundles'));
    expect(bundles).toEqual([`${sealed.seal.payload.bundle_id}-1.hpbundle`]);
    expect(program.told.some(({ event }) => event === 'jobProgress')).toBe(true);
    expect((await roundCard()).steps).toEqual({
      declaration: 'waiting',
      scoring: 'waiting',
      submission: 'waiting',
    });
  });

  test('declares from the roster, with a hint from the expert’s own unit', async () => {
    const roster = rosterFor(program.card, sealed);
    const post = await writeDelivery(inFolder('1.hppost'), program.card, 1, [roster]);
    expect(await program.receive(post)).toEqual(['accepted']);
    expect(await program.receive(post)).toEqual(['already-known']);
    const view = await program.expert.declaration({ round });
    expect(view.apps.map(({ app, hints, status }) => ({ app, hints, status }))).toEqual([
      { app: 'A-01', hints: [], status: null },
      {
        app: 'A-02',
        hints: [{ own: '广西大学', found: '广西大学人工智能学院', where: 'partner' }],
        status: null,
      },
      { app: 'A-03', hints: [], status: null },
    ]);
    expect((await roundCard()).steps.declaration).toBe('ready');
  });

  test('signs the declaration into one post for the agency', async () => {
    for (const [app, status] of Object.entries({ ...noConflict, 'A-02': 'conflict' as const })) {
      const kind = status === 'conflict' ? ('R3' as const) : null;
      await program.expert.saveDeclaration({ round, app, status, kind, detail: '同一单位' });
    }
    program.dialog.saveTo = inFolder('declaration.hppost');
    const input = { round, passphrase, commitmentAccepted: true } as const;
    const saved = await program.expert.signDeclaration(input);
    const sent = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    const [coi] = sent.coi;
    coiSha256 = coi?.payloadSha256 ?? '';
    expect(saved.code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){4}$/);
    expect(program.dialog.suggested).toBe(`${round}-张三-declaration-1.hppost`);
    expect(coi?.payload.apps).toEqual([
      { app: 'A-01', status: 'none', kind: null, detail: '' },
      { app: 'A-02', status: 'conflict', kind: 'R3', detail: '同一单位' },
      { app: 'A-03', status: 'none', kind: null, detail: '' },
    ]);
    expect(sent.head.payload).toMatchObject({ submission_seq: 1, complete: false });
    expect((await roundCard()).steps.declaration).toBe('done');
  });

  test('writes the very same declaration again when nothing changed', async () => {
    program.dialog.saveTo = inFolder('declaration-again.hppost');
    await program.expert.signDeclaration({ round, passphrase, commitmentAccepted: true });
    const sent = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    expect(sent.coi.map((one) => one.payloadSha256)).toEqual([coiSha256]);
    expect(sent.head.payload.submission_seq).toBe(1);
  });

  test('opens what was granted and nothing else', async () => {
    const decision = decisionFor(program.card, coiSha256, [
      { app: 'A-02', outcome: 'recused', reason: '同一法人单位' },
    ]);
    const grant = grantFor(program.card, sealed, ['A-01', 'A-03'], { coi_sha256: coiSha256 });
    const post = await writeDelivery(inFolder('2.hppost'), program.card, 2, [decision, grant]);
    expect(await program.receive(post)).toEqual(['accepted']);
    const desk = await program.expert.desk({ round });
    expect(
      desk.applications.map(({ app, state, documents }) => [app, state, documents.length]),
    ).toEqual([
      ['A-01', 'not-begun', 2],
      ['A-02', 'recused', 0],
      ['A-03', 'not-begun', 2],
    ]);
  });

  test('reads ranges of a sealed document', async () => {
    const docid = await mainDocument('A-01');
    const opened = await program.reader.open({ round, app: 'A-01', docid });
    expect(opened).toMatchObject({ size: documentSize, title: '申报书', position: null });
    expect(opened.watermark).toContain('张三');
    const { parts } = await program.reader.readRanges({
      round,
      app: 'A-01',
      docid,
      ranges: [
        [0, 70_000],
        [199_990, documentSize],
      ],
    });
    const bytes = documentBytes('A-01', documentSize);
    expect(parts.map((part) => Buffer.from(part).toString('hex'))).toEqual([
      Buffer.from(bytes.subarray(0, 70_000)).toString('hex'),
      Buffer.from(bytes.subarray(199_990)).toString('hex'),
    ]);
  });

  test('remembers where reading stopped and which pages were seen', async () => {
    const docid = await mainDocument('A-01');
    const key = { round, app: 'A-01', docid };
    const position = { pageIndex: 3, left: 0, top: 700, scale: 'page-width', rotation: 0 as const };
    await program.reader.savePosition({ ...key, position });
    await program.reader.pagesSeen({ ...key, pageCount: 12, pages: [0, 1, 1, 3, 99] });
    await program.reader.close(key);
    expect((await program.reader.open(key)).position).toEqual(position);
    const desk = await program.expert.desk({ round });
    expect(desk.applications[0]?.documents[0]).toMatchObject({ pageCount: 12, pagesSeen: 3 });
  });

  async function mainDocument(app: string): Promise<string> {
    const desk = await program.expert.desk({ round });
    const found = desk.applications.find((one) => one.app === app)?.documents[0]?.docid;
    if (found === undefined) throw new Error(`${app} has documents`);
    return found;
  }

  test('scores with an exact total, comments and evidence', async () => {
    await score(program, 'A-01', 5_050, 3_000);
    await attachEvidence(program, sealed);
    const draft = await program.expert.draft({ round, app: 'A-01' });
    expect(draft).toMatchObject({
      state: 'complete',
      total: '80.50',
      scores: { C1: 5_050, C2: 3_000 },
      decision: 'YES',
    });
    expect(draft.evidence).toHaveLength(1);
  });

  test('shows the own places of a lot, missing scores as missing', async () => {
    await program.expert.saveDraft({
      round,
      app: 'A-03',
      change: { kind: 'score', item: 'C1', value: 100 },
    });
    const rows = await program.expert.overview({ round });
    expect(
      rows.map(({ app, state, total, place, scores }) => ({ app, state, total, place, scores })),
    ).toEqual([
      {
        app: 'A-01',
        state: 'complete',
        total: '80.50',
        place: 1,
        scores: { C1: 5_050, C2: 3_000 },
      },
      { app: 'A-02', state: 'recused', total: null, place: null, scores: { C1: null, C2: null } },
      { app: 'A-03', state: 'begun', total: null, place: null, scores: { C1: 100, C2: null } },
    ]);
  });
});
