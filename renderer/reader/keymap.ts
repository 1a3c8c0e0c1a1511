// Keys of the reading pane. They act only there, never in a text field and never while an input
// method is composing; every command also has a named button.

export type ReaderCommand =
  | 'page-up'
  | 'page-down'
  | 'next-page'
  | 'previous-page'
  | 'first-page'
  | 'last-page'
  | 'zoom-in'
  | 'zoom-out'
  | 'fit-width'
  | 'rotate-right'
  | 'rotate-left'
  | 'find'
  | 'find-next'
  | 'find-previous'
  | 'go-to-page'
  | 'attach'
  | 'attach-page'
  | 'draw'
  | 'back'
  | 'escape'
  | 'swallow';

export type PressedKey = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
  /** The key went into a text field, select or other control that uses it itself. */
  readonly inField: boolean;
};

/** Chromium reports this code for a key that the input method has taken. */
const COMPOSING_KEY_CODE = 229;

const plainKeys: Readonly<Record<string, ReaderCommand>> = {
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first-page',
  End: 'last-page',
  n: 'next-page',
  p: 'previous-page',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'fit-width',
  r: 'rotate-right',
  R: 'rotate-left',
  e: 'attach',
  E: 'attach-page',
  b: 'draw',
  B: 'draw',
  Escape: 'escape',
};

const controlKeys: Readonly<Record<string, ReaderCommand>> = {
  f: 'find',
  g: 'find-next',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'fit-width',
  p: 'swallow',
  s: 'swallow',
};

/** The command of a key, or null where the key is left to the browser. `swallow` means: nothing
 * happens, and the browser does not get the key either (printing, saving). */
export function commandOf(pressed: PressedKey): ReaderCommand | null {
  if (pressed.isComposing || pressed.keyCode === COMPOSING_KEY_CODE) return null;
  const control = pressed.ctrlKey || pressed.metaKey;
  const key = pressed.key.length === 1 && control ? pressed.key.toLowerCase() : pressed.key;
  if (control && pressed.altKey) return key === 'g' ? 'go-to-page' : null;
  if (control) {
    if (key === 'g') return pressed.shiftKey ? 'find-previous' : 'find-next';
    const command = controlKeys[key] ?? null;
    const zooms = command === 'zoom-in' || command === 'zoom-out' || command === 'fit-width';
    return pressed.inField && zooms ? null : command;
  }
  if (pressed.altKey) return key === 'ArrowLeft' && !pressed.inField ? 'back' : null;
  if (pressed.inField) return key === 'Escape' ? 'escape' : null;
  return plainKeys[key] ?? null;
}
