import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, isReal, type Lab, test } from './lab.ts';

// The dialog that people see who use the stand-in by hand; specs of the program answer dialogs.
test.skip(isReal, 'the real binary shows the dialogs of the system');

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hengping-dialog-'));
  await mkdir(path.join(folder, '第一轮'));
  await writeFile(path.join(folder, '第一轮', '甲.hppost'), '');
  await writeFile(path.join(folder, '第一轮', '乙.hppost'), '');
  await writeFile(path.join(folder, '第一轮', '其他.txt'), '');
});
test.afterAll(() => rm(folder, { recursive: true }));

/** Presses the button that closes its own window. The window may be gone before the driver has seen
 * the end of the click; what came of it is the answer of the question. */
async function accept(page: Page): Promise<void> {
  const closed = page.waitForEvent('close');
  await page
    .getByRole('button', { name: '确定' })
    .click()
    .catch((error: unknown) => {
      if (!page.isClosed()) throw error;
    });
  await closed;
}

/** Lets the program ask and answers in the window that appears. */
async function ask<T>(lab: Lab, question: Promise<T>, answer: (page: Page) => Promise<void>) {
  const page = await lab.app.waitForEvent('window');
  await page.waitForSelector('li');
  await answer(page);
  return question;
}

test('files are chosen by walking to them', async ({ fresh }) => {
  const question = fresh.app.evaluate(({ dialog }, start) => {
    Reflect.get(dialog, 'standinShowToPeople')();
    return dialog.showOpenDialog({
      title: '打开',
      defaultPath: start,
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: 'post', extensions: ['hppost'] }],
    });
  }, folder);
  const got = await ask(fresh, question, async (page) => {
    await page.getByRole('button', { name: '第一轮' }).click();
    await page.getByRole('button', { name: '甲.hppost' }).click();
    await page.getByRole('button', { name: '乙.hppost' }).click();
    await expect(page.getByRole('listitem')).toHaveCount(2);
    await accept(page);
  });
  expect(got.filePaths.toSorted()).toEqual(
    ['甲.hppost', '乙.hppost'].map((name) => path.join(folder, '第一轮', name)).toSorted(),
  );
});

test('a new file is named, and closing the window cancels', async ({ fresh }) => {
  const save = () =>
    fresh.app.evaluate(
      ({ dialog }, start) => {
        Reflect.get(dialog, 'standinShowToPeople')();
        return dialog.showSaveDialog({ title: '另存为', defaultPath: start });
      },
      path.join(folder, '建议.hpcard'),
    );
  const saved = await ask(fresh, save(), async (page) => {
    await expect(page.getByLabel('文件名')).toHaveValue('建议.hpcard');
    await page.getByLabel('文件名').fill('名片.hpcard');
    await accept(page);
  });
  expect(saved).toEqual({ canceled: false, filePath: path.join(folder, '名片.hpcard') });
  const cancelled = await ask(fresh, save(), (page) => page.close());
  expect(cancelled).toEqual({ canceled: true, filePath: '' });
});
