import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourceFolder } from '../../../electron/programmes.ts';
import { run } from './command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-programmes-'));
const at = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shipped = path.join(resourceFolder('programmes'), 'guangxi-cross-border.json');
const workspace = ['--home', at('home'), '--passphrase-file', at('passphrase')] as const;
const value = async (...words: readonly string[]) =>
  JSON.parse((await run(...workspace, '--json', ...words)).out).value;

describe('programme files by the terminal', () => {
  beforeAll(async () => {
    writeFileSync(at('passphrase'), 'a long enough passphrase\n', { mode: 0o600 });
    await run(...workspace, 'agency', 'init', '--id', 'GX-PM', '--name', '某中心');
    const own = JSON.parse(readFileSync(shipped, 'utf8'));
    writeFileSync(at('own.json'), JSON.stringify({ ...own, id: 'own', version: '1' }));
    own.reviews[1].rubric.criteria[0].weight = 1;
    own.reviews[0].colour = 'red';
    writeFileSync(at('bad.json'), JSON.stringify(own));
  });

  test('a good file passes without a workspace', async () => {
    expect(await run('programme', 'check', shipped)).toMatchObject({
      code: 0,
      out: '没有问题。\n',
    });
  });

  test('a bad file is refused with every problem, its path and a sentence in the chosen language', async () => {
    const checked = await run('--lang', 'en', 'programme', 'check', at('bad.json'));
    expect(checked.code).toBe(1);
    expect(checked.out.trim().split('\n')).toEqual([
      'reviews.0: unknown members: colour',
      'reviews.1.rubric.criteria: the weights add up to 70.01, not to the full mark 100',
    ]);
    const taken = await run(...workspace, 'programme', 'import', at('bad.json'));
    expect(taken.code).toBe(1);
    expect(taken.out).toContain('不认识的成员：colour');
  });

  test('a file that is not there is told with a code', async () => {
    const { code, err } = await run('programme', 'check', at('none.json'));
    expect(code).toBe(1);
    expect(err).toContain('none.json');
  });

  test('what is taken in is listed, offered for rounds, and leaves as it came', async () => {
    expect(await value('programme', 'import', at('own.json'))).toMatchObject({
      outcome: 'imported',
      programme: 'own',
    });
    const listed = await value('programme', 'list');
    expect(listed.map(({ programme }: { programme: string }) => programme)).toContain('own');
    await value('programme', 'export', '--programme', 'own', '--out', at('again.json'));
    expect(JSON.parse(readFileSync(at('again.json'), 'utf8'))).toEqual(
      JSON.parse(readFileSync(at('own.json'), 'utf8')),
    );
    expect(await value('programme', 'import', at('again.json'))).toMatchObject({ outcome: 'same' });
  });
});
