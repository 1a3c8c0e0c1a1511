import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { seriousFindings } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { createAgency } from './pages/gate.ts';

const agency = { name: '广西科技项目管理中心', id: 'GX-KJ', passphrase: 'six quiet river stones' };

/** A person without a mouse: goes to things by Tab and uses them by Enter. */
function keyboard(page: Page) {
  const isFocused = (target: Locator) =>
    target.evaluate((element) => element === document.activeElement);
  const tabTo = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let step = 0; step < 400; step += 1) {
      if (await isFocused(target)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${target}`);
  };
  return {
    tabTo,
    press: async (target: Locator) => {
      await tabTo(target);
      await page.keyboard.press('Enter');
    },
    type: async (target: Locator, text: string) => {
      await tabTo(target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
  };
}

test('a programme is copied, mended, saved, exported, taken in again and used, by keyboard alone', async ({
  program,
}) => {
  test.setTimeout(180_000);
  const { page, home } = program;
  await createAgency(page, agency);
  const { press, tabTo, type } = keyboard(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const section = (name: string) =>
    page
      .getByRole('navigation', { name: '计划的各部分' })
      .getByRole('button', { name, exact: true });
  const weight = page.getByLabel('权重', { exact: true });

  await press(page.getByRole('button', { name: '计划', exact: true }));
  await expect(page.getByRole('heading', { name: '计划与评审类型' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await press(button(/“跨境揭榜挂帅”/));
  await expect(page.getByText('随程序提供的计划不能修改')).toBeVisible();
  await type(page.getByLabel('副本的编号'), 'gx-own');
  await page.keyboard.press('Enter');

  await expect(page.getByText(/复制自 guangxi-cross-border 版本/)).toBeVisible();
  await press(section('揭榜方案预评审'));
  await press(section('指标'));
  await press(page.locator('summary').nth(0));
  await type(weight.nth(0), '20');
  await expect(page.getByText('有 1 处问题')).toBeVisible();
  await expect(page.getByText('各指标权重之和为 90，应等于满分 100')).toBeVisible();
  await expect(button('保存为计划')).toBeDisabled();
  expect(await seriousFindings(page)).toEqual([]);

  await press(section('形式条件'));
  await press(page.locator('summary').nth(2));
  const most = page.getByLabel('数值', { exact: true });
  await type(most, 'five');
  await expect(page.getByText('应为不带单位的数')).toBeVisible();
  await press(section('申报事实'));
  await press(page.getByRole('button', { name: '揭榜方案预评审 · 形式条件' }));
  await expect(most).toBeFocused();
  await type(most, '5');
  await expect(page.getByText('有 1 处问题')).toBeVisible();
  await press(page.getByRole('button', { name: '揭榜方案预评审 · 指标' }));
  await expect(page.getByRole('heading', { name: '揭榜方案预评审 · 指标' })).toBeVisible();
  await press(page.locator('summary').nth(1));
  await type(page.locator('details[open]').getByLabel('权重', { exact: true }), '40');
  await expect(page.getByText('没有发现问题。')).toBeVisible();

  await press(button('撤销'));
  await expect(page.getByText('有 1 处问题')).toBeVisible();
  await press(button('重做'));
  await expect(page.getByText('没有发现问题。')).toBeVisible();

  await press(section('专家所见预览'));
  await expect(page.getByText('权重 40')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await press(button('保存为计划'));
  await expect(page.getByText(/已于 .* 保存为计划/)).toBeVisible();

  const file = path.join(home, 'gx-own.json');
  await program.answerDialog({ save: file });
  await press(button('导出为文件…'));
  await expect(page.getByText(/已存为 gx-own.json/)).toBeVisible();
  const exported = JSON.parse(await readFile(file, 'utf8'));
  expect(exported.copiedFrom.id).toBe('guangxi-cross-border');
  expect(exported.copiedFrom.sha256).toMatch(/^[0-9a-f]{64}$/);

  await press(button('返回计划列表'));
  await press(button(/^移除计划/));
  await press(page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }));
  await expect(page.getByText('gx-own')).toHaveCount(0);

  const bad = path.join(home, 'bad.json');
  exported.reviews[0].facts[0].kind = 'colour';
  exported.reviews[1].rubric.criteria[0].weight = 1;
  await writeFile(bad, JSON.stringify(exported));
  await program.answerDialog({ open: [bad] });
  await press(button('导入计划文件…'));
  await expect(page.getByRole('heading', { name: 'bad.json 没有导入' })).toBeVisible();
  await expect(page.getByText('有 2 处问题')).toBeVisible();
  await program.answerDialog({ open: [file] });
  await press(button('导入计划文件…'));
  await expect(page.getByText('已导入计划 gx-own')).toBeVisible();

  await press(page.getByRole('button', { name: '新建评审轮次', exact: true }));
  const ours = page
    .locator('.ag-choice-group')
    .filter({ hasText: '本机构计划 gx-own' })
    .getByRole('radio', { name: /预评审/ });
  await tabTo(page.getByRole('radio').first());
  for (let step = 0; step < 30 && !(await ours.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown');
  await expect(ours).toBeChecked();
  await type(page.getByLabel('轮次编号'), 'OWN-1');
  for (const [label, time] of [
    ['评审期 · 开始', '2026-11-23 08:00'],
    ['评审期 · 截止', '2026-12-07 18:00'],
  ] as const) {
    await type(page.getByLabel(label), time);
    await page.keyboard.press('Enter');
  }
  await press(page.getByRole('button', { name: '建立评审轮次' }));
  await expect(page.getByRole('navigation', { name: '轮次步骤' })).toBeVisible();
  await press(
    page.getByRole('navigation', { name: '轮次步骤' }).getByRole('button', { name: /规则/ }),
  );
  await expect(page.getByText(/本轮取自计划.*gx-own.*该计划至今未变/)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});
