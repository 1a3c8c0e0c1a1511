// What `inspect` and `verify` say of files that are nothing, or half of something.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ErrorCode, errorTexts, fillText } from '../../../shared/errors.ts';
import { run } from './command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

const golden = (name: string) =>
  readFileSync(new URL(`../../fixtures/golden/${name}`, import.meta.url));
const bundle = golden('bundle-x25519.hpbundle');
const post = golden('delivery-x25519.hppost');
const objects: Record<string, { jws: string }> = JSON.parse(golden('objects.json').toString());
const half = (type: string) => {
  const jws = objects[type]?.jws ?? '';
  return jws.slice(0, jws.length / 2);
};
const noise = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 167 + 13) % 256));

const files: readonly (readonly [string, Uint8Array | string, ErrorCode])[] = [
  ['empty', '', 'file-unknown'],
  ['garbage', noise, 'file-unknown'],
  ['text.hpbundle', 'not what its name says', 'file-unknown'],
  ['first-bytes.hpbundle', bundle.subarray(0, 20), 'file-unknown'],
  ['half.hpbundle', bundle.subarray(0, bundle.length / 2), 'bundle-structure'],
  ['half.hppost', post.subarray(0, 60), 'age-header'],
  ['half.hptrust', half('trust'), 'jws-form'],
  ['half.hpcard', half('enrol'), 'jws-form'],
  ['half.hpresult', half('result'), 'jws-form'],
];
for (const [name, content] of files) writeFileSync(at(name), content);
mkdirSync(at('folder'));

const cases: readonly (readonly [string, ErrorCode])[] = [
  ...files.map(([name, , code]) => [name, code] as const),
  ['absent', 'file-missing'],
  ['folder', 'file-unreadable'],
];

describe.each(cases)('%s', (name, code) => {
  // What of a refusal's text holds whatever the details are.
  const fixed = (text: string) => fillText(text, { file: name, reason: 'EISDIR' });

  test(`inspect refuses it: ${code}, a sentence, a next step`, async () => {
    const ran = await run('inspect', at(name));
    expect(ran).toMatchObject({ code: 1, out: '' });
    const [first = '', next, ...rest] = ran.err.split('\n');
    expect(first.startsWith(`${code}: `)).toBe(true);
    expect(first).toContain(fixed(errorTexts[code].zh));
    expect([next, ...rest]).toEqual([errorTexts[code].zhNext, '']);
  });

  test(`verify refuses it: ${code}, a sentence, a next step`, async () => {
    const ran = await run('verify', '--lang', 'en', at(name));
    expect(ran).toMatchObject({ code: 1, err: '' });
    const [first = '', next, ...rest] = ran.out.split('\n');
    expect(first.startsWith(`${at(name)}: refused ${code} `)).toBe(true);
    expect(first).toContain(fixed(errorTexts[code].en));
    expect([next, ...rest]).toEqual([`  ${errorTexts[code].enNext}`, '']);
  });
});

test('one bad file among good ones is told apart, and the whole is refused', async () => {
  const good = at('whole.hpbundle');
  writeFileSync(good, bundle);
  const ran = await run('verify', '--json', good, at('half.hpbundle'));
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.out).value).toMatchObject([
    { state: 'whole' },
    { state: 'refused', code: 'bundle-structure', next: { zh: expect.any(String) } },
  ]);
});
