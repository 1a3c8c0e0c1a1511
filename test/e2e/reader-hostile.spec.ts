import { expect, readerTest } from './reader-desk.ts';
import {
  brokenPdf,
  circularTree,
  countBomb,
  eagerPdf,
  imageBomb,
  lockedPdf,
  withoutPages,
} from './reader-pdfs.ts';

const test = readerTest(async () => ({
  'B-01': [
    { title: '普通', pdf: eagerPdf() },
    { title: '加密', pdf: lockedPdf() },
    { title: '损坏', pdf: brokenPdf() },
    { title: '无页', pdf: withoutPages() },
    { title: '页数炸弹', pdf: countBomb() },
    { title: '循环', pdf: circularTree() },
    { title: '图像炸弹', pdf: imageBomb() },
  ],
}));

const sentences = {
  加密: '这个文件设有打开密码，无法显示。',
  损坏: '这个文件已损坏或不是 PDF，无法显示。',
  无页: /没有页面|已损坏/,
  循环: /没有页面|已损坏/,
} as const;

test('each document that cannot be shown ends in one clear sentence, and the next one opens', async ({
  reading: { reader },
}) => {
  for (const [title, sentence] of Object.entries(sentences)) {
    await reader.open(title);
    await expect(reader.message).toContainText(sentence);
    await reader.open('普通');
    await reader.drawn(1);
    await expect(reader.pageBox(1).locator('.textLayer')).toContainText('eager document');
  }
});

test('a claimed number of pages is not believed', async ({ reading: { page, reader } }) => {
  await reader.open('页数炸弹');
  await expect
    .poll(async () => (await reader.message.count()) > 0 || (await reader.pageBox(1).count()) > 0)
    .toBe(true);
  await expect(reader.message.filter({ hasText: '正在打开' })).toHaveCount(0);
  expect(await page.locator('.hp-reader-scroll .page').count()).toBeLessThan(10);
});

test('an image of gigapixels is left out and the rest of the page is there', async ({
  reading: { reader },
}) => {
  await reader.open('图像炸弹');
  await reader.drawn(1);
  await expect(reader.pageBox(1).locator('.textLayer')).toContainText('beside the bomb');
});

test('nothing that a document tries on its own or when clicked has any effect', async ({
  reading: { program, page, reader, complaints },
}) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.evaluate(() => {
    Object.assign(window, { printed: 0 });
    window.print = () => Object.assign(window, { printed: 1 });
  });
  await reader.drawn(1);
  const address = page.url();
  const layer = reader.pageBox(1).locator('.annotationLayer');
  await layer.locator('section').first().waitFor();
  for (const section of await layer.locator('section').all()) {
    await section.click({ force: true });
    await section.click({ force: true, modifiers: ['Control'] });
    await section.dblclick({ force: true });
  }
  expect(await layer.locator('a[href]:not([href="#"])').count()).toBe(0);
  expect(page.url()).toBe(address);
  expect(program.app.windows()).toHaveLength(1);
  expect(dialogs).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'printed'))).toBe(0);
  expect(complaints).toEqual([]);
});

test('printing, saving, copying, dragging and the context menu are closed', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  const prevented = await reader.scroll.evaluate((scroll) => {
    const target = scroll.querySelector('.textLayer span') ?? scroll;
    const fire = (event: Event) => {
      target.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const options = { bubbles: true, cancelable: true };
    const key = (name: string) =>
      fire(new KeyboardEvent('keydown', { ...options, key: name, ctrlKey: true }));
    document.getSelection()?.selectAllChildren(target);
    return {
      print: key('p'),
      save: key('s'),
      copy: fire(new ClipboardEvent('copy', options)),
      drag: fire(new DragEvent('dragstart', options)),
      menu: fire(new MouseEvent('contextmenu', options)),
    };
  });
  expect(prevented).toEqual({ print: true, save: true, copy: true, drag: true, menu: true });
  await expect(reader.status).toContainText('不可复制');
  await expect(page.locator('.hp-reader')).toBeVisible();
});
