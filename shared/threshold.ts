import type { Threshold } from './policy.ts';
import type { Bilingual } from './rubric.ts';

/** Whether `count` of `of` reaches the threshold, in whole numbers; nothing of nothing never does.
 * 过半数 is strictly more than half; 三分之二以上 includes exactly two thirds (民法典 1259). */
export function reaches(threshold: Threshold, count: number, of: number): boolean {
  if (of <= 0) return false;
  return threshold === 'majority' ? 2 * count > of : 3 * count >= 2 * of;
}

/** The smallest count that reaches the threshold of `of`; 1 of nothing. */
export function leastOf(threshold: Threshold, of: number): number {
  if (of <= 0) return 1;
  return threshold === 'majority' ? Math.floor(of / 2) + 1 : Math.ceil((2 * of) / 3);
}

/** The threshold as a rule says it, with what happens at the very edge. */
export const thresholdWords: Readonly<Record<Threshold, Bilingual>> = {
  majority: { zh: '过半数（超过二分之一）', en: 'more than half' },
  'two-thirds': { zh: '三分之二以上（含三分之二）', en: 'two thirds or more' },
};
