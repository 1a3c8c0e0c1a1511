import { expect, test } from 'vitest';
import { findByHash, paperSheet } from '../../../electron/reports/paper-sheet.ts';
import { codeOfRefusal } from '../formats/refusals.ts';
import { hash, payloads } from '../formats/sample-round.ts';

const rows = [`${'a'.repeat(16)}0${'0'.repeat(47)}`, `${'a'.repeat(16)}1${'0'.repeat(47)}`];
const find = (typed: string) => findByHash(typed, rows, (row) => row);

test('a hash is found whole or by its unique beginning, in any case and in groups', () => {
  expect(find(rows[0] ?? '')).toBe(rows[0]);
  expect(find(`${'AAAA '.repeat(4)}1`)).toBe(rows[1]);
});

test.each([
  ['a'.repeat(16), 'paper-ambiguous'],
  ['a'.repeat(15), 'paper-hash'],
  [`${'a'.repeat(64)}0`, 'paper-hash'],
  ['', 'paper-hash'],
  ['x'.repeat(20), 'paper-hash'],
  ['b'.repeat(16), 'paper-unknown'],
])('%j is refused with its own code', (typed, code) => {
  expect(codeOfRefusal(() => find(typed))).toBe(code);
});

const known = {
  sha256: hash,
  expert: { expert: 'E-1', name: '张三', unit: '某大学' },
  title: '项目',
  unit: '公司',
  lot: 'LOT-1',
  lotTitle: '需求一',
  verdict: 'accepted',
  at: '2026-06-01T08:30:00Z',
  fileName: 'x.hppost',
  latestRev: 1,
};

test('everything that the page prints of a sheet is there to compare', () => {
  const paper = paperSheet(known, payloads.sheet, payloads.form, new Map([[hash, '申报书']]), []);
  expect(paper).toMatchObject({
    rev: 1,
    scores: [{ item: 'C1', title: { zh: '创新性' }, value: 8_550, max: 10_000 }],
    total: '171/2',
    printedTotal: '85.50',
    overall: '同意',
    evidence: [{ title: { zh: '创新性' }, document: '申报书', pageLabel: '3', quote: '关键技术' }],
  });
  expect(paper.scores[0]?.comment).toContain('有新意');
});

test('a place cited for a target bears its title, also where a criterion has the same id', () => {
  const target = { id: 'C1', kind: 'K', title: '准确率', planned: '≥95%', source: '' };
  const [place] = payloads.sheet.evidence;
  if (place === undefined) throw new Error('the sample sheet cites a place');
  const sheet = { ...payloads.sheet, evidence: [place, { ...place, on: 'target' as const }] };
  const { evidence } = paperSheet(known, sheet, payloads.form, new Map(), [target]);
  expect(evidence.map(({ on, title }) => [on, title.zh])).toEqual([
    [undefined, '创新性'],
    ['target', 'C1 准确率'],
  ]);
});

test('a score on a criterion that the form does not have is shown, not hidden', () => {
  const sheet = { ...payloads.sheet, scores: [{ item: 'C9', value: 100 }] };
  const { scores } = paperSheet(known, sheet, payloads.form, new Map(), []);
  expect(scores.map(({ item, value, max }) => [item, value, max])).toEqual([
    ['C1', null, 10_000],
    ['C9', 100, null],
  ]);
});
