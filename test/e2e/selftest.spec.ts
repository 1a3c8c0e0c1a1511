// The selftest where it matters: in the program itself, whatever Electron runs it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { createExpert } from './pages/gate.ts';
import { electronPath, mainScript } from './target.ts';

test('the preferences show known answers for every primitive, asked in the program', async ({
  program: { page },
}) => {
  await createExpert(page, {
    name: '陆自检',
    unit: '广西大学',
    title: '',
    passphrase: 'selftest passphrase of a spec',
  });
  await page.getByRole('button', { name: '偏好', exact: true }).click();
  await page.getByRole('button', { name: '自检…' }).click();
  const dialog = page.getByRole('dialog', { name: '自检' });
  await expect(dialog.getByRole('status').filter({ hasText: '自检' })).toHaveText(
    /^自检通过：\d+ 项与已知答案一致。$/,
    { timeout: 60_000 },
  );
  await expect(dialog.getByRole('cell', { name: 'database.altered-page' })).toBeVisible();
  await expect(dialog.getByRole('cell', { name: '通过', exact: true }).first()).toBeVisible();
  await expect(dialog.getByRole('cell', { name: '未通过' })).toHaveCount(0);
});

test('started with --selftest the program answers one line of JSON and ends', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'hengping-selftest-'));
  try {
    const { status, stdout } = spawnSync(electronPath, [mainScript, '--home', home, '--selftest'], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ v: 1, ok: true });
    expect(report.lines.length).toBeGreaterThan(40);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
