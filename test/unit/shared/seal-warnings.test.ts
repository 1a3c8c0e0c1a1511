import { expect, test } from 'vitest';
import { findReview, loadProgrammes } from '../../../electron/programmes.ts';
import { type AboutToSeal, sealWarnings } from '../../../shared/seal-warnings.ts';

const { review } = findReview(loadProgrammes(), 'guangxi-cross-border', 'cb-midterm');
const experts = (count: number, ...apps: string[]) =>
  Array.from({ length: count }, () => ({ apps }));
const zh = (change: Partial<AboutToSeal>) =>
  sealWarnings({
    rubric: review.rubric,
    policy: review.policy,
    applications: [{ app: 'A', direct: false, targets: [1] }],
    assignments: experts(5, 'A'),
    ...change,
  }).map((sentence) => sentence.zh);

test('a panel as recommended and targets for all: nothing is said', () => {
  expect(zh({})).toEqual([]);
});

test('too few, an even number, fewer than the quorum needs, no targets: each is said', () => {
  expect(zh({ assignments: experts(3, 'A') })).toEqual([
    '规则建议每个项目不少于 5 位专家，以下不足：A。',
  ]);
  expect(zh({ assignments: experts(6, 'A') })).toEqual(['规则建议专家人数为单数，以下为双数：A。']);
  expect(zh({ assignments: experts(2, 'A') })[0]).toContain('即使全部交齐也会暂缓：A');
  expect(zh({ applications: [{ app: 'A', direct: false, targets: [] }] })).toEqual([
    '没有任务书指标，专家将无从逐项判断：A。',
  ]);
});

test('what goes straight to signing, what stops anyway and what no rule recommends is left out', () => {
  const direct = { app: 'B', direct: true, targets: [] };
  const unassigned = { app: 'C', direct: false, targets: [1] };
  expect(zh({ applications: [direct, unassigned] })).toEqual([]);
  const { panel, ...policy } = review.policy;
  expect(zh({ policy, assignments: experts(4, 'A') })).toEqual([]);
});

test('a long list is cut, its length is not', () => {
  const apps = Array.from({ length: 12 }, (_, index) => `A-${index}`);
  const applications = apps.map((app) => ({ app, direct: false, targets: [1] }));
  expect(zh({ applications, assignments: experts(4, ...apps) })[1]).toMatch(/A-9等 12 个。$/);
});
