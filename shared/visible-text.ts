// Everything that changes or hides what a reader sees: control and format characters (bidirectional
// controls, zero-width characters, soft hyphen, tags), line and paragraph separators, and the letters
// and marks that are drawn as nothing (fillers of Hangul and Khmer, joiner of graphemes, blank Braille).
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

/** Text from outside with its invisible controls shown as `⟨U+202E⟩`, so that nothing in it can
 * reorder or hide what a person reads or signs. Line feeds and tabs stay. */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => {
    if (character === '\n' || character === '\t') return character;
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** As `visibleText`, for a text that has one line of its own: a line feed in it, or a tab, is shown
 * as well, so that it cannot begin a line that looks like the program's. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/[\n\t]/g, (character) => (character === '\n' ? '⏎' : '⇥'));
}

/** JSON of one line in which every hidden character is escaped: the same value for a program, and
 * nothing that turns or hides for a person who looks at it. */
export function visibleJson(value: unknown): string {
  const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(hidden, (character) =>
    character.split('').map(escapeUnit).join(''),
  );
}
