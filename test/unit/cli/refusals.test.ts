import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../../../electron/cli/commands.ts';
import { hundredths } from '../../../electron/cli/score-input.ts';
import { run } from './command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);
const passphraseFile = at('passphrase');
writeFileSync(passphraseFile, 'a long enough passphrase\nsecond line\n');

describe('exit codes and words', () => {
  test.each([
    [['nonsense'], 'nonsense'],
    [['seal', '--round', 'R1'], '--out FILE'],
    [['seal', '--round', 'R1', '--out'], '--out FILE'],
    [['seal', '--round', 'R1', '--out', 'x', '--round', 'R2'], '--round'],
    [['status', '--bogus'], '--bogus'],
    [['status', 'extra'], 'extra'],
    [['inspect'], 'FILE'],
    [['inspect', 'a', 'b'], 'b'],
    [['status', '--json=yes'], '--json'],
    [['result', 'export', '--round', 'R', '--format', 'doc', '--out', 'x'], '--format'],
    [[], 'hengping help'],
  ])('%j is wrong usage: exit 2, and says why', async (argv, part) => {
    const ran = await run('--home', folder, ...argv);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(part);
  });

  test('a refusal exits 1, names its code first, then says what happened and what to do', async () => {
    const ran = await run('inspect', at('absent'));
    expect(ran.code).toBe(1);
    const [first = '', next = ''] = ran.err.split('\n');
    expect(first).toMatch(/^file-missing: .+/);
    expect(next).not.toBe('');
  });

  test('with --json a refusal is one line on standard output, in both languages', async () => {
    const ran = await run('--json', 'inspect', at('absent'));
    expect(ran).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    expect(Object.keys(JSON.parse(ran.out).error)).toEqual(
      expect.arrayContaining(['zh', 'zhNext', 'en', 'enNext']),
    );
  });

  test('a file of no known kind is refused', async () => {
    writeFileSync(at('other'), 'hello');
    expect(await run('inspect', at('other'))).toMatchObject({ code: 1 });
    expect((await run('verify', at('other'))).out).toContain('file-unknown');
  });

  test('an empty home has no workspace, and says so', async () => {
    const ran = await run('--home', at('empty'), '--json', 'status');
    expect(JSON.parse(ran.out)).toEqual({ ok: true, value: { kind: 'none' } });
  });
});

describe('the passphrase', () => {
  test('is never taken from the command line: there is no flag for it', () => {
    const names = commands.flatMap(({ flags }) => flags.map(({ name }) => name));
    expect(names.filter((name) => /pass|secret|password/.test(name))).toEqual([]);
  });

  test('without a file or a terminal it is refused before anything is made', async () => {
    const ran = await run('--home', at('none'), 'agency', 'init', '--id', 'A', '--name', 'N');
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^terminal-passphrase: /);
  });

  test('is the first line of its file; a wrong one is refused', async () => {
    const home = at('agency');
    const made = await run(
      '--home',
      home,
      '--passphrase-file',
      passphraseFile,
      'agency',
      'init',
      '--id',
      'A',
      '--name',
      'N',
    );
    expect(made.code).toBe(0);
    writeFileSync(at('only-first'), 'a long enough passphrase');
    expect((await run('--home', home, '--passphrase-file', at('only-first'), 'status')).code).toBe(
      0,
    );
    writeFileSync(at('wrong'), 'another long passphrase');
    const wrong = await run('--home', home, '--passphrase-file', at('wrong'), 'status');
    expect(wrong.err).toMatch(/^wrong-passphrase: /);
  });

  test('of nine characters makes no workspace', async () => {
    writeFileSync(at('nine'), '123456789');
    const files = ['--home', at('short'), '--passphrase-file', at('nine')];
    const ran = await run(...files, 'agency', 'init', '--id', 'A', '--name', 'N');
    expect([ran.code, ran.err.split(':')[0]]).toEqual([1, 'passphrase-too-short']);
  });

  test('makes a new recovery code, which the journal then tells in words', async () => {
    const files = ['--home', at('recovering'), '--passphrase-file', passphraseFile];
    const made = await run(...files, '--json', 'agency', 'init', '--id', 'A', '--name', 'N');
    const renewed = await run(...files, '--json', 'recovery', 'new');
    const codes = [made, renewed].map(({ out }) => JSON.parse(out).value.recoveryCode);
    expect(codes[1]).toMatch(/^([A-Z2-7]{4}-){6}[A-Z2-7]{4}$/);
    expect(codes[1]).not.toBe(codes[0]);
    const journal = await run(...files, '--lang', 'en', 'journal');
    const [whole, last, first] = journal.out.split('\n');
    expect([journal.code, whole]).toEqual([0, 'The journal is whole.']);
    expect(last).toMatch(/Z A Recovery code replaced$/);
    expect(first).toMatch(/Z A Agency workspace made trust document · No. 1$/);
    const { value } = JSON.parse((await run(...files, '--json', 'journal')).out);
    expect(value).toMatchObject({ intact: true, entries: [{ seq: 2 }, { seq: 1 }] });
  });

  test('a bad input is refused with every problem of it', async () => {
    const ran = await run(
      '--home',
      at('bad'),
      '--passphrase-file',
      passphraseFile,
      '--lang',
      'en',
      'agency',
      'init',
      '--id',
      'lower case',
      '--name',
      ' ',
    );
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^terminal-input: .*id: .*; name: /);
  });
});

describe('help', () => {
  test('lists every command, in either language', async () => {
    for (const language of ['zh', 'en']) {
      const ran = await run('help', '--lang', language);
      expect(ran.code).toBe(0);
      for (const { name, about } of commands) {
        expect(ran.out).toContain(`  ${name} `);
        expect(ran.out).toContain(language === 'zh' ? about.zh : about.en);
      }
    }
  });

  test.each(commands.map(({ name }) => name))('%s explains its flags', async (name) => {
    const ran = await run(...name.split(' '), '--help');
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(`hengping ${name}`);
    expect((await run('help', ...name.split(' '))).out).toBe(ran.out);
  });
});

describe('points on the command line', () => {
  test.each([
    ['24.5', 2450],
    ['0', 0],
    ['7.05', 705],
    ['100', 10_000],
  ])('%s is %i hundredths', (text, value) => {
    expect(hundredths(text)).toBe(value);
  });

  test.each(['', '-1', '1.005', '１', '1e2', 'NaN', '.5'])('%j is refused, not rounded', (text) => {
    expect(() => hundredths(text)).toThrow();
  });
});
