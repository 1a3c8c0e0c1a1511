import type { Bilingual } from '../../shared/rubric.ts';
import { type Answer, flag, type Given } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Signs; without it a command only says what it would sign. */
export const yesFlag = flag(
  'yes',
  null,
  '签署；不给出时只说明会发生什么',
  'Sign; without it, only say what would happen',
);

/**
 * Says what is about to be signed, and signs only with `--yes`.
 * @param plan lines of what would happen, and their plain value
 * @param sign does it and answers what came of it
 */
export async function planFirst(
  given: Given,
  { say }: Terminal,
  plan: { readonly lines: readonly string[]; readonly value: object },
  sign: () => Promise<Answer> | Answer,
): Promise<Answer> {
  if (given.has('yes')) {
    const { lines, value } = await sign();
    return { value, lines: [...plan.lines, ...lines] };
  }
  return {
    value: { ...plan.value, signed: false },
    lines: [...plan.lines, say(nothingSigned)],
  };
}

const nothingSigned: Bilingual = {
  zh: '没有签署。加 --yes 后签署。',
  en: 'Nothing was signed. Add --yes to sign it.',
};
