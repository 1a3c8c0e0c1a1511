// What a clerk does at the agency's desk, by the words on the screen.
import type { Locator, Page } from 'playwright';
import type { Program } from '../program.ts';
import { shownCode } from './gate.ts';

export type NewRound = {
  readonly review: string;
  readonly number: string;
  readonly title: string;
  /** As a person types it: `2026-11-21 08:00`. */
  readonly opens: string;
  readonly closes: string;
};

export type Step =
  | '基本'
  | '项目'
  | '专家'
  | '规则'
  | '封包'
  | '回避'
  | '回收'
  | '汇总'
  | '意见'
  | '名单'
  | '报告';

export function agencyDesk(program: Program) {
  const { page } = program;
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const nav = (name: string) =>
    page.getByRole('navigation', { name: '机构工作台' }).getByRole('button', { name });

  return {
    page,
    home: () => nav('首页').click(),
    experts: () => nav('专家').click(),
    trustCode: () => shownCode(page, '信任文件核对码'),

    async exportTrust(file: string): Promise<void> {
      await program.answerDialog({ save: file });
      await button(/^导出信任文件…/).click();
      await page
        .getByText(/已存为/)
        .first()
        .waitFor();
    },

    async exportInvitation(file: string): Promise<void> {
      await program.answerDialog({ save: file });
      await button(/^生成邀请函/).click();
      await page
        .getByText(new RegExp(`已存为.*${baseName(file)}`))
        .first()
        .waitFor();
    },

    /** Opens files and waits until each is listed; returns the rows' texts, newest first. */
    async receive(files: readonly string[]): Promise<readonly string[]> {
      await clearReceived(page);
      await program.answerDialog({ open: files });
      await button('打开文件…').click();
      const rows = page.getByRole('table', { name: '刚才收到的文件' }).getByRole('row');
      await rows.nth(files.length).waitFor();
      return (await rows.allInnerTexts()).slice(1);
    },

    /** Types the code that an expert read out. */
    async confirmExpert(name: string, code: string): Promise<void> {
      await page.getByLabel(`专家 ${name} 读出的核对码`).fill(code);
      const card = page.getByRole('listitem').filter({ hasText: name });
      await card.getByRole('button', { name: '比对核对码' }).click();
    },

    async createRound(round: NewRound): Promise<void> {
      await nav('新建评审轮次').click();
      await page.getByRole('radio', { name: new RegExp(round.review) }).check();
      await page.getByLabel('轮次编号').fill(round.number);
      await page.getByLabel('轮次名称').fill(round.title);
      await typeTime(page.getByLabel('评审期 · 开始'), round.opens);
      await typeTime(page.getByLabel('评审期 · 截止'), round.closes);
      await button('建立评审轮次').click();
      await page.getByRole('heading', { name: round.title, level: 1 }).waitFor();
    },

    async openRound(title: string): Promise<void> {
      await nav('首页').click();
      await page.getByRole('button', { name: title, exact: true }).first().click();
    },

    async step(name: Step): Promise<void> {
      await page
        .getByRole('navigation', { name: '轮次步骤' })
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .click();
    },

    async importIndex(file: string): Promise<void> {
      await program.answerDialog({ open: [file] });
      await button('导入项目索引…').click();
    },

    async attachDocuments(folder: string): Promise<void> {
      await program.answerDialog({ open: [folder] });
      await button('选择材料文件夹…').click();
    },

    async assignAll(): Promise<void> {
      await page.getByRole('radio', { name: /所有专家评审所有项目/ }).check();
      await button('保存专家分配').click();
      await page.getByText('已保存。').waitFor();
    },

    async seal(file: string): Promise<string> {
      await page.getByRole('checkbox', { name: /我已核对上述内容/ }).check();
      await program.answerDialog({ save: file });
      await button('封存并生成评审包…').click();
      await page.getByRole('heading', { name: '评审包已封存' }).waitFor({ timeout: 120_000 });
      return shownCode(page, '评审包核对码');
    },

    /** Writes every post that is due into `folder`. */
    async writePosts(folder: string): Promise<void> {
      await program.answerDialog({ open: [folder] });
      await button(/^生成 \d+ 份函件到文件夹…/).click();
      await page.getByText(/已在 .* 生成 \d+ 份函件/).waitFor();
    },

    async decide(name: string, app: string, outcome: '准予回避' | '不予回避', reason: string) {
      const choice = page.getByRole('radiogroup', { name: `对 ${name} 在 ${app} 的决定` });
      await choice.getByRole('radio', { name: outcome }).check();
      const row = page.getByRole('row').filter({ has: choice });
      await row.getByLabel(/决定理由/).fill(reason);
      await row.getByRole('button', { name: '记录这项回避决定' }).click();
      await choice.waitFor({ state: 'detached' });
    },

    async merge(): Promise<void> {
      await button(/^(按封存规则汇总并签署结果|重新汇总)$/).click();
      await page.getByText('结果摘要前 20 位').first().waitFor();
    },

    /** Reads the ledger: one text a row. */
    ledger: async () =>
      (await page.getByRole('table', { name: '收件登记' }).getByRole('row').allInnerTexts()).slice(
        1,
      ),

    async export(label: RegExp, file: string): Promise<void> {
      await program.answerDialog({ save: file });
      await button(label).click();
      await page.getByText(new RegExp(`已存为.*${baseName(file)}`)).waitFor({ timeout: 60_000 });
    },
  };
}

async function typeTime(field: Locator, time: string): Promise<void> {
  await field.fill(time);
  await field.press('Enter');
}

async function clearReceived(page: Page): Promise<void> {
  const clear = page.getByRole('button', { name: '清除此列表' });
  if (await clear.isVisible()) await clear.click();
}

const baseName = (file: string): string =>
  (file.split('/').at(-1) ?? file).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
