import { expect, test } from 'vitest';
import { isLongEnough, shortestPassphrase } from '../../../shared/passphrase.ts';

test('ten characters are enough and nine are not, whatever writing they are in', () => {
  expect(shortestPassphrase).toBe(10);
  const nine = ['123456789', '一二三四五六七八九', '１２３４５６７８９', '😀'.repeat(9)];
  expect(nine.map(isLongEnough)).toEqual([false, false, false, false]);
  expect(nine.map((text) => isLongEnough(`${text}0`))).toEqual([true, true, true, true]);
});
