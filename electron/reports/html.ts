import { visibleText } from '../../shared/visible-text.ts';

const isHtml = Symbol('html');

/** Markup that is already safe. Made by `html` only. */
export type Html = { readonly [isHtml]: true; readonly markup: string };

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Builds markup: what the template says is kept, whatever is put into it is escaped and shown
 * without hidden controls, unless it is markup itself. Attributes must be double-quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  let markup = parts[0] ?? '';
  for (const [index, value] of values.entries()) markup += render(value) + (parts[index + 1] ?? '');
  return { [isHtml]: true, markup };
}

function render(value: Part): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  if (isList(value)) return value.map(render).join('');
  return value.markup;
}

const isList = (value: Html | readonly Part[]): value is readonly Part[] => Array.isArray(value);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Text of several lines as markup, one `<br>` a line. */
export function lines(text: string): Html {
  const split = text
    .split('\n')
    .map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
  return html`${split}`;
}

/** A string token for CSS `content`, with everything but letters and digits as an escape. */
export function cssString(text: string): string {
  const escaped = [...visibleText(text)].map((character) =>
    /^[\p{L}\p{N}]$/u.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
