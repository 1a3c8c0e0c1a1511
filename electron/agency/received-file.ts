import { type ErrorCode, errorTexts, fillText, Refusal } from '../../shared/errors.ts';
import type { ReceivedFile, ReceivedKind } from '../../shared/operations/workspace.ts';
import type { Bilingual } from '../../shared/rubric.ts';

/** The answer for a file that was refused as a whole. Anything but a refusal is thrown on. */
export function refusedFile(
  error: unknown,
  file: { readonly name: string; readonly kind: ReceivedKind; readonly subject: string },
): ReceivedFile {
  if (!(error instanceof Refusal)) throw error;
  return {
    ...file,
    outcome: 'refused',
    summary: refusalReason(error.code, error.details),
    failure: error.toFailure(),
  };
}

/** The sentence of a refusal, in both languages. */
export function refusalReason(
  code: ErrorCode,
  details: Readonly<Record<string, string | number>>,
): Bilingual {
  const text = errorTexts[code];
  return { zh: fillText(text.zh, details), en: fillText(text.en, details) };
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code);
}
