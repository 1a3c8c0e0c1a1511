import { expect, test } from 'vitest';
import { levelOf, readScore, stepScore } from '../../../renderer/desk/draft/score-entry.ts';

const half = { max: 3000, step: 50 };

test.each([
  ['24', { kind: 'valid', hundredths: 2400 }],
  ['24.5', { kind: 'valid', hundredths: 2450 }],
  ['24.', { kind: 'valid', hundredths: 2400 }],
  ['２４．５', { kind: 'valid', hundredths: 2450 }],
  ['24。5', { kind: 'valid', hundredths: 2450 }],
  ['0', { kind: 'valid', hundredths: 0 }],
  ['30', { kind: 'valid', hundredths: 3000 }],
  ['  ', { kind: 'empty' }],
  ['30.5', { kind: 'invalid', reason: 'too-high' }],
  ['24.3', { kind: 'invalid', reason: 'off-step' }],
  ['24.555', { kind: 'invalid', reason: 'not-a-number' }],
  ['-1', { kind: 'invalid', reason: 'not-a-number' }],
  ['1e1', { kind: 'invalid', reason: 'not-a-number' }],
])('a typed score %j is read as %j', (text, expected) => {
  expect(readScore(text, half)).toEqual(expected);
});

test('steps stay between nothing and the maximum, and on a step', () => {
  const moves = [
    stepScore(2400, half, 1),
    stepScore(2980, half, 1),
    stepScore(20, half, -1),
    stepScore(null, half, 1),
    stepScore(null, half, -1),
    stepScore(950, { max: 1020, step: 50 }, 5),
  ];
  expect(moves).toEqual([2450, 3000, 0, 50, 0, 1000]);
});

test('a score between two levels belongs to none', () => {
  const text = { zh: '', en: '' };
  const level = (from: number, to: number) => ({ title: text, from, to, description: text });
  const levels = [level(0, 1000), level(1100, 2000)];
  expect([levelOf(1000, levels), levelOf(1050, levels), levelOf(null, levels)]).toEqual([
    levels[0],
    undefined,
    undefined,
  ]);
});
