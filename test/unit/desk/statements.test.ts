import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judgeStatements } from '../../../electron/agency/judge-statements.ts';
import { criterionPart, targetPart } from '../../../shared/cited-part.ts';
import type { DraftChange } from '../../../shared/operations/expert.ts';
import { sheetFacts } from '../../../shared/sheet-facts.ts';
import { deskTests, refusalOf } from './desk-tests.ts';
import {
  attachEvidence,
  expertWithGrant,
  type Program,
  passphrase,
  startProgram,
} from './expert-program.ts';
import { formPayload, openSubmission, round } from './small-round.ts';

const say = (zh: string, en: string) => ({ zh, en });
const plain = formPayload('after-declaration');
const [first, second] = plain.rubric.criteria;
const veto = { title: say('出口管制', 'Export'), question: say('是否禁止出口？', 'Prohibited?') };
const named = (id: string) => ({ id, title: say(id, id) });
const rubric = {
  ...plain.rubric,
  criteria: [
    ...(first ? [{ ...first, veto: { ...veto, source: '第七条' } }] : []),
    ...(second ? [second] : []),
  ],
  decision: {
    ...plain.rubric.decision,
    choices: [named('YES'), { ...named('NO'), reasonRequired: true as const }],
  },
  targets: {
    title: say('任务书指标', 'Targets'),
    kinds: [named('TECHNICAL'), named('TALENT')],
    judgements: [named('MET'), named('PARTLY'), named('NOT')],
    reasonFor: ['PARTLY', 'NOT'],
  },
};
const target = (id: string, kind: string) => ({
  id,
  kind,
  title: `指标 ${id}`,
  planned: '≥95%',
  source: '第 12 页',
});
const { sealed, home, start } = deskTests({
  rule: { rubric, policy: plain.policy },
  targets: [target('T1', 'TECHNICAL'), target('T2', 'TALENT')],
});

const app = 'A-01';
const kinds = async (program: Program) =>
  (await program.expert.checkSubmission({ round })).problems
    .filter((problem) => problem.app === app && problem.kind !== 'document-unopened')
    .map(({ kind, item }) => (item === null ? kind : `${kind} ${item}`));
const fill = async (program: Program, changes: readonly DraftChange[]) => {
  for (const change of changes) await program.expert.saveDraft({ round, app, change });
};
const scored: readonly DraftChange[] = [
  { kind: 'score', item: 'C1', value: 5000 },
  { kind: 'score', item: 'C2', value: 3000 },
  { kind: 'comment', item: 'C1', text: '理由充分' },
  { kind: 'overall', text: '总体可行' },
  { kind: 'decision', choice: 'YES' },
];
const judged: readonly DraftChange[] = [
  { kind: 'target', target: 'T1', judgement: 'MET' },
  { kind: 'target', target: 'T2', judgement: 'PARTLY' },
  { kind: 'target-note', target: 'T2', text: '培养 2 人，差 1 人' },
];

