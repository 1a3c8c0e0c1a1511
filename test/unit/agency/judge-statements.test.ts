import { describe, expect, test } from 'vitest';
import { judgeStatements } from '../../../electron/agency/judge-statements.ts';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import type { SheetFacts } from '../../../shared/sheet-facts.ts';

const programmes = loadProgrammes();
const rubricOf = (id: string) => findReview(programmes, 'guangxi-cross-border', id).review.rubric;
const targets = ['T-1', 'T-2'] as const;
const met = targets.map((target) => ({ target, judgement: 'MET', note: '' }));

const sheet: SheetFacts = {
  v: 1,
  type: 'sheet',
  agency: 'GX-STA',
  round: 'R-1',
  bundle: 'b'.repeat(64),
  form_sha256: 'f'.repeat(64),
  app: 'A',
  app_record_sha256: '1'.repeat(64),
  expert: 'E-AAAAAAAAAA',
  expert_kid: 'A'.repeat(43),
  coi_sha256: 'c'.repeat(64),
  rev: 1,
  prev: null,
  state: 'final',
  scores: [],
  total: '0',
  decision: null,
  clock_suspect: false,
  written: { overall: true, comments: [] },
};
const judge = (id: string, change: Partial<SheetFacts>, asked: readonly string[] = targets) =>
  judgeStatements({ ...sheet, ...change }, rubricOf(id), asked);

describe('a veto tick', () => {
  test('may be left, and needs a reason that is more than blanks', () => {
    expect(judge('cb-demand-listing', {})).toBe(null);
    expect(judge('cb-demand-listing', { vetoes: [{ item: 'RISK', reason: '列入目录' }] })).toBe(
      null,
    );
    expect(judge('cb-demand-listing', { vetoes: [{ item: 'RISK', reason: ' ' }] })).toBe(
      'veto-reason-missing',
    );
  });

  test('on a criterion without the question, or twice, is beyond the form', () => {
    const [risk, other] = ['RISK', 'PROSPECT'].map((item) => ({ item, reason: '是' }));
    if (risk === undefined || other === undefined) throw new Error('two ticks');
    expect(judge('cb-demand-listing', { vetoes: [other] })).toBe('beyond-form');
    expect(judge('cb-demand-listing', { vetoes: [risk, risk] })).toBe('beyond-form');
  });
});

describe('targets of the task book', () => {
  test('are each judged, in the sealed order, with a note where the judgement needs one', () => {
    const [first, second] = met;
    if (first === undefined || second === undefined) throw new Error('two targets');
    expect(judge('cb-midterm', { targets: met })).toBe(null);
    expect(judge('cb-midterm', { targets: [first] })).toBe('targets-incomplete');
    expect(judge('cb-midterm', {})).toBe('targets-incomplete');
    const partly = { ...second, judgement: 'PARTLY' };
    expect(judge('cb-midterm', { targets: [first, partly] })).toBe('targets-incomplete');
    expect(judge('cb-midterm', { targets: [first, { ...partly, note: '差 2 个点' }] })).toBe(null);
    expect(judge('cb-midterm', { targets: [second, first] })).toBe('beyond-form');
    expect(judge('cb-midterm', { targets: [first, first] })).toBe('beyond-form');
    expect(judge('cb-midterm', { targets: [first, { ...second, judgement: 'GREAT' }] })).toBe(
      'beyond-form',
    );
    expect(judge('cb-midterm', { targets: met }, ['T-1'])).toBe('beyond-form');
  });

  test('are not judged where the form asks none', () => {
    expect(judge('cb-demand-listing', {}, ['T-1'])).toBe(null);
    expect(judge('cb-demand-listing', { targets: met })).toBe('beyond-form');
  });
});

describe('what places are cited for', () => {
  const cited = (criteria: readonly string[], of: readonly string[]) => ({
    targets: met,
    cited: { criteria, targets: of },
  });
  test('are targets of the application and criteria of the form', () => {
    expect(judge('cb-midterm', cited([], ['T-1', 'T-2']))).toBe(null);
    expect(judge('cb-midterm', cited([], ['T-3']))).toBe('beyond-form');
    expect(judge('cb-performance', cited(['T-1'], []))).toBe('beyond-form');
    const both = cited(['RISK'], ['T-1']);
    expect(judge('cb-demand-listing', { cited: both.cited }, ['T-1'])).toBe('beyond-form');
    expect(judge('cb-demand-listing', { cited: { ...both.cited, targets: [] } })).toBe(null);
  });
});

describe('the reason of a decision', () => {
  const none: readonly string[] = [];
  test('is there where the choice needs one, and only beside a choice', () => {
    expect(judge('cb-midterm', { decision: 'CONTINUE' }, none)).toBe(null);
    expect(judge('cb-midterm', { decision: 'STOP' }, none)).toBe('decision-reason-missing');
    expect(judge('cb-midterm', { decision: 'STOP', decision_reason: ' ' }, none)).toBe(
      'decision-reason-missing',
    );
    expect(judge('cb-midterm', { decision: 'STOP', decision_reason: '违约' }, none)).toBe(null);
    expect(judge('cb-midterm', { decision_reason: '违约' }, none)).toBe('beyond-form');
  });
});
