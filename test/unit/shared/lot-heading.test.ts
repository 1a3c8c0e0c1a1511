import { expect, test } from 'vitest';
import { lotHeading } from '../../../shared/lot-heading.ts';

test('a lot is headed by its id and title; the whole round by its title alone', () => {
  expect(lotHeading({ lot: 'N-01', title: '口岸通关' })).toBe('N-01 · 口岸通关');
  expect(lotHeading({ lot: 'ALL', title: '项目中期检查' })).toBe('项目中期检查');
});
