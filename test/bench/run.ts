// npm run bench [-- NAME…] [--json]: each NAME is a file of this folder that exports `run`.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Measured, machine } from './measure.ts';

/** Files of this folder that are no benches themselves. */
const parts: ReadonlySet<string> = new Set(['run', 'measure']);

const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));

const isBench = (value: unknown): value is { run: () => Promise<Measured> } =>
  typeof value === 'object' && value !== null && 'run' in value && typeof value.run === 'function';

async function benchOf(name: string) {
  const file = pathToFileURL(path.join(import.meta.dirname, `${name}.ts`)).href;
  const module: unknown = await import(file);
  return isBench(module) ? module : undefined;
}

function report(measured: Measured, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...measured, machine })}\n`);
    return;
  }
  process.stdout.write(`${measured.bench}\n`);
  const lines = [...Object.entries(measured.ratios), ...Object.entries(measured.figures)];
  for (const [name, value] of lines) process.stdout.write(`  ${name.padEnd(34)} ${value}\n`);
}

const args = process.argv.slice(2);
const json = args.includes('--json');
const wanted = args.filter((arg) => !arg.startsWith('-'));
const unknown = wanted.filter((name) => parts.has(name) || !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}\n`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : names) {
  const bench = parts.has(name) ? undefined : await benchOf(name);
  if (bench) report(await bench.run(), json);
}
