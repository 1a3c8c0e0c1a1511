type KeyLike = {
  readonly isComposing: boolean;
  readonly keyCode: number;
};

/** True while an input method is composing: no key means a command then. Chromium reports the key
 * that ends a composition with code 229 and `isComposing` already false. */
export function isComposing(event: KeyLike): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** True where single keys are text, so that they must not act as commands. */
export function isTextEntry(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type))
  );
}
