import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { createExpert, unlock } from './pages/gate.ts';

const passphrase = 'correct horse battery staple';
const expert = { name: '李明远', unit: '广西民族大学', title: '教授', passphrase };

const inbox = (page: Page) => page.getByRole('button', { name: '打开文件…' });

test('the first start asks one question, then one form, and shows the recovery code once', async ({
  program,
}) => {
  const { page } = program;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您在评审中的身份是？');
  const groups = await createExpert(page, expert);
  expect(groups.length).toBeGreaterThanOrEqual(6);
  await expect(inbox(page)).toBeVisible();
  await expect(page.getByText('还没有确认管理机构')).toBeVisible();
});

test('a form that is not filled in says what is missing and creates nothing', async ({
  program,
}) => {
  const { page } = program;
  await page.getByRole('button', { name: /我是评审专家/ }).click();
  await page.getByLabel('姓名').fill('李明远');
  await page.getByLabel('设定口令').fill('short');
  await page.getByLabel('再输入一次').fill('other');
  await page.getByRole('button', { name: '建立专家工作区' }).click();
  await expect(page.getByText('此项必填')).toBeVisible();
  await expect(page.getByText('口令至少 10 个字符')).toBeVisible();
  await expect(page.getByText('两次输入的口令不一致')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您在评审中的身份是？');
});

test('a wrong passphrase opens nothing; the recovery code sets a new one', async ({ program }) => {
  const { page } = program;
  const groups = await createExpert(page, expert);
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByText('工作区已锁定。')).toBeVisible();
  await unlock(page, 'not the passphrase');
  await expect(page.getByRole('alert')).toContainText('wrong-passphrase');
  await page.getByRole('button', { name: '忘记口令，用恢复码打开' }).click();
  await page.getByLabel('恢复码').fill(groups.join(' ').toLowerCase());
  await page.getByLabel('设定新口令').fill('another long passphrase');
  await page.getByLabel('再输入一次').fill('another long passphrase');
  await page.getByRole('button', { name: '设定新口令并打开' }).click();
  await expect(inbox(page)).toBeVisible();
  await page.getByRole('button', { name: '锁定' }).click();
  await unlock(page, 'another long passphrase');
  await expect(inbox(page)).toBeVisible();
});

test('groups of the recovery code that were copied wrong are refused', async ({ program }) => {
  const { page } = program;
  await page.getByRole('button', { name: /我是评审专家/ }).click();
  await page.getByLabel('姓名').fill(expert.name);
  await page.getByLabel('工作单位').fill(expert.unit);
  await page.getByLabel('设定口令').fill(passphrase);
  await page.getByLabel('再输入一次').fill(passphrase);
  await page.getByRole('button', { name: '建立专家工作区' }).click();
  await page.getByRole('button', { name: '我已抄写好，去核对' }).click();
  for (const box of await page.getByRole('textbox').all()) await box.fill('AAAA');
  await page.getByRole('button', { name: '核对并开始使用' }).click();
  await expect(page.getByRole('alert')).toContainText('recovery-code-wrong');
  await page.getByRole('button', { name: '再看一眼恢复码' }).click();
  await expect(page.getByRole('list', { name: '您的恢复码' })).toBeVisible();
});

test('the card is exported with a code to read out; a foreign file is refused with a next step', async ({
  program,
}, info) => {
  const desk = expertDesk(program);
  await createExpert(program.page, expert);
  const code = await desk.exportCard(info.outputPath('li.hpcard'));
  expect(code).toMatch(/^([A-Z2-7]{4}-)+[A-Z2-7]{4}$/);
  await program.drop([import.meta.filename]);
  const row = program.page.getByRole('listitem').filter({ hasText: 'expert-first-start.spec.ts' });
  await expect(row).toContainText('拒收');
  await expect(row).toContainText('file-unknown');
});

test('the language changes at once and is remembered', async ({ program }) => {
  const { page } = program;
  await createExpert(page, expert);
  await page.getByRole('button', { name: '偏好' }).click();
  await page.getByText('English').click();
  await expect(page.getByText('Preferences').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Open files…' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
