import { expect, readerTest } from './reader-desk.ts';
import { samplePdf } from './reader-home.ts';

const report = '可行性研究报告';
const long = '现场测试记录';
const scans = ['CCITT 扫描件', 'JBIG2 扫描件', 'JPX 扫描件'] as const;
const mixed = '图纸';

const test = readerTest(async () => ({
  'B-01': [
    { title: report, pdf: await samplePdf('B-01/可行性研究报告.pdf') },
    { title: scans[0], pdf: await samplePdf('B-01/附件1 审计报告（扫描件）.pdf') },
    { title: scans[1], pdf: await samplePdf('B-02/附件1 知识产权证明（扫描件）.pdf') },
    { title: scans[2], pdf: await samplePdf('B-01/附件2 合作协议（扫描件）.pdf') },
    { title: long, pdf: await samplePdf('B-03/附件1 现场测试记录（300页）.pdf') },
    { title: mixed, pdf: await samplePdf('B-04/附件1 设备图纸与台账（多种页面尺寸）.pdf') },
  ],
}));

test('a Chinese report opens with its text, its labels and the reader’s name over each page', async ({
  reading: { reader, complaints },
}) => {
  await reader.drawn(1);
  await expect(reader.pageBox(1).locator('.textLayer')).toContainText('揭榜方案可行性研究报告');
  await expect(reader.pageField).toHaveValue('i');
  await expect(reader.pageBox(1)).toHaveAttribute('aria-label', '第 i 页');
  const watermark = await reader
    .pageBox(1)
    .locator('.hp-overlay')
    .evaluate((layer) => decodeURIComponent(getComputedStyle(layer).backgroundImage));
  expect(watermark).toContain('张三');
  expect(complaints).toEqual([]);
});

test('keys turn, zoom and rotate pages, and stay out of text fields', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  await reader.focus();
  await page.keyboard.press('n');
  await expect(reader.pageField).toHaveValue('ii');
  await page.keyboard.press('End');
  await expect(reader.pageField).toHaveValue('14');
  await page.keyboard.press('Home');
  await expect(reader.pageField).toHaveValue('i');
  const upright = await reader.pageBox(1).boundingBox();
  await page.keyboard.press('r');
  await expect
    .poll(async () => {
      const box = await reader.pageBox(1).boundingBox();
      return (box?.width ?? 0) > (box?.height ?? 0);
    })
    .toBe(true);
  await page.keyboard.press('Shift+R');
  await page.keyboard.press('+');
  await expect
    .poll(async () => (await reader.pageBox(1).boundingBox())?.width ?? 0)
    .toBeGreaterThan(upright?.width ?? 0);
  await page.keyboard.press('0');
  await reader.goTo('3');
  await expect(reader.pageField).toHaveValue('3');
  await page.keyboard.type('n');
  await expect(reader.pageField).toHaveValue('n');
});

test('find counts every hit of the document and walks through them', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  await reader.find('知识产权');
  await expect(reader.pane.getByText('第 1 / 3 处')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(reader.pane.getByText('第 2 / 3 处')).toBeVisible();
  await expect(reader.pane.locator('.highlight.selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader.pane.locator('.highlight')).toHaveCount(0);
  await reader.find('没有这样的词');
  await expect(reader.pane.getByText('没有找到')).toBeVisible();
});

test('the outline leads to its chapters, and Alt+← leads back', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  await reader.button('目录与缩略图').click();
  await reader.button('十一、风险应对策略').click();
  await expect(reader.pageField).toHaveValue('11');
  await reader.focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(reader.pageField).toHaveValue('i');
});

test('thumbnails are drawn for what is in sight and for nothing else', async ({
  reading: { reader },
}) => {
  await reader.open(long);
  await reader.drawn(1);
  await reader.button('目录与缩略图').click();
  await reader.button(/^缩略图$/).click();
  const frames = reader.pane.locator('.hp-thumb-frame');
  await expect(frames).toHaveCount(300);
  await expect(frames.nth(1).locator('canvas')).toBeVisible();
  await reader.button('第 4 页').click();
  await expect(reader.pageField).toHaveValue('4');
  expect(await frames.locator('canvas').count()).toBeLessThan(20);
});

test('CCITT, JBIG2 and JPX scans are drawn and say that they have no text', async ({
  reading: { reader, complaints },
}) => {
  for (const title of scans) {
    await reader.open(title);
    await reader.drawn(1);
    await expect(reader.status).toHaveText('扫描页，无文字层，可框选');
    await expect.poll(() => reader.ink(1), title).toBeGreaterThan(20);
  }
  expect(complaints).toEqual([]);
});

test('a place deep in 300 pages is kept over another document and over a restart of the page', async ({
  reading: { page, desk, reader },
}) => {
  await reader.open(long);
  await reader.drawn(1);
  await reader.goTo('187');
  await reader.drawn(187);
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 130);
  const offset = () => reader.scroll.evaluate((element) => element.scrollTop);
  await expect.poll(offset).toBeGreaterThan(1000);
  const left = await offset();
  await reader.open(report);
  await reader.drawn(1);
  await reader.open(long);
  await reader.drawn(187);
  await expect.poll(offset).toBeCloseTo(left, -1);
  await reader.open(report);
  await page.reload();
  await desk.beginScoring();
  await reader.open(long);
  await reader.drawn(187);
  await expect.poll(offset).toBeCloseTo(left, -1);
});

test('pages of other sizes and turned pages are laid out as they are', async ({
  reading: { reader },
}) => {
  await reader.open(mixed);
  await reader.drawn(1);
  const shape = async (pageNumber: number) => {
    const box = await reader.pageBox(pageNumber).boundingBox();
    return box ? box.width / box.height : 0;
  };
  await expect.poll(() => shape(1)).toBeCloseTo(210 / 297, 1);
  // A3 across, turned by a quarter; then A5 upright; then letter, turned by three quarters.
  await expect.poll(() => shape(2)).toBeCloseTo(297 / 420, 1);
  await expect.poll(() => shape(3)).toBeCloseTo(148 / 210, 1);
  await expect.poll(() => shape(4)).toBeCloseTo(11 / 8.5, 1);
});

test('pages that rested on the screen are counted for the overview', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  const seen = () =>
    page.evaluate(async () => {
      const overview = await window.hengping.expert.overview({ round: 'RD-1' });
      return overview.ok ? overview.value[0]?.documents[0]?.pagesSeen : undefined;
    });
  await expect.poll(seen).toBe(1);
  await reader.goTo('5');
  await expect.poll(seen).toBe(2);
});
