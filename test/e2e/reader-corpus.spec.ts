import { hostilePdfs } from './hostile-pdfs.ts';
import { expect, readerTest } from './reader-desk.ts';
import { eagerPdf } from './reader-pdfs.ts';

const names = Object.keys(hostilePdfs);
const test = readerTest(async () => ({
  'B-01': [
    { title: '普通', pdf: eagerPdf() },
    ...names.map((title) => ({ title, pdf: hostilePdfs[title]?.pdf() ?? eagerPdf() })),
  ],
}));

// Fifteen seconds for each: a page, or one sentence that says why there is none.
const patience = 15_000;
/** A document that is not shown, or a page that takes too long: both with a way out. */
const sentence = /无法显示|没有响应|声称有|没有页面|已损坏|不是 PDF|仍在绘制/;

test('each hostile document ends in its page or in one sentence, and the desk goes on', async ({
  reading: { program, page, reader },
}) => {
  test.setTimeout((names.length + 2) * (patience + 5000));
  for (const [title, { outcome }] of Object.entries(hostilePdfs)) {
    await test.step(title, async () => {
      await reader.open(title);
      const said = async () => {
        const words = await reader.message.or(reader.status).allTextContents();
        if (words.some((text) => sentence.test(text))) return 'sentence';
        const drawn = reader.pageBox(1).locator('canvas');
        return (await drawn.count()) > 0 ? 'page' : 'nothing yet';
      };
      await expect
        .poll(said, { timeout: patience, message: title })
        .toMatch(outcome === 'either' ? /^(page|sentence)$/ : new RegExp(`^${outcome}$`));
      expect(program.app.windows()).toHaveLength(1);
    });
  }
  await reader.open('普通');
  await reader.drawn(1);
  await expect(reader.pageBox(1).locator('.textLayer')).toContainText('eager document');
  expect(page.isClosed()).toBe(false);
});
