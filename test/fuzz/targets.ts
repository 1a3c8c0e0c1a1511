import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** One parser that meets foreign bytes: whole inputs that it takes, and what is fed with others. */
export type FuzzTarget = {
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  readonly fuzz: (data: Buffer) => Promise<void>;
};

const folder = path.join(import.meta.dirname, 'targets');

/** Inputs that reached something new, one folder a target; they grow with every run that finds more. */
export const corpusFolder = (name: string): string =>
  path.join(import.meta.dirname, 'corpus', name);

export const targetFile = (name: string): string => path.join(folder, `${name}.ts`);

/** Every target by name: the files of `targets/`. */
export const targetNames: readonly string[] = readdirSync(folder)
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();

const isTarget = (value: unknown): value is FuzzTarget =>
  typeof value === 'object' && value !== null && 'seeds' in value && 'fuzz' in value;

export async function loadTarget(name: string): Promise<FuzzTarget> {
  const module: unknown = await import(pathToFileURL(targetFile(name)).href);
  if (!isTarget(module)) throw new Error(`${name} exports no seeds and fuzz`);
  return module;
}
