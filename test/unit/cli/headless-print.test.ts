import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { findPrinter, printWithBrowser } from '../../../electron/cli/headless-print.ts';

const printer = findPrinter();
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hengping-print-'));

test.skipIf(printer === undefined)(
  'a page becomes a PDF and leaves nothing behind (skipped where no browser is installed)',
  async () => {
    const before = profiles();
    const html = '<!doctype html><title>评分表</title><p>合计 72.50</p>';
    const pdf = Buffer.from(await printWithBrowser(printer ?? '', html));
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(profiles()).toEqual(before);
  },
  60_000,
);

test('a browser that does not print is a refusal', async () => {
  await expect(printWithBrowser('/bin/false', '<p>')).rejects.toMatchObject({
    code: 'no-pdf-engine',
  });
  await expect(printWithBrowser('/nowhere/browser', '<p>')).rejects.toMatchObject({
    code: 'no-pdf-engine',
  });
});
