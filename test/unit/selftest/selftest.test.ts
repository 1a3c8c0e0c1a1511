import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../electron/cli/commands/selftest.ts';
import { type Check, check, runCheck } from '../../../electron/selftest/check.ts';
import { askSelftest, checks, runSelftest } from '../../../electron/selftest/selftest.ts';
import { run } from '../cli/command-line.ts';

const sound = check('a.sound', '对', 'sound', 'yes', () => 'yes');
const wrong = check('a.wrong', '错', 'wrong', 'yes', () => 'no');
const missing = check('a.missing', '缺', 'missing', 'yes', () => null);
const throwing = check('a.throwing', '抛', 'throwing', 'yes', () => {
  throw new RangeError('no such cipher');
});

describe('the selftest', () => {
  it('has checks of stable, different names, and every one of them passes here', async () => {
    const { lines, ok } = await runSelftest('1.2.3');
    expect(lines.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(ok).toBe(true);
    const ids = lines.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+([.-][a-z0-9_-]+)*$/);
  });

  it.each(checks.map((one) => [one.id, one] as const))(
    '%s fails where the known answer is another one',
    async (_, one) => {
      const altered: Check = { ...one, answer: `${one.answer.slice(0, -1)}?` };
      const line = await runCheck(altered);
      expect(line).toMatchObject({ state: 'failed', expected: altered.answer, got: one.answer });
    },
  );

  it('fails as a whole where one line fails or throws, and not for what is known to be missing', async () => {
    const states = async (...asked: Check[]) => {
      const { ok, lines } = await runSelftest('1.2.3', asked);
      return [ok, ...lines.map(({ state }) => state)];
    };
    expect(await states(sound, missing)).toEqual([true, 'ok', 'absent']);
    expect(await states(wrong, sound)).toEqual([false, 'failed', 'ok']);
    expect(await states(sound, throwing)).toEqual([false, 'ok', 'failed']);
  });

  it('says what came instead, also where something was thrown', async () => {
    const { lines } = await runSelftest('1.2.3', [wrong, throwing]);
    expect(lines.map(({ got }) => got)).toEqual(['no', 'RangeError: no such cipher']);
  });
});

it('is asked once where two ask at the same time, and again afterwards', async () => {
  const first = askSelftest('1.2.3');
  expect(askSelftest('1.2.3')).toBe(first);
  await first;
  const again = askSelftest('1.2.3');
  expect(again).not.toBe(first);
  await again;
});

describe('hengping selftest', () => {
  it('refuses, exit 1, where a line failed, with the expected and the given answer', async () => {
    const report = await runSelftest('1.2.3', [sound, wrong]);
    const { refused, lines } = answerOf(report, (text) => text.en);
    expect(refused).toBe(true);
    expect(lines).toContain('  ≠ yes');
    expect(lines).toContain('  = no');
    expect(lines.at(-1)).toContain('1 of 2 checks');
  });

  it('prints a line a check, in both languages', async () => {
    const chinese = await run('selftest');
    expect(chinese.code).toBe(0);
    expect(chinese.out).toContain(`自检通过：${checks.length} 项。`);
    const english = await run('selftest', '--lang', 'en');
    for (const { id } of checks) expect(english.out).toContain(id);
  });

  it('runs as a program of its own, and its JSON keeps its shape', () => {
    const program = path.resolve(import.meta.dirname, '../../../electron/bin/hengping.mjs');
    const { status, stdout } = spawnSync(process.execPath, [program, 'selftest', '--json'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const { ok, value } = JSON.parse(stdout);
    expect(ok).toBe(true);
    expect(Object.keys(value)).toEqual(['v', 'ok', 'runtime', 'unused', 'lines']);
    expect(value).toMatchObject({ v: 1, ok: true, runtime: { node: process.versions.node } });
    for (const line of value.lines) {
      expect(Object.keys(line)).toEqual(['id', 'title', 'state', 'expected', 'got', 'ms']);
    }
  });
});
