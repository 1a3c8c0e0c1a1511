// The words that a piece of evidence cites, with a little of what stands around them, so that the
// place can be found again by reading and by searching. All of it is NFC, as signed texts must be.

export type Quote = { readonly exact: string; readonly prefix: string; readonly suffix: string };

/** Lengths in UTF-16 units, as the signed schema counts them. */
export const EXACT_LENGTH = 2000;
export const AROUND_LENGTH = 64;

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/** Page text with its line breaks taken out: between Chinese characters nothing stands for a break,
 * elsewhere one space does. NUL and lone surrogates cannot be signed and go. */
export function plain(text: string): string {
  const lines = text
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll('\ufffd', '')
    .normalize('NFC')
    .split(/\s*\n\s*/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  return lines.reduce((all, line) => {
    if (all === '') return line;
    const glued = CJK.test(lastOf(all)) && CJK.test(firstOf(line));
    return glued ? all + line : `${all} ${line}`;
  }, '');
}

/** The quote of `text[start, end)`; null where nothing readable was selected. Too long a selection
 * keeps its beginning. */
export function quoteOf(text: string, start: number, end: number): Quote | null {
  const exact = head(plain(text.slice(start, end)), EXACT_LENGTH);
  if (exact === '') return null;
  // Twice the length leaves enough after breaks and doubled blanks are taken out.
  const before = plain(text.slice(Math.max(0, start - 4 * AROUND_LENGTH), start));
  const after = plain(text.slice(end, end + 4 * AROUND_LENGTH));
  return { exact, prefix: tail(before, AROUND_LENGTH), suffix: head(after, AROUND_LENGTH) };
}

/** A page label as it may be signed: one line, NFC, at most 40 units. */
export function labelOf(label: string | null | undefined, pageIndex: number): string {
  const usable = label ? head(plain(label), 40) : '';
  return usable === '' ? String(pageIndex + 1) : usable;
}

const firstOf = (s: string) => String.fromCodePoint(s.codePointAt(0) ?? 0);
const lastOf = (s: string) => [...s.slice(-2)].at(-1) ?? '';

/** The first units of a string, never cutting a character in two. */
function head(s: string, length: number): string {
  if (s.length <= length) return s;
  const cut = s.slice(0, length);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

function tail(s: string, length: number): string {
  if (s.length <= length) return s;
  const cut = s.slice(-length);
  return cut.isWellFormed() ? cut : cut.slice(1);
}
