import type { Bilingual } from '../../shared/rubric.ts';
import type { SelftestLine } from '../../shared/selftest.ts';

/** One question with a known answer. */
export type Check = {
  readonly id: string;
  readonly title: Bilingual;
  readonly answer: string;
  /** The answer that this machine gives; null where the part asked is known to be missing here. */
  readonly ask: () => Promise<string | null> | string | null;
};

export const check = (
  id: string,
  zh: string,
  en: string,
  answer: string,
  ask: Check['ask'],
): Check => ({ id, title: { zh, en }, answer, ask });

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const bytesOf = (digits: string): Uint8Array => new Uint8Array(Buffer.from(digits, 'hex'));

/** Asks one check. Whatever it throws is an answer, and a wrong one. */
export async function runCheck({ id, title, answer, ask }: Check): Promise<SelftestLine> {
  const begun = performance.now();
  let got: string | null;
  try {
    got = await ask();
  } catch (error) {
    got = error instanceof Error ? `${error.name}: ${error.message}` : 'threw';
  }
  const ms = Math.round(performance.now() - begun);
  const state = got === null ? 'absent' : got === answer ? 'ok' : 'failed';
  return { id, title, state, expected: answer, got: state === 'failed' ? got : null, ms };
}
