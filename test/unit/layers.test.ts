import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Who may import whom. Each rule says why in its name; a broken example of each is tested below.

const root = path.resolve(import.meta.dirname, '../..');

type Source = { readonly file: string; readonly text: string };
type Rule = {
  readonly name: string;
  readonly forbids: (file: string, imported: string) => boolean;
};

const inside = (folder: string, file: string) => file.startsWith(`${folder}/`);
/** Own files are imported by their path from the root with a slash before it, packages by name. */
const isIn = (folder: string, imported: string) => imported.startsWith(`/${folder}/`);
const isPackage = (name: string, imported: string) =>
  imported === name || imported.startsWith(`${name}/`);
const network = [
  'http',
  'https',
  'http2',
  'net',
  'dgram',
  'tls',
  'dns',
  'inspector',
  'undici',
  'ws',
];
const isElectronFile = (file: string) =>
  ['electron/main.ts', 'electron/preload.ts'].includes(file) || inside('electron/shell', file);

const importRules: readonly Rule[] = [
  {
    name: 'shared/ imports neither electron/ nor renderer/, so that both can import it',
    forbids: (file, imported) =>
      inside('shared', file) && (isIn('electron', imported) || isIn('renderer', imported)),
  },
  {
    name: 'shared/ imports nothing of Node, so that it runs in the page',
    forbids: (file, imported) => inside('shared', file) && imported.startsWith('node:'),
  },
  {
    name: 'renderer/ imports nothing of electron/ and nothing of Node: the page is a stranger',
    forbids: (file, imported) =>
      inside('renderer', file) && (isIn('electron', imported) || imported.startsWith('node:')),
  },
  {
    name: 'electron/ imports nothing of renderer/',
    forbids: (file, imported) => inside('electron', file) && isIn('renderer', imported),
  },
  {
    name: 'the program imports nothing of test/',
    forbids: (file, imported) => !inside('test', file) && isIn('test', imported),
  },
  {
    name: 'only main, preload and shell/ import electron, so that use cases run in a terminal',
    forbids: (file, imported) => isPackage('electron', imported) && !isElectronFile(file),
  },
  {
    name: 'only electron/vault/ imports the database',
    forbids: (file, imported) =>
      isPackage('better-sqlite3', imported) && !inside('electron/vault', file),
  },
  {
    name: 'only renderer/reader/ imports pdfjs-dist',
    forbids: (file, imported) =>
      isPackage('pdfjs-dist', imported) && !inside('renderer/reader', file),
  },
  {
    name: 'formats/ knows no database and no desk: bytes in, bytes out',
    forbids: (file, imported) =>
      inside('electron/formats', file) &&
      ['vault', 'desk', 'agency', 'workspace', 'shell'].some((part) =>
        isIn(`electron/${part}`, imported),
      ),
  },
  {
    name: 'no network module anywhere',
    forbids: (_file, imported) =>
      network.includes(imported.replace(/^node:/, '').split('/')[0] ?? ''),
  },
  {
    name: 'a relative import names its file in full, so that Node runs the sources',
    forbids: (_file, imported) =>
      imported.startsWith('/') && !/\.(ts|tsx|css|json|svg|sql|md)(\?\w+)?$/.test(imported),
  },
];

/** Words that reach outside without an import, looked for in code. */
const codeRules: readonly { name: string; in: readonly string[]; pattern: RegExp }[] = [
  {
    name: 'no request is made from electron/ or shared/',
    in: ['electron', 'shared'],
    pattern: /(?<![.\w#])(fetch|XMLHttpRequest|WebSocket|EventSource)\s*\(/,
  },
  {
    name: 'shared/ has no clock and no chance',
    in: ['shared'],
    pattern: /\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bcrypto\.|\bperformance\./,
  },
  {
    name: 'shared/ has no page and no process',
    in: ['shared'],
    pattern: /(?<![.\w])(window|document|process)\./,
  },
  {
    name: 'no type check is switched off',
    in: ['electron', 'shared', 'renderer'],
    pattern: /\bas any\b|: any\b|<any>/,
  },
];

/** Words that silence or postpone, looked for in comments as well. */
const wholeRules: typeof codeRules = [
  {
    name: 'no check is silenced',
    in: ['electron', 'shared', 'renderer'],
    pattern: /@ts-(ignore|expect-error|nocheck)|biome-ignore/,
  },
  {
    name: 'nothing is left for later',
    in: ['electron', 'shared', 'renderer'],
    pattern: /\b(TODO|FIXME|XXX)\b/,
  },
];

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1');
}

function withoutStrings(text: string): string {
  return text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}

/** What a source imports: packages by name, own files by their path from the root. */
function importsOf({ file, text }: Source): string[] {
  const found = withoutComments(text).matchAll(
    /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g,
  );
  return [...found].flatMap(([, , imported]) => {
    if (imported === undefined) return [];
    if (!imported.startsWith('.')) return [imported];
    return [path.posix.join('/', path.posix.dirname(file), imported)];
  });
}

function violations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [
    ...importsOf(source).flatMap((imported) =>
      importRules
        .filter((rule) => rule.forbids(source.file, imported))
        .map((rule) => `${source.file} imports ${imported}: ${rule.name}`),
    ),
    ...codeRules
      .filter(({ pattern }) => pattern.test(withoutStrings(withoutComments(source.text))))
      .concat(wholeRules.filter(({ pattern }) => pattern.test(source.text)))
      .filter((rule) => rule.in.some((folder) => inside(folder, source.file)))
      .map((rule) => `${source.file}: ${rule.name}`),
  ]);
}

