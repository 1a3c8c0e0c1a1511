// Everything that changes or hides what a reader sees: control and format characters (bidirectional
// controls, zero-width characters, soft hyphen, tags) and line and paragraph separators.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text from outside with its invisible controls shown as `⟨U+202E⟩`, so that nothing in it can
 * reorder or hide what a person reads or signs. Line feeds and tabs stay. */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) => {
    if (character === '\n' || character === '\t') return character;
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
