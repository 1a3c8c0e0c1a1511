/** Rests on a page this long before the page counts as seen: scrolling past is not reading. */
export const RESTING_MS = 700;
/** Seen pages are reported together after this pause. */
export const REPORT_MS = 1500;

/** Collects which pages rested on the screen and reports each once. */
export class SeenPages {
  readonly #report: (pages: readonly number[]) => void;
  readonly #known = new Set<number>();
  #fresh = new Set<number>();
  #rest: ReturnType<typeof setTimeout> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(report: (pages: readonly number[]) => void) {
    this.#report = report;
  }

  /** Tells which page indices are on the screen now, drawn. */
  visible(pages: readonly number[]): void {
    clearTimeout(this.#rest);
    const fresh = pages.filter((page) => !this.#known.has(page));
    if (fresh.length === 0) return;
    this.#rest = setTimeout(() => {
      for (const page of fresh) {
        this.#known.add(page);
        this.#fresh.add(page);
      }
      this.#pause ??= setTimeout(() => this.flush(), REPORT_MS);
    }, RESTING_MS);
  }

  flush(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    if (this.#fresh.size === 0) return;
    const pages = [...this.#fresh].sort((a, b) => a - b);
    this.#fresh = new Set();
    // The operation takes a thousand at a time.
    for (let at = 0; at < pages.length; at += 1000) this.#report(pages.slice(at, at + 1000));
  }

  close(): void {
    clearTimeout(this.#rest);
    this.flush();
  }
}
