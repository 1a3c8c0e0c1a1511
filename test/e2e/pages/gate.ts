// What a person does before a desk opens: choose a side, set a passphrase, keep the recovery code.
import type { Page } from 'playwright';

export type AgencyDetails = {
  readonly name: string;
  readonly id: string;
  readonly passphrase: string;
  readonly suite?: 'pq' | 'x25519';
  /** The words of another choice than Ed25519. */
  readonly signatures?: string;
};

export type ExpertDetails = {
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly passphrase: string;
};

/** Sets up an agency's workspace and returns its recovery code's groups. */
export async function createAgency(page: Page, details: AgencyDetails): Promise<string[]> {
  await page.getByRole('button', { name: /我是管理机构/ }).click();
  await page.getByLabel('机构全称').fill(details.name);
  await page.getByLabel('机构代号').fill(details.id);
  await fillNewPassphrase(page, details.passphrase);
  const { suite, signatures } = details;
  if (suite === 'x25519' || signatures !== undefined) {
    await page.getByRole('button', { name: '高级选项' }).click();
  }
  if (suite === 'x25519') await page.getByRole('radio', { name: /X25519/ }).check();
  if (signatures !== undefined) await page.getByRole('radio', { name: signatures }).check();
  await page.getByRole('button', { name: '建立机构工作区' }).click();
  return keepRecoveryCode(page);
}

/** Sets up an expert's workspace and returns its recovery code's groups. */
export async function createExpert(page: Page, details: ExpertDetails): Promise<string[]> {
  await page.getByRole('button', { name: /我是评审专家/ }).click();
  await page.getByLabel('姓名').fill(details.name);
  await page.getByLabel('工作单位').fill(details.unit);
  await page.getByLabel('职称').fill(details.title);
  await fillNewPassphrase(page, details.passphrase);
  await page.getByRole('button', { name: '建立专家工作区' }).click();
  return keepRecoveryCode(page);
}

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('口令').fill(passphrase);
  await page.getByRole('button', { name: '打开工作区' }).click();
}

/** Groups of the code that a screen shows under `label`, joined by hyphens. */
export async function shownCode(page: Page, label: string): Promise<string> {
  const code = page.locator('.hp-code', { hasText: label }).first();
  const groups = await code.locator('.hp-code-group').allInnerTexts();
  return groups.join('-');
}

async function fillNewPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('设定口令').fill(passphrase);
  await page.getByLabel('再输入一次').fill(passphrase);
}

async function keepRecoveryCode(page: Page): Promise<string[]> {
  const code = page.getByRole('list', { name: '您的恢复码' });
  await code.waitFor();
  const groups = (await code.getByRole('listitem').allInnerTexts()).map((text) =>
    text.replace(/^\d+\s*/, '').trim(),
  );
  await page.getByRole('button', { name: '我已抄写好，去核对' }).click();
  for (const box of await page.getByRole('textbox').all()) {
    const name =
      (await box.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent)) ?? '';
    const number = Number(/\d+/.exec(name)?.[0]);
    await box.fill(groups[number - 1] ?? '');
  }
  await page.getByRole('button', { name: '核对并开始使用' }).click();
  await page.getByRole('button', { name: '核对并开始使用' }).waitFor({ state: 'detached' });
  return groups;
}
