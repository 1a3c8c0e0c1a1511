// What an expert does in the reading pane, by the words on the screen.
import type { Locator, Page } from 'playwright';

export function readerPane(page: Page) {
  const pane = page.locator('.hp-reader');
  const scroll = pane.locator('.hp-reader-scroll');
  const pageBox = (pageNumber: number): Locator =>
    scroll.locator(`.page[data-page-number="${pageNumber}"]`);
  const pageField = pane.getByRole('textbox', { name: '页码' });

  return {
    pane,
    scroll,
    pageBox,
    pageField,
    status: pane.locator('.hp-status'),
    tab: (title: string): Locator => pane.getByRole('tab', { name: title, exact: true }),
    button: (name: string | RegExp): Locator => pane.getByRole('button', { name }),
    marks: (pageNumber: number): Locator => pageBox(pageNumber).locator('.hp-mark'),
    ring: pane.locator('.hp-ring'),
    /** The desk has written the last edit down. */
    saved: page.getByText(/已保存 \d/),
    message: pane.locator('.hp-reader-message'),

    async open(title: string): Promise<void> {
      await pane.getByRole('tab', { name: title, exact: true }).click();
    },

    /** Waits until a page has its pixels and our layer over them. */
    async drawn(pageNumber: number): Promise<void> {
      await pageBox(pageNumber).locator('.canvasWrapper canvas').waitFor();
      await pageBox(pageNumber).locator('.hp-overlay').waitFor({ state: 'attached' });
    },

    /** Dark samples of a page, of 4,800: zero where nothing was drawn. */
    ink(pageNumber: number): Promise<number> {
      const canvas = pageBox(pageNumber).locator('.canvasWrapper canvas').first();
      return canvas.evaluate((element) => {
        const small = new OffscreenCanvas(60, 80);
        const context = small.getContext('2d');
        if (!context || !(element instanceof HTMLCanvasElement)) return 0;
        context.drawImage(element, 0, 0, 60, 80);
        const { data } = context.getImageData(0, 0, 60, 80);
        return data.filter((value, i) => i % 4 === 0 && value < 160).length;
      });
    },

    async goTo(label: string): Promise<void> {
      await pageField.fill(label);
      await pageField.press('Enter');
    },

    /** Gives the keyboard to the pages. */
    focus: () => scroll.focus(),

    async find(text: string): Promise<void> {
      await scroll.focus();
      await page.keyboard.press('Control+f');
      await pane.getByRole('textbox', { name: '查找文字' }).fill(text);
    },

    /** Selects from inside the run that begins with `from` to inside the one that holds `to`. */
    async select(pageNumber: number, from: string, to: string): Promise<void> {
      const run = (text: string) =>
        pageBox(pageNumber).locator('.textLayer span:not(:has(span))', { hasText: text }).first();
      const start = await run(from).boundingBox();
      const end = await run(to).boundingBox();
      if (!start || !end) throw new Error('both runs are on the screen');
      await page.mouse.move(start.x + 2, start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 });
      await page.mouse.up();
    },

    /** Draws a box, in parts of what is shown of the pane. */
    async drawBox(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
      const frame = await scroll.boundingBox();
      if (!frame) throw new Error('the pane is on the screen');
      const at = ([x, y]: readonly [number, number]) =>
        [frame.x + frame.width * x, frame.y + frame.height * y] as const;
      await page.mouse.move(...at(from));
      await page.mouse.down();
      await page.mouse.move(...at(to), { steps: 5 });
      await page.mouse.up();
    },
  };
}
