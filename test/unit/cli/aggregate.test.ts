import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './command-line.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'hengping-aggregate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const home = path.join(folder, 'home');
const aggregate = (policy: string, scores: string, ...more: readonly string[]) =>
  run('--home', home, 'aggregate', '--policy', policy, '--scores', scores, ...more);

// The guide's worked examples are the golden outputs: what users read is what runs.
const guide = readFileSync(path.join(root, 'resources/guide/merging.md'), 'utf8');
const block =
  /```json policy\n([\s\S]*?)```\s*```csv\n([\s\S]*?)```\s*```text output\n([\s\S]*?)```/g;
const examples = [...guide.matchAll(block)].map(
  ([, policy = '', csv = '', output = ''], index) => ({
    title: `4.${index + 1}`,
    policy: write(`policy-${index}.json`, policy),
    csv,
    scores: write(`scores-${index}.csv`, csv),
    output,
  }),
);

describe('the worked examples of the guide', () => {
  test('are all found', () => {
    expect(examples).toHaveLength(4);
  });

  test.each(examples)('example $title prints what the guide shows', async (example) => {
    const ran = await aggregate(example.policy, example.scores, '--steps', '--lang', 'en');
    expect(ran).toMatchObject({ code: 0, err: '', out: example.output });
  });

  test.each(examples)(
    'example $title: any order of rows and columns, CSV or JSON, same bytes',
    async (example) => {
      const [header = '', ...rows] = example.csv.trim().split('\n');
      const names = header.split(',');
      const turned = [header, ...rows.reverse()].map((line) => line.split(',').reverse().join(';'));
      const reversed = write('reversed.csv', `\uFEFF${turned.join('\r\n')}\r\n\r\n`);
      const objects = rows.map((line) => {
        const cells = line
          .split(',')
          .map((cell, at) => [`"${names[at]}"`, /^[1-9][\d.]*$/.test(cell) ? cell : `"${cell}"`]);
        return `{${cells.map((pair) => pair.join(':')).join(',')}}`;
      });
      const json = write('rows.json', `[${objects.join(',')}]`);
      const outputs = await Promise.all(
        [example.scores, reversed, json].map((file) =>
          aggregate(example.policy, file, '--json', '--statistics'),
        ),
      );
      expect(outputs.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(new Set(outputs.map(({ out }) => out)).size).toBe(1);
    },
  );

  test('language and time zone of the system change no byte, and no workspace comes about', () => {
    const { policy = '', scores = '' } = examples[2] ?? {};
    const outputs = [
      { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' },
      { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8' },
    ].map((surroundings) =>
      execFileSync(
        process.execPath,
        [
          path.join(root, 'electron/cli.ts'),
          ...['--home', home, '--json', 'aggregate', '--statistics'],
          ...['--policy', policy, '--scores', scores],
        ],
        { env: { PATH: process.env.PATH ?? '', ...surroundings }, encoding: 'utf8' },
      ),
    );
    expect(outputs[0]).toBe(outputs[1]);
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('what is refused', () => {
  const [first] = examples;
  const policy = first?.policy ?? '';
  const scores = first?.scores ?? '';

  test('a table: every problem at once, by row and column, exit 1', async () => {
    const bad = write(
      'bad.csv',
      'lot,application,expert,criterion,value\nL,A,E1,C1,101\nL,A,E1,C2,x\nL,A,E1,C2\n',
    );
    const ran = await aggregate(policy, bad, '--lang', 'en');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err.split('\n').slice(0, 4)).toEqual([
      `aggregate-table: The score table ${bad} has 3 problems; nothing was merged:`,
      'row 2, column value: above-max: 101 is above the maximum',
      'row 3, column value: not-a-number: “x” is no number; if it means absent, the rule has to say so under absent',
      'row 4: cells: the number of cells differs from the header (4/5)',
    ]);
    const json = JSON.parse((await aggregate(policy, bad, '--json')).out);
    expect(json).toMatchObject({
      ok: false,
      error: { code: 'aggregate-table', details: { count: 3 } },
    });
  });

  test.each([
    ['list.json', '{"rows": []}', 'not-json'],
    ['broken.json', '[', 'not-json'],
    ['cells.json', '[{"lot": {}}, 3]', 'not-an-object'],
    ['quote.csv', 'lot,application\n"a,b', 'not-csv'],
  ])('%s is no table', async (name, text, kind) => {
    const ran = await aggregate(policy, write(name, text), '--lang', 'en');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`${kind}: `);
  });

  test('a policy: every contradiction by its path, exit 1', async () => {
    const text = readFileSync(policy, 'utf8').replace('"trim": null', '"trim": 5, "typo": 1');
    const ran = await aggregate(write('bad-policy.json', text), scores);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^aggregate-policy: /);
    expect(ran.err).toContain('scores.trim: ');
    expect(ran.err).toContain('typo');
  });

  test('a missing file exits 1, a wrong flag 2', async () => {
    expect((await aggregate(policy, path.join(folder, 'none.csv'))).err).toMatch(
      /^terminal-file: /,
    );
    for (const more of [['--seed', '-1'], ['--resamples', '0'], ['--seed', '1.5'], ['--bogus']])
      expect((await aggregate(policy, scores, ...more)).code).toBe(2);
    expect((await run('aggregate', '--policy', policy)).code).toBe(2);
  });
});

test('a table written by a Chinese spreadsheet (GB18030) is read', async () => {
  const { policy = '', csv = '' } = examples[1] ?? {};
  const [before = '', after = ''] = csv.split('回避');
  const bytes = Buffer.concat([
    Buffer.from(before),
    Buffer.from([0xbb, 0xd8, 0xb1, 0xdc]),
    Buffer.from(after),
  ]);
  const ran = await aggregate(policy, write('gb.csv', bytes));
  expect(ran.code).toBe(0);
  expect(ran.out).toContain('NEED-2 [已排序]');
});

test('numbers in JSON keep the digits that were written', async () => {
  const rule = readFileSync(examples[1]?.policy ?? '', 'utf8').replace(
    '"minExperts": 3',
    '"minExperts": 1',
  );
  const file = write(
    'digits.json',
    '[{"lot":"L","application":"A","expert":"E","criterion":"T","value":1.100000000000000001},' +
      '{"lot":"L","application":"B","expert":"E","criterion":"T","value":1.1}]',
  );
  const { value } = JSON.parse((await aggregate(write('one.json', rule), file, '--json')).out);
  expect(value.lots[0].standings[0].exact).toBe('1100000000000000001/1000000000000000000');
});
