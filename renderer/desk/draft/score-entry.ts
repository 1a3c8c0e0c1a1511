import type { Criterion } from '../../../shared/rubric.ts';

export type ScoreEntry =
  | { readonly kind: 'empty' }
  | { readonly kind: 'valid'; readonly hundredths: number }
  | { readonly kind: 'invalid'; readonly reason: 'not-a-number' | 'too-high' | 'off-step' };

type Scale = Pick<Criterion, 'max' | 'step'>;

/** What a typed score means. Full-width digits and points (as a Chinese keyboard makes them) count
 * as plain ones; nothing is rounded or clamped on the way. */
export function readScore(text: string, { max, step }: Scale): ScoreEntry {
  const plain = text.normalize('NFKC').replaceAll('。', '.').trim();
  if (plain === '') return { kind: 'empty' };
  const match = /^(\d{1,6})(?:\.(\d{0,2}))?$/.exec(plain);
  if (match === null) return { kind: 'invalid', reason: 'not-a-number' };
  const [, whole = '', rest = ''] = match;
  const hundredths = Number(whole) * 100 + Number(rest.padEnd(2, '0'));
  if (hundredths > max) return { kind: 'invalid', reason: 'too-high' };
  if (hundredths % step !== 0) return { kind: 'invalid', reason: 'off-step' };
  return { kind: 'valid', hundredths };
}

/** The score `steps` steps up (or down, if negative), held within 0 and the maximum. A missing
 * score begins at 0. Result is always on a step. */
export function stepScore(hundredths: number | null, { max, step }: Scale, steps: number): number {
  if (hundredths === null) return steps > 0 ? Math.min(step * steps, max - (max % step)) : 0;
  return Math.min(Math.max(hundredths + steps * step, 0), max - (max % step));
}

/** The level whose range holds the score; undefined between ranges or without a score. */
export function levelOf(
  hundredths: number | null,
  levels: Criterion['levels'],
): Criterion['levels'][number] | undefined {
  if (hundredths === null) return undefined;
  return levels.find((level) => hundredths >= level.from && hundredths <= level.to);
}
