import { type ErrorCode, errorTexts, type FailureDetails, fillText } from '../../shared/errors.ts';
import type { Bilingual } from '../../shared/rubric.ts';

/** The sentence of a refusal, in both languages. A code that this program does not know (the ledger
 * may be older or newer) is shown as it is. */
export function refusalReason(code: string, details: FailureDetails): Bilingual {
  if (!isErrorCode(code)) return { zh: `拒收：${code}`, en: `Refused: ${code}` };
  const text = errorTexts[code];
  return { zh: fillText(text.zh, details), en: fillText(text.en, details) };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}