function sourcesUnder(folder: string): Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs|cjs|js)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      return { file, text: readFileSync(path.join(root, file), 'utf8') };
    });
}

test('the sources keep every rule', () => {
  const sources = ['shared', 'electron', 'renderer'].flatMap(sourcesUnder);
  expect(sources.length).toBeGreaterThan(50);
  expect(violations(sources)).toEqual([]);
});

const broken: readonly (readonly [string, string, string])[] = [
  ['shared/a.ts', "import { x } from '../electron/ipc.ts';", 'both can import it'],
  ['shared/a.ts', "export * from '../renderer/b.ts';", 'both can import it'],
  ['shared/a.ts', "import fs from 'node:fs';", 'nothing of Node'],
  ['renderer/a.tsx', "import type { Host } from '../electron/host.ts';", 'a stranger'],
  ['renderer/a.tsx', "const p = await import('node:path');", 'a stranger'],
  ['electron/a.ts', "import '../renderer/main.tsx';", 'nothing of renderer/'],
  ['electron/a.ts', "import { x } from '../test/e2e/program.ts';", 'nothing of test/'],
  ['electron/desk/a.ts', "import type { App } from 'electron';", 'only main, preload and shell/'],
  ['electron/desk/a.ts', "import Database from 'better-sqlite3';", 'only electron/vault/'],
  [
    'renderer/desk/a.ts',
    "import * as pdf from 'pdfjs-dist/web/pdf_viewer.mjs';",
    'renderer/reader/',
  ],
  ['electron/formats/a.ts', "import { v } from '../vault/vault.ts';", 'bytes in, bytes out'],
  ['electron/formats/a.ts', "import { v } from '../desk/x.ts';", 'bytes in, bytes out'],
  ['electron/jobs/a.ts', "import { get } from 'node:https';", 'no network module'],
  ['renderer/a.ts', "import dgram from 'dgram';", 'no network module'],
  ['electron/jobs/a.ts', "import { x } from './b';", 'in full'],
  ['electron/jobs/a.ts', "await fetch('https://example.com');", 'no request'],
  ['shared/a.ts', 'export const now = Date.now();', 'no clock'],
  ['shared/a.ts', 'export const at = new Date();', 'no clock'],
  ['shared/a.ts', 'export const dice = Math.random();', 'no chance'],
  ['shared/a.ts', 'export const home = process.env.HOME;', 'no process'],
  ['electron/a.ts', '// @ts-ignore\nf();', 'silenced'],
  ['renderer/a.ts', '// TODO later', 'for later'],
];

for (const [file, text, why] of broken) {
  test(`breaking the rule is seen: ${file}: ${text.replaceAll('\n', ' ')}`, () => {
    expect(violations([{ file, text }])).toEqual([expect.stringContaining(why)]);
  });
}

test('what looks like a broken rule and is none passes', () => {
  expect(
    violations([
      {
        file: 'shared/a.ts',
        text: "// node:fs is not imported from 'node:fs'\nexport const x = 1;",
      },
      { file: 'shared/b.ts', text: 'export const at = (iso: string) => new Date(iso);' },
      { file: 'renderer/c.ts', text: "await fetch('/guide/formats.md');" },
      { file: 'electron/shell/d.ts', text: "import { app } from 'electron';" },
      { file: 'electron/vault/e.ts', text: "import Database from 'better-sqlite3';" },
    ]),
  ).toEqual([]);
});
