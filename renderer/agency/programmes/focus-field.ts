import { fieldId, type Path } from './lens.ts';

const focusable = 'input, select, textarea, button, summary, [tabindex]';

/** Puts the cursor on the field of a path, or on the nearest thing around it that is on screen,
 * opening whatever is folded above it. */
export function focusField(path: Path): void {
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(path.slice(0, length)));
    if (found === null) continue;
    for (let around: Element | null = found; around !== null; around = around.parentElement)
      if (around instanceof HTMLDetailsElement) around.open = true;
    const target = found.matches(focusable) ? found : (found.querySelector(focusable) ?? found);
    if (target instanceof HTMLElement) target.focus();
    found.scrollIntoView({ block: 'center' });
    return;
  }
}
