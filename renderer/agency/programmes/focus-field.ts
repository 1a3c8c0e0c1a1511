import { fieldId, type Path } from './lens.ts';

const focusable = 'input, select, textarea, button, summary, [tabindex]';
// What stands in an entry that was shut is drawn after it has opened.
const framesToDraw = 4;

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Puts the cursor on the field of a path, or on the nearest thing around it that is on screen,
 * opening on the way whatever is folded. */
export async function focusField(path: Path): Promise<void> {
  let nearest: HTMLElement | null = null;
  for (let length = 1; length <= path.length; length += 1) {
    const found = document.getElementById(fieldId(path.slice(0, length)));
    if (found === null) continue;
    nearest = found;
    if (!(found instanceof HTMLDetailsElement) || found.open) continue;
    found.open = true;
    for (let drawn = 0; drawn < framesToDraw; drawn += 1) await frame();
  }
  if (nearest === null) return;
  const inside = nearest.matches(focusable) ? nearest : nearest.querySelector(focusable);
  if (inside instanceof HTMLElement) inside.focus();
  nearest.scrollIntoView({ block: 'center' });
}
