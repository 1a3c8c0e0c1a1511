import { expect, test } from 'vitest';
import { fileSize, points } from '../../../renderer/text/format.ts';
import { isComposing } from '../../../renderer/ui/typing.ts';

test('points are printed without trailing zeros, or with the places asked for', () => {
  expect([points(2400), points(2450), points(2405), points(2450, 2), points(2450, 0)]).toEqual([
    '24',
    '24.5',
    '24.05',
    '24.50',
    '24',
  ]);
});

test('sizes are in the unit that keeps the figure short', () => {
  expect([fileSize(900, 'en'), fileSize(3_600_000, 'en'), fileSize(1_250_000_000, 'en')]).toEqual([
    '1 kB',
    '3.6 MB',
    '1.3 GB',
  ]);
});

test('the key that ends a composition still belongs to the input method', () => {
  expect([
    isComposing({ isComposing: true, keyCode: 69 }),
    isComposing({ isComposing: false, keyCode: 229 }),
    isComposing({ isComposing: false, keyCode: 69 }),
  ]).toEqual([true, true, false]);
});
