import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addEvidence, listEvidence } from '../../../electron/vault/expert-drafts.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import {
  attachEvidence,
  declare,
  declared,
  expertWithGrant,
  expertWithRoster,
  passphrase,
  score,
} from './expert-program.ts';
import { grantFor, round, writeDelivery } from './small-round.ts';

const { sealed, home, start } = deskTests();

describe('a draft', () => {
  test('takes only what the form allows', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const save = (change: Parameters<typeof program.expert.saveDraft>[0]['change']) =>
      refusalOf(() => program.expert.saveDraft({ round, app: 'A-01', change }));
    const evidence = {
      item: 'C1',
      docid: sealed().applications[1]?.record.docs[0]?.docid ?? '',
      doc_sha256: sealed().applications[1]?.record.docs[0]?.sha256 ?? '',
      page_index: 0,
      page_label: '1',
      rects: [[0, 0, 1, 1]] as [number, number, number, number][],
      view_box: [0, 0, 1, 1] as [number, number, number, number],
      rotate: 0 as const,
      user_unit: 100,
      quote: null,
    };
    const id = '7f1d4c5e-3f43-4a0a-9d0c-111111111111';
    expect(await save({ kind: 'score', item: 'C9', value: 1 })).toBe('criterion-unknown');
    expect(await save({ kind: 'score', item: 'C1', value: 6_050 })).toBe('score-out-of-range');
    expect(await save({ kind: 'score', item: 'C1', value: 25 })).toBe('score-off-step');
    expect(await save({ kind: 'comment', item: 'C9', text: 'x' })).toBe('criterion-unknown');
    expect(await save({ kind: 'decision', choice: 'MAYBE' })).toBe('choice-unknown');
    expect(await save({ kind: 'add-evidence', id, evidence })).toBe('evidence-foreign');
    expect(await program.expert.draft({ round, app: 'A-01' })).toMatchObject({
      state: 'not-begun',
      savedAt: null,
    });
    expect(await save({ kind: 'score', item: 'C1', value: 6_000 })).toBe('accepted');
    expect(await save({ kind: 'score', item: 'C1', value: null })).toBe('accepted');
    expect(await save({ kind: 'comment', item: 'C1', text: 'e\u0301\u0000' })).toBe('accepted');
    const draft = await program.expert.draft({ round, app: 'A-01' });
    expect(draft.scores).toEqual({});
    expect(draft.comments).toEqual({ C1: '\u00e9' });
  });

  test('that is signed is locked until it is amended', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const amendCode = () => refusalOf(() => program.expert.amend({ round, app: 'A-01' }));
    const abandonCode = () =>
      refusalOf(() => program.expert.abandonAmendment({ round, app: 'A-01' }));
    expect(await amendCode()).toBe('amend-unsigned');
    expect(await abandonCode()).toBe('amend-none');
    await score(program, 'A-01', 5_000, 3_000);
    program.dialog.saveTo = join(home(), 'scores.hppost');
    await program.expert.submit({ round, passphrase, waive: true });
    expect(await refusalOf(() => score(program, 'A-01', 1_000, 0))).toBe('draft-locked');
    expect(await abandonCode()).toBe('amend-none');
    expect(await amendCode()).toBe('accepted');
    expect(await refusalOf(() => score(program, 'A-01', 1_000, 0))).toBe('accepted');
  });
});

describe('evidence', () => {
  test('is refused past what a sheet may hold', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await attachEvidence(program, sealed());
    const { vault } = program.holder.expert();
    const { evidence = '' } = listEvidence(vault.read, round, 'A-01')[0] ?? {};
    vault.write.transaction(() => {
      for (let n = 1; n < 500; n++) {
        addEvidence(vault.write, round, 'A-01', `00000000-0000-4000-8000-${n}`, evidence);
      }
    });
    expect(await refusalOf(() => attachEvidence(program, sealed()))).toBe('evidence-too-many');
  });
});

describe('a submission', () => {
  test('is refused while something is open that was not waived, or nothing is ready', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const { submit, exportPages } = program.expert;
    const submitCode = (waive: boolean, word = passphrase) =>
      refusalOf(() => submit({ round, passphrase: word, waive }));
    program.dialog.saveTo = join(home(), 'scores.hppost');
    expect(await submitCode(true)).toBe('submission-blocked');
    await declare(program);
    const grant = grantFor(program.card, sealed(), ['A-01', 'A-02', 'A-03'], declared(program));
    await program.receive(await writeDelivery(join(home(), '2.hppost'), program.card, 2, [grant]));
    expect(await submitCode(false)).toBe('submission-incomplete');
    expect(await submitCode(true)).toBe('nothing-to-submit');
    expect(await refusalOf(() => exportPages({ round }))).toBe('nothing-signed');
    await score(program, 'A-01', 5_000, 3_000);
    expect(await submitCode(true, 'wrong passphrase')).toBe('wrong-passphrase');
    expect((await program.expert.draft({ round, app: 'A-01' })).state).toBe('complete');
  });

  test.each([
    ['while the place is being chosen', (edit: () => void) => edit(), null],
    // The sheet is made by then and its post on the way to the disk.
    ['while the file is being written', (edit: () => void) => void setImmediate(edit), 2_000],
  ])('is not signed when the draft changes %s', async (_, when, value) => {
    const program = await start(expertWithGrant(home(), sealed()));
    await score(program, 'A-01', 5_000, 3_000);
    const target = join(home(), 'scores.hppost');
    const change = { kind: 'score', item: 'C2', value } as const;
    Object.defineProperty(program.dialog, 'saveTo', {
      get() {
        when(() => void program.expert.saveDraft({ round, app: 'A-01', change }));
        return target;
      },
    });
    const submitCode = await refusalOf(() =>
      program.expert.submit({ round, passphrase, waive: true }),
    );
    expect(submitCode).toBe('draft-changed');
    expect(readdirSync(home()).filter((name) => name.startsWith('scores'))).toEqual([]);
    const draft = await program.expert.draft({ round, app: 'A-01' });
    expect(draft).toMatchObject({ rev: 1, state: value === null ? 'begun' : 'complete' });
  });

  test('stamps sheets when the clock stands before what the agency signed', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await score(program, 'A-01', 5_000, 3_000);
    program.clock.at = '2026-05-01T00:00:00Z';
    program.dialog.saveTo = join(home(), 'scores.hppost');
    await program.expert.submit({ round, passphrase, waive: true });
    const { openSubmission } = await import('./small-round.ts');
    const { sheets } = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    expect(sheets[0]?.payload).toMatchObject({
      clock_suspect: true,
      claimed_at: '2026-06-01T08:00:00Z',
    });
  });
});
