import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  attachEvidence,
  closeProgram,
  declare,
  expertWithRoster,
  newFolder,
  noConflict,
  type Program,
  passphrase,
  removeFolder,
  score,
} from './expert-program.ts';
import {
  decisionFor,
  grantFor,
  openSubmission,
  receiptFor,
  round,
  type SmallRound,
  sealSmallRound,
  writeDelivery,
} from './small-round.ts';

// From the last score to the receipt, told in order: each test goes on where the one before ended.
describe('handing scores in', () => {
  let folder: string;
  let sealed: SmallRound;
  let program: Program;
  let coiSha256 = '';

  beforeAll(async () => {
    folder = newFolder();
    sealed = await sealSmallRound(folder);
    program = await expertWithRoster(join(folder, 'home'), sealed);
    const sent = await declare(program, { ...noConflict, 'A-02': 'conflict' });
    const { coi } = await openSubmission(readFileSync(sent), program.card);
    coiSha256 = coi[0]?.payloadSha256 ?? '';
    const decision = decisionFor(program.card, coiSha256, [
      { app: 'A-02', outcome: 'recused', reason: '同一法人单位' },
    ]);
    const grant = grantFor(program.card, sealed, ['A-01', 'A-03'], { coi_sha256: coiSha256 });
    const path = join(folder, '2.hppost');
    await program.receive(await writeDelivery(path, program.card, 2, [decision, grant]));
    const { applications } = await program.expert.desk({ round });
    const docid = applications[0]?.documents[0]?.docid ?? '';
    const key = { round, app: 'A-01', docid };
    await program.reader.pagesSeen({ ...key, pageCount: 12, pages: [0] });
    await score(program, 'A-01', 5_050, 3_000);
    await attachEvidence(program, sealed);
    const first = { kind: 'score', item: 'C1', value: 100 } as const;
    await program.expert.saveDraft({ round, app: 'A-03', change: first });
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

  test('lists what is open before signing, and previews what is ready', async () => {
    const check = await program.expert.checkSubmission({ round });
    expect(check.ready).toEqual([
      {
        app: 'A-01',
        title: '甲项目',
        rev: 1,
        total: '80.50',
        decision: 'YES',
        vetoes: [],
        targets: [],
      },
    ]);
    expect(check.problems.map(({ app, kind, blocking }) => `${app} ${kind} ${blocking}`)).toEqual([
      'A-01 document-unopened false',
      'A-03 comment-missing false',
      'A-03 score-missing false',
      'A-03 overall-missing false',
      'A-03 decision-missing false',
      'A-03 document-unopened false',
      'A-03 document-unopened false',
    ]);
    await program.expert.previewSubmission({ round });
    expect(program.printed.at(-1)?.includes('甲项目')).toBe(true);
  });

  test('submits what is ready as signed sheets that say what was shown', async () => {
    program.dialog.saveTo = inFolder('scores.hppost');
    const submitted = await program.expert.submit({ round, passphrase, waive: true });
    const sent = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    const [sheet] = sent.sheets;
    expect(submitted.sheets).toEqual([{ app: 'A-01', rev: 1, sha256: sheet?.payloadSha256 }]);
    expect(sheet?.payload).toMatchObject({
      app: 'A-01',
      state: 'final',
      rev: 1,
      prev: null,
      bundle: sealed.seal.payloadSha256,
      form_sha256: sealed.form.payloadSha256,
      app_record_sha256: sealed.applications[0]?.recordSha256,
      coi_sha256: coiSha256,
      scores: [
        { item: 'C1', value: 5_050 },
        { item: 'C2', value: 3_000 },
      ],
      total: '161/2',
      clock_suspect: false,
    });
    expect(sent.head.payload).toMatchObject({ submission_seq: 2, complete: false });
    expect(sent.coi.map((one) => one.payloadSha256)).toEqual([coiSha256]);
    expect((await program.expert.draft({ round, app: 'A-01' })).state).toBe('submitted');
  });

  test('amends as revision 2 that names revision 1, and can give an amendment up', async () => {
    await program.expert.amend({ round, app: 'A-01' });
    await program.expert.saveDraft({
      round,
      app: 'A-01',
      change: { kind: 'score', item: 'C2', value: 50 },
    });
    const restored = await program.expert.abandonAmendment({ round, app: 'A-01' });
    expect(restored).toMatchObject({
      state: 'submitted',
      rev: 1,
      scores: { C1: 5_050, C2: 3_000 },
    });
    expect(restored.evidence).toHaveLength(1);

    await program.expert.amend({ round, app: 'A-01' });
    await program.expert.saveDraft({
      round,
      app: 'A-01',
      change: { kind: 'score', item: 'C2', value: 3_500 },
    });
    await score(program, 'A-03', 4_000, 4_000);
    program.dialog.saveTo = inFolder('scores-2.hppost');
    await program.expert.submit({ round, passphrase, waive: true });
    const sent = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    const first = sent.sheets.find(({ payload }) => payload.app === 'A-01' && payload.rev === 1);
    const second = sent.sheets.find(({ payload }) => payload.app === 'A-01' && payload.rev === 2);
    expect(second?.payload).toMatchObject({
      state: 'amend',
      prev: first?.payloadSha256,
      total: '171/2',
    });
    expect(sent.head.payload).toMatchObject({ submission_seq: 3, complete: true });
    expect((await program.expert.draft({ round, app: 'A-01' })).state).toBe('amended');
    expect((await roundCard()).steps.submission).toBe('done');
  });

  test('writes the same post again until a receipt speaks of it', async () => {
    program.dialog.saveTo = inFolder('scores-again.hppost');
    const again = await program.expert.submit({ round, passphrase, waive: true });
    const sent = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    expect(sent.head.payload.submission_seq).toBe(3);
    const items = sent.sheets.map((sheet) => ({
      payload_sha256: sheet.payloadSha256,
      type: 'sheet' as const,
      app: sheet.payload.app,
      rev: sheet.payload.rev,
      verdict: 'accepted',
    }));
    expect(again.sheets).toHaveLength(items.length);
    const receipt = receiptFor(program.card, items);
    const post = await writeDelivery(inFolder('3.hppost'), program.card, 3, [receipt]);
    expect(await program.receive(post)).toEqual(['accepted']);
    expect((await roundCard()).counts).toMatchObject({ toScore: 2, submitted: 2, received: 2 });
    await expect(program.expert.submit({ round, passphrase, waive: true })).rejects.toMatchObject({
      code: 'nothing-to-submit',
    });
  });

  test('prints what was signed, with its hash', async () => {
    program.dialog.saveTo = inFolder('sheets.pdf');
    await program.expert.exportPages({ round });
    expect(existsSync(inFolder('sheets.pdf'))).toBe(true);
    expect(program.printed.at(-1)?.includes('85.50')).toBe(true);
  });

  test('tells all of it in an unbroken journal', async () => {
    const { entries, intact } = await program.workspace.journal({ before: null, limit: 12 });
    expect(intact).toBe(true);
    expect(entries.map((entry) => entry.action).toReversed()).toEqual([
      'post-received',
      'sheet-signed',
      'submission-signed',
      'amendment-begun',
      'amendment-abandoned',
      'amendment-begun',
      'sheet-signed',
      'sheet-signed',
      'submission-signed',
      'submission-written-again',
      'post-received',
      'pages-exported',
    ]);
  });
});
