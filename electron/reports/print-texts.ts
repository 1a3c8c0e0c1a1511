import type { Form } from '../../shared/objects/form.ts';
import { type Html, html } from './html.ts';
import type { Language } from './printable-page.ts';

/** The heading that a review puts over its printed pages; nothing where it has none. */
export function printHeading({ print }: Form, language: Language): Html {
  const text = print?.heading[language] ?? '';
  return text === '' ? html`` : html`<p class="small">${text}</p>`;
}

/** The note that a review puts at the foot of its printed pages; nothing where it has none. */
export function printNote({ print }: Form, language: Language): Html {
  const text = print?.note[language] ?? '';
  return text === '' ? html`` : html`<p class="small">${text}</p>`;
}