describe('beside scores an expert states', () => {
  test('only what the form and the task book ask for', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const code = (change: DraftChange) =>
      refusalOf(() => program.expert.saveDraft({ round, app, change }));
    expect(await code({ kind: 'veto', item: 'C2', reason: '' })).toBe('veto-unknown');
    expect(await code({ kind: 'target', target: 'T9', judgement: 'MET' })).toBe('target-unknown');
    expect(await code({ kind: 'target-note', target: 'T9', text: 'x' })).toBe('target-unknown');
    expect(await code({ kind: 'target', target: 'T1', judgement: 'WELL' })).toBe(
      'judgement-unknown',
    );
    expect((await program.expert.draft({ round, app })).savedAt).toBeNull();
  });

  test('a judgement of every target, a note or reason where one is due, before anything is signed', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    expect(await kinds(program)).toContain('target-missing T2');
    await fill(program, scored);
    expect(await kinds(program)).toEqual(['target-missing T1', 'target-missing T2']);
    await fill(program, [
      { kind: 'target', target: 'T1', judgement: 'MET' },
      { kind: 'target', target: 'T2', judgement: 'NOT' },
      { kind: 'veto', item: 'C1', reason: '' },
      { kind: 'decision', choice: 'NO' },
    ]);
    expect(await kinds(program)).toEqual([
      'veto-reason-missing C1',
      'target-note-missing T2',
      'decision-reason-missing',
    ]);
    const { applications } = await program.expert.desk({ round });
    expect(applications[0]?.state).toBe('begun');
    await fill(program, [
      { kind: 'veto', item: 'C1', reason: '目录第 3 项' },
      { kind: 'target-note', target: 'T2', text: '未启动' },
      { kind: 'decision-reason', text: '指标未完成' },
    ]);
    expect(await kinds(program)).toEqual([]);
    const { ready } = await program.expert.checkSubmission({ round });
    expect(ready).toMatchObject([
      {
        app,
        vetoes: ['C1'],
        targets: [
          { judgement: 'MET', count: 1 },
          { judgement: 'PARTLY', count: 0 },
          { judgement: 'NOT', count: 1 },
        ],
      },
    ]);
  });

  test('what a closed program still knows, and what the signed sheet says', async () => {
    const made = await expertWithGrant(home(), sealed());
    await fill(made, [...scored, ...judged, { kind: 'veto', item: 'C1', reason: '目录第 3 项' }]);
    await fill(made, [{ kind: 'decision-reason', text: '稳妥' }]);
    made.door.close();
    const program = await start(Promise.resolve(startProgram(made.home)));
    await program.workspace.unlock({ passphrase });
    expect(await program.expert.draft({ round, app })).toMatchObject({
      state: 'complete',
      vetoes: { C1: '目录第 3 项' },
      targets: {
        T1: { judgement: 'MET', note: '' },
        T2: { judgement: 'PARTLY', note: '培养 2 人，差 1 人' },
      },
      decisionReason: '稳妥',
    });
    program.dialog.saveTo = `${program.home}/scores.hppost`;
    await program.expert.submit({ round, passphrase, waive: true });
    await program.expert.amend({ round, app });
    await fill(program, [
      { kind: 'veto', item: 'C1', reason: null },
      { kind: 'target', target: 'T1', judgement: 'NOT' },
      { kind: 'decision-reason', text: '' },
    ]);
    const back = await program.expert.abandonAmendment({ round, app });
    expect(back).toMatchObject({
      vetoes: { C1: '目录第 3 项' },
      targets: { T1: { judgement: 'MET' }, T2: { note: '培养 2 人，差 1 人' } },
      decisionReason: '稳妥',
    });
  });

  test('the page that proves a target, up to the signed sheet and through an amendment', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    const cite = (part: Parameters<typeof attachEvidence>[2]) =>
      attachEvidence(program, sealed(), part);
    expect(await refusalOf(() => cite(criterionPart('T1')))).toBe('criterion-unknown');
    expect(await refusalOf(() => cite(targetPart('C1')))).toBe('target-unknown');
    await cite(targetPart('T1'));
    await fill(program, [...scored, ...judged]);
    const rows = await program.expert.overview({ round });
    expect(rows.find((row) => row.app === app)?.evidenceCount).toBe(1);

    program.dialog.saveTo = `${program.home}/scores.hppost`;
    await program.expert.submit({ round, passphrase, waive: true });
    const { sheets } = await openSubmission(readFileSync(program.dialog.saveTo), program.card);
    const [signed] = sheets.map(({ payload }) => payload);
    if (signed === undefined) throw new Error('one sheet was signed');
    expect(signed.evidence).toMatchObject([{ item: 'T1', on: 'target', page_index: 2 }]);
    const verdict = (item: string) => {
      const evidence = signed.evidence.map((piece) => ({ ...piece, item }));
      return judgeStatements(sheetFacts({ ...signed, evidence }), rubric, ['T1', 'T2']);
    };
    expect(['T1', 'T3', 'C1'].map(verdict)).toEqual([null, 'beyond-form', 'beyond-form']);
    await program.expert.exportPages({ round });
    expect(program.printed.at(-1)).toContain('<td>T1 指标 T1</td>');

    const { evidence } = await program.expert.amend({ round, app });
    await fill(program, [{ kind: 'remove-evidence', id: evidence[0]?.id ?? '' }]);
    const back = await program.expert.abandonAmendment({ round, app });
    expect(back.evidence).toMatchObject([{ item: 'T1', on: 'target' }]);
  });

  test('a target without judgement and note is as untouched as before', async () => {
    const program = await start(expertWithGrant(home(), sealed()));
    await fill(program, [
      { kind: 'target', target: 'T1', judgement: 'MET' },
      { kind: 'target', target: 'T1', judgement: null },
      { kind: 'target-note', target: 'T2', text: 'x' },
      { kind: 'target-note', target: 'T2', text: '' },
    ]);
    const draft = await program.expert.draft({ round, app });
    expect([draft.targets, draft.state]).toEqual([{}, 'not-begun']);
  });
});
