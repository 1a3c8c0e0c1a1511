import { expect, readerTest } from './reader-desk.ts';
import { samplePdf } from './reader-home.ts';

const report = '可行性研究报告';
const scan = '审计报告';

const test = readerTest(async () => ({
  'B-01': [
    { title: report, pdf: await samplePdf('B-01/可行性研究报告.pdf') },
    { title: scan, pdf: await samplePdf('B-01/附件1 审计报告（扫描件）.pdf') },
  ],
}));

test('selected words become evidence with their place, their quote and a mark', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  await reader.goTo('4');
  await reader.drawn(6);
  await reader.select(6, '先以版面', '答；归类');
  await reader.focus();
  await page.keyboard.press('e');
  await expect(reader.marks(6)).toHaveCount(2);
  await expect(reader.status).toHaveText('已引用第 4 页');
  await expect(reader.saved).toBeVisible();
  const draft = await page.evaluate(() =>
    window.hengping.expert.draft({ round: 'RD-1', app: 'B-01' }),
  );
  const [evidence] = draft.ok ? draft.value.evidence : [];
  expect(evidence).toMatchObject({
    item: 'QUALIFICATION',
    page_index: 5,
    page_label: '4',
    rotate: 0,
    user_unit: 100,
  });
  expect(evidence?.quote?.exact).toMatch(/^先以版面分析切分要素.*答；归类/);
  expect(evidence?.quote?.exact).not.toMatch(/\s/);
  expect(evidence?.rects).toHaveLength(2);
});

test('a mark stays on its words when the page is enlarged and turned', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  await reader.goTo('4');
  await reader.drawn(6);
  await reader.select(6, '先以版面', '先以版面');
  await reader.button(/^引用所选/).click();
  await expect(reader.marks(6)).toHaveCount(1);
  const apart = async () => {
    const mark = await reader.marks(6).first().boundingBox();
    const words = await reader
      .pageBox(6)
      .locator('.textLayer span:not(:has(span))', { hasText: '先以版面' })
      .first()
      .boundingBox();
    if (!mark || !words) return Number.NaN;
    return Math.max(Math.abs(mark.x - words.x), Math.abs(mark.y - words.y)) / words.height;
  };
  await expect.poll(apart).toBeLessThan(0.5);
  await reader.focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('+');
  await reader.drawn(6);
  await expect.poll(apart).toBeLessThan(0.5);
  await page.keyboard.press('r');
  await reader.drawn(6);
  const isUpright = async () => {
    const turned = await reader.marks(6).first().boundingBox();
    return (turned?.height ?? 0) > (turned?.width ?? 0);
  };
  await expect.poll(isUpright).toBe(true);
});

test('a box drawn on a scan becomes evidence; its chip leads back and rings it; Alt+← returns', async ({
  reading: { page, desk, reader },
}) => {
  await reader.open(scan);
  await reader.drawn(1);
  await reader.focus();
  await page.keyboard.press('b');
  await expect(reader.status).toHaveText('正在框选：在页面上拖出一个框');
  await reader.drawBox([0.3, 0.3], [0.6, 0.5]);
  await expect(reader.marks(1)).toHaveCount(1);
  await expect(reader.saved).toBeVisible();
  await reader.open(report);
  await reader.drawn(1);
  await desk.rubric
    .getByRole('button', { name: /跳到|第 1 页|p\. ?1/ })
    .first()
    .click();
  await expect(reader.tab(scan)).toHaveAttribute('aria-selected', 'true');
  await expect(reader.ring).toBeVisible();
  await reader.focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(reader.tab(report)).toHaveAttribute('aria-selected', 'true');
  await reader.drawn(1);
});

test('a whole page is cited by the keyboard alone', async ({ reading: { page, reader } }) => {
  await reader.open(scan);
  await reader.drawn(1);
  await reader.focus();
  await page.keyboard.press('Shift+E');
  await expect(reader.marks(1)).toHaveCount(1);
  await expect(reader.saved).toBeVisible();
});

test('attaching without a selection says what to do and attaches nothing', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  await reader.focus();
  await page.keyboard.press('e');
  await expect(reader.status).toContainText('没有选中文字');
  await expect(reader.marks(1)).toHaveCount(0);
});
