/** The few words that pdf.js itself puts on pages, by its message ids. */
export type ViewerWords = {
  readonly page: (page: string) => string;
  readonly note: string;
};

/** Stands in for pdf.js's own localisation, which ships English only and rewrites the document to
 * do its work. It names the elements below a root when asked and watches nothing. */
export class ViewerL10n {
  #words: ViewerWords;
  #language: string;

  constructor(language: string, words: ViewerWords) {
    this.#language = language;
    this.#words = words;
  }

  /** Takes the words of another language; elements get them at the next `translate`. */
  change(language: string, words: ViewerWords): void {
    this.#language = language;
    this.#words = words;
  }

  getLanguage(): string {
    return this.#language.toLowerCase();
  }

  getDirection(): string {
    return 'ltr';
  }

  async get(_ids: unknown, _args: unknown, fallback?: string): Promise<string> {
    return fallback ?? '';
  }

  async translate(root: Element): Promise<void> {
    for (const element of root.querySelectorAll('[data-l10n-id]')) this.#name(element);
  }

  async translateOnce(element: Element): Promise<void> {
    this.#name(element);
  }

  async destroy(): Promise<void> {}
  pause(): void {}
  resume(): void {}

  #name(element: Element): void {
    const id = element.getAttribute('data-l10n-id');
    if (id === 'pdfjs-page-landmark') {
      element.setAttribute('aria-label', this.#words.page(pageArgument(element)));
    } else if (id === 'pdfjs-text-annotation-type') {
      element.setAttribute('alt', this.#words.note);
    }
  }
}

function pageArgument(element: Element): string {
  const page: unknown = JSON.parse(element.getAttribute('data-l10n-args') ?? '{}')?.page;
  return typeof page === 'string' || typeof page === 'number' ? String(page) : '';
}
