import { chromium } from 'playwright';

export type Printer = {
  /** HTML to PDF bytes; page sizes come from the style sheet's `@page` rules. Tags help screen
   * readers and cost about a kilobyte for every table row. */
  print(html: string, options?: { readonly tagged: boolean }): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** The browser that prints; Debian's own, whose path other systems may override. */
export async function openPrinter(): Promise<Printer> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  return {
    async print(html, { tagged } = { tagged: true }) {
      await page.setContent(html);
      return page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged });
    },
    close: () => browser.close(),
  };
}

/** TrueType faces: they are embedded as small subsets, where Chromium would turn each glyph of the
 * Noto faces into a drawing. */
export const sampleFont = '"Liberation Sans", "DejaVu Sans", "Droid Sans Fallback"';

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
