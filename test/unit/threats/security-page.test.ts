// The guide's page on security claims nothing without a test, and leaves no threat out.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'resources/guide/security.md'), 'utf8');
const attacks = page.slice(page.indexOf('\n## 2.'), page.indexOf('\n## 3.'));
const rows = attacks
  .split(/^### /m)
  .slice(1)
  .map((text) => ({
    number: Number(/^(\d+)\. /.exec(text)?.[1]),
    text,
    proofs: [...text.matchAll(/^- `([^`]+)`: “([^”]+)”/gm)].map(([, file = '', title = '']) => ({
      file,
      title,
    })),
  }));

test('all 22 threats are there, in order, each with who, what, and what remains', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, i) => i + 1));
  for (const { number, text } of rows) {
    for (const part of ['Who: ', 'Tries: ', 'Stops it: ', 'Remains: ']) {
      expect([number, part, text.includes(`\n${part}`)]).toEqual([number, part, true]);
    }
  }
});

test('each names tests that exist, under a title that they have', () => {
  for (const { number, proofs } of rows) {
    expect([number, proofs.length > 0]).toEqual([number, true]);
    for (const { file, title } of proofs) {
      const full = path.join(root, file);
      expect([number, file, existsSync(full)]).toEqual([number, file, true]);
      const isThere = readFileSync(full, 'utf8').includes(title);
      expect([number, file, title, isThere]).toEqual([number, file, title, true]);
      const row = /threat-(\d\d)-/.exec(file)?.[1];
      if (row !== undefined) expect([file, Number(row)]).toEqual([file, number]);
    }
  }
});

test('no line of a proof is written so that it would not be looked at', () => {
  const lines = attacks.split('\n').filter((line) => /^- /.test(line));
  expect(lines.length).toBe(rows.reduce((sum, { proofs }) => sum + proofs.length, 0));
});
