// What an expert does at the expert's desk, by the words on the screen.
import type { Locator } from 'playwright';
import type { Program } from '../program.ts';
import { shownCode } from './gate.ts';

export type Scores = Readonly<Record<string, string>>;

export type Place = '回避声明' | '评分' | '总览' | '提交';

export function expertDesk(program: Program) {
  const { page } = program;
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const rubric = page.getByRole('region', { name: '评分表' });
  const received = page.getByRole('region', { name: '刚才接收的文件' });

  return {
    page,
    rubric,

    /** Opens files and waits until each is listed; returns what the list says. */
    async receive(files: readonly string[]): Promise<readonly string[]> {
      const clear = received.getByRole('button', { name: '清除列表' });
      if (await clear.isVisible()) await clear.click();
      await program.answerDialog({ open: files });
      await button('打开文件…').click();
      await received
        .getByRole('listitem')
        .nth(files.length - 1)
        .waitFor({ timeout: 60_000 });
      return received.getByRole('listitem').allInnerTexts();
    },

    async confirmTrust(code: string): Promise<void> {
      await page.getByLabel('邀请函上的核对码').fill(code);
      await button('核对并确认机构').click();
    },

    async exportCard(file: string): Promise<string> {
      await program.answerDialog({ save: file });
      await button(/^导出名片$/).click();
      await page
        .getByText(/名片已存为|已导出/)
        .first()
        .waitFor();
      return shownCode(page, '名片核对码');
    },

    inbox: () => button(/收件箱/).click(),

    async goTo(place: Place): Promise<void> {
      await page
        .getByRole('navigation', { name: '本轮评审的步骤' })
        .getByRole('button', { name: place })
        .click();
    },

    openDeclaration: () => button('填报回避声明').click(),

    /** Answers for the application whose panel names `title`. */
    async answer(
      title: string,
      status: '无回避情形' | '申请回避' | '无法评判',
      conflict?: { readonly kind: RegExp; readonly reason: string },
    ): Promise<void> {
      const panel = page.getByRole('listitem', { name: title });
      await panel.getByRole('radio', { name: new RegExp(status) }).check();
      if (conflict === undefined) return;
      await panel.getByRole('combobox', { name: '回避情形' }).click();
      await page.locator('.ant-select-item-option').filter({ hasText: conflict.kind }).click();
      await panel.getByRole('textbox', { name: /说明/ }).fill(conflict.reason);
    },

    async signDeclaration(passphrase: string, file: string): Promise<void> {
      await button('阅读承诺书并签署…').click();
      await page.getByRole('checkbox', { name: /我已逐条阅读并接受/ }).check();
      await page.getByRole('dialog').getByLabel('口令').fill(passphrase);
      await program.answerDialog({ save: file });
      await button('签署并导出回避声明').click();
      await page.getByRole('dialog', { name: '回避声明已签署' }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: '回到收件箱' }).click();
    },

    beginScoring: () => button(/^(开始评审|继续评审)$/).click(),

    async openApplication(app: string): Promise<void> {
      const row = page
        .getByRole('navigation', { name: '申报项目' })
        .getByRole('button', { name: new RegExp(app) });
      await row.click();
      await row.and(page.locator('[aria-current="true"]')).waitFor();
    },

    /** Types every score, by criterion title. */
    async score(scores: Scores): Promise<void> {
      for (const [criterion, value] of Object.entries(scores)) {
        await rubric.getByRole('textbox', { name: new RegExp(`^${criterion}，得分`) }).fill(value);
      }
    },

    async comment(criterion: string, text: string): Promise<void> {
      const card = rubric.getByRole('region', { name: new RegExp(criterion) });
      await card.getByRole('textbox', { name: /^意见/ }).fill(text);
    },

    overall: (text: string) => rubric.getByRole('textbox', { name: /^总体意见/ }).fill(text),
    recommend: (choice: string) => rubric.getByRole('radio', { name: choice, exact: true }).check(),

    saved: () =>
      page
        .getByText(/已保存 \d/)
        .first()
        .waitFor(),

    async submit(passphrase: string, file: string): Promise<void> {
      const waive = page.getByRole('checkbox', { name: /仍然提交/ });
      await button('签署并提交…').waitFor();
      if (await waive.isVisible()) await waive.check();
      await button('签署并提交…').click();
      await page.getByRole('dialog').getByLabel('口令').fill(passphrase);
      await program.answerDialog({ save: file });
      await button('签署并提交评分').click();
      await page.getByRole('heading', { name: '评分已签署' }).waitFor();
    },

    async exportPages(file: string): Promise<void> {
      await program.answerDialog({ save: file });
      await button('导出打印页').click();
      await page.getByText(/已存为“/).waitFor({ timeout: 60_000 });
    },

    submittedCode: () => shownCode(page, '核对码'),
    amend: () => button('修订这份评分表').click(),
  };
}
