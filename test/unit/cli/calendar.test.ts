import { describe, expect, test } from 'vitest';
import { run } from './command-line.ts';

const calendar = (...argv: readonly string[]) => run('calendar', ...argv);

describe('hengping calendar', () => {
  test('lists every day of a count and why it counts, without a workspace', async () => {
    const { code, out } = await calendar('--from', '2026-09-30', '--days', '3');
    expect(code).toBe(0);
    expect(out).toContain('2026-09-30 周三   —  起算日，不计入');
    expect(out).toContain('2026-10-01 周四   —  法定节假日（国庆节）');
    expect(out).toContain('2026-10-10 周六   3  调休上班（国庆节）');
    expect(out).toContain('第 3 个工作日是 2026-10-10。');
    expect(out).not.toContain('尚未公布');
  });

  test('says so where a year’s holidays are not published', async () => {
    const { out } = await calendar('--from', '2099-09-30', '--days', '1', '--lang', 'en');
    expect(out).toContain('2099-10-01 Thu   1  working day');
    expect(out).toContain('Monday to Friday were counted');
    const { value } = JSON.parse(
      (await calendar('--from', '2099-09-30', '--days', '1', '--json')).out,
    );
    expect(value).toMatchObject({ due: '2099-10-01', known: false });
  });

  test('writes the same count as a page to print', async () => {
    const { out } = await calendar('--from', '2026年9月30日', '--days', '3', '--html');
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).toContain('<td class="word">2026-10-10</td>');
    expect(out).not.toContain('<script');
  });

  test.each([
    [['--from', '2026-02-30', '--days', '3'], '--from'],
    [['--from', '2026-11-20', '--days', '0'], '--days'],
    [['--from', '2026-11-20', '--days', '366'], '--days'],
  ])('%j is a usage error', async (argv, flag) => {
    const { code, err } = await calendar(...argv);
    expect(code).toBe(2);
    expect(err).toContain(flag);
  });
});
