import { expect, test } from 'vitest';
import { nextIncomplete } from '../../../renderer/desk/draft/application-order.ts';
import { createDraftStore } from '../../../renderer/desk/draft/draft-store.ts';
import type { Result } from '../../../shared/errors.ts';
import type { Draft, DraftChange, DraftSaved } from '../../../shared/operations/expert.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { Rubric } from '../../../shared/rubric.ts';

const text = { zh: '', en: '' };
const criterion = (id: string, max: number, weight: number) => ({
  id,
  title: text,
  guidance: text,
  source: '',
  max,
  step: 50,
  weight,
  weightIsDefault: true,
  commentRequired: false,
  levels: [],
});
const rubric: Rubric = {
  fullMark: 10_000,
  criteria: [criterion('C1', 3000, 3000), criterion('C2', 1000, 7000)],
  decision: { kind: 'none', title: text, choices: [], required: false },
  overallComment: 'optional',
};
const policy: Policy = {
  aggregator: 'mean',
  trim: { minSheets: 5 },
  rounding: [{ at: 'sheet', places: 2, mode: 'half-up' }],
  rankOn: 'printed',
  tieChain: [],
  quorum: { minSheets: 3 },
  singleApplication: 'score',
  selectPerLot: null,
  vote: null,
};
const empty: Draft = {
  app: 'B-03',
  state: 'not-begun',
  rev: 1,
  scores: {},
  comments: {},
  overall: '',
  decision: null,
  decisionReason: '',
  vetoes: {},
  targets: {},
  evidence: [],
  total: null,
  savedAt: null,
};
const evidence = {
  item: 'C1',
  docid: 'a'.repeat(26),
  doc_sha256: '0'.repeat(64),
  page_index: 11,
  page_label: '12',
  rects: [[0, 0, 100, 100] as [number, number, number, number]],
  view_box: [0, 0, 59500, 84200] as [number, number, number, number],
  rotate: 0 as const,
  user_unit: 100,
  quote: null,
};

function storeWith(answer: () => Result<DraftSaved>) {
  const sent: DraftChange[] = [];
  let ids = 0;
  const store = createDraftStore({ rubric, policy }, empty, {
    save: (change) => {
      sent.push(change);
      return Promise.resolve(answer());
    },
    onState: () => undefined,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    timers: { now: () => 0, after: () => () => undefined },
  });
  return { store, sent };
}
const durable = (): Result<DraftSaved> => ({
  ok: true,
  value: { savedAt: '2026-11-21T06:32:05Z', total: null, state: 'begun' },
});

test('the total appears with the last missing score, weighted and rounded as the rule says', () => {
  const { store } = storeWith(durable);
  store.getState().setScore('C1', 2450);
  const before = store.getState().draft.total;
  store.getState().setScore('C2', 850);
  // 24.5 of 30 at weight 30 is 24.5; 8.5 of 10 at weight 70 is 59.5.
  expect([before, store.getState().draft.total]).toEqual([null, '84.00']);
});

test('taking a score away takes the total away', () => {
  const { store } = storeWith(durable);
  store.getState().setScore('C1', 2450);
  store.getState().setScore('C2', 850);
  store.getState().setScore('C1', null);
  expect([store.getState().draft.total, store.getState().draft.scores]).toEqual([
    null,
    { C2: 850 },
  ]);
});

test('entering the score that is there already saves nothing', () => {
  const { store, sent } = storeWith(durable);
  store.getState().setScore('C1', 2450);
  store.getState().setScore('C1', 2450);
  expect(sent).toEqual([{ kind: 'score', item: 'C1', value: 2450 }]);
});

test('the draft says saved only with the time that the program gave', async () => {
  const { store } = storeWith(durable);
  store.getState().setScore('C1', 2450);
  expect(store.getState().progress).toEqual({ kind: 'saving' });
  await store.getState().flush();
  expect(store.getState().progress).toEqual({ kind: 'saved', at: '2026-11-21T06:32:05Z' });
});

test('a failed save keeps the edit on screen and says so', async () => {
  const { store } = storeWith(() => ({
    ok: false,
    error: { code: 'internal', message: '', details: {} },
  }));
  store.getState().setScore('C1', 2450);
  await store.getState().flush();
  const { progress, draft, isClean } = store.getState();
  expect([progress.kind, draft.scores, isClean()]).toEqual(['failed', { C1: 2450 }, false]);
});

test('a place cited for a target stays one when it is removed and brought back', () => {
  const { store } = storeWith(durable);
  const ofTarget = { ...evidence, on: 'target' as const };
  store.getState().addEvidence(ofTarget);
  store.getState().removeEvidence('id-1');
  store.getState().undoRemove();
  expect(store.getState().draft.evidence).toEqual([{ ...ofTarget, id: 'id-2' }]);
});

test('removed evidence comes back under a new id', async () => {
  const { store, sent } = storeWith(durable);
  store.getState().addEvidence(evidence);
  store.getState().removeEvidence('id-1');
  store.getState().undoRemove();
  await store.getState().flush();
  expect([store.getState().draft.evidence, sent.map((change) => change.kind)]).toEqual([
    [{ ...evidence, id: 'id-2' }],
    ['add-evidence', 'remove-evidence', 'add-evidence'],
  ]);
});

test('the next application is the first incomplete one after this, going round', () => {
  const rows = [
    { app: 'B-01', state: 'begun' as const },
    { app: 'B-02', state: 'complete' as const },
    { app: 'B-03', state: 'recused' as const },
    { app: 'B-04', state: 'not-begun' as const },
  ];
  expect([
    nextIncomplete(rows, 'B-01'),
    nextIncomplete(rows, 'B-04'),
    nextIncomplete(rows.slice(1, 3), 'B-02'),
  ]).toEqual(['B-04', 'B-01', null]);
});

test('a tick taken away with its reason comes back in one step; an empty tick leaves nothing to undo', () => {
  const { store, sent } = storeWith(durable);
  store.getState().setVeto('C1', '');
  store.getState().setVeto('C1', null);
  expect(store.getState().unticked).toBeNull();
  store.getState().setVeto('C1', '目录第 3 项');
  store.getState().setVeto('C1', null);
  expect(store.getState().draft.vetoes).toEqual({});
  store.getState().undoUntick();
  expect(store.getState().draft.vetoes).toEqual({ C1: '目录第 3 项' });
  expect(store.getState().unticked).toBeNull();
  expect(sent.filter(({ kind }) => kind === 'veto').length).toBeGreaterThan(0);
});

test('judgement and note of a target are edited apart and keep each other', () => {
  const { store } = storeWith(durable);
  store.getState().setTargetNote('T1', '差 1 人');
  store.getState().setJudgement('T1', 'NOT');
  store.getState().setJudgement('T1', null);
  expect(store.getState().draft.targets).toEqual({ T1: { judgement: null, note: '差 1 人' } });
});

test('where a vote decides no total appears, however many points are entered', () => {
  const vote = {
    yes: 'YES',
    denominator: 'present',
    threshold: 'majority',
    abstain: null,
  } as const;
  const store = createDraftStore({ rubric, policy: { ...policy, vote } }, empty, {
    save: () => Promise.resolve(durable()),
    onState: () => undefined,
    newId: () => 'id',
    timers: { now: () => 0, after: () => () => undefined },
  });
  store.getState().setScore('C1', 2450);
  store.getState().setScore('C2', 850);
  expect(store.getState().draft.total).toBeNull();
});
