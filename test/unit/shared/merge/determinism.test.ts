import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const rounds = 200;
const child = path.join(import.meta.dirname, 'merge-child.ts');

/** What a process of that zone and language makes of the same rounds, in that order. */
async function merged(order: number, timeZone: string, language: string, ...flags: string[]) {
  const env = {
    ...process.env,
    TZ: timeZone,
    LANG: language,
    LC_ALL: language,
    LANGUAGE: language,
  };
  const args = [...flags, child, `${order}`, `${rounds}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const said: { hashes: string[]; locale: string; timeZone: string } = JSON.parse(stdout);
  return said;
}

test('any order of files, zone, language and compiler: the same bytes', {
  timeout: 120_000,
}, async () => {
  const home = await merged(1, 'Asia/Shanghai', 'zh_CN.UTF-8');
  const others = [
    await merged(2, 'America/St_Johns', 'tr_TR.UTF-8'),
    await merged(3, 'Pacific/Kiritimati', 'ar_EG.UTF-8'),
    await merged(4, 'UTC', 'C', '--no-opt'),
  ];
  expect(new Set(home.hashes).size).toBe(rounds);
  for (const other of others) expect(other.hashes).toEqual(home.hashes);
  const settings = [home, ...others].map(({ locale, timeZone }) => `${locale} ${timeZone}`);
  expect(new Set(settings).size).toBe(4);
});
