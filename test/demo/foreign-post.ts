// A genuine post that does not belong here: the same agency and expert, another round. It is made
// on copies of both workspaces, from the terminal, so that this round's agency never heard of it.
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { invariant } from '../../shared/errors.ts';
import type { Stage } from './act-agency.ts';
import { agency, experts, samples } from './cast.ts';

const run = promisify(execFile);
const program = path.resolve(import.meta.dirname, '../../electron/bin/hengping.mjs');
const otherRound = 'CB-2025-09';

/** Returns the path of a declaration for the other round, by the last expert of the panel. */
export async function postOfAnotherRound(stage: Stage): Promise<string> {
  const expert = experts.at(-1);
  invariant(expert, 'the panel has a last member');
  stage.album.tell('Terminal: a post of another round, made on copies of two workspaces');
  const folder = path.join(stage.homes, 'another-round');
  await mkdir(folder, { recursive: true });
  const office = await terminalOn(stage, folder, 'agency', agency.passphrase);
  const person = await terminalOn(stage, folder, expert.name, expert.passphrase);
  const bundle = path.join(folder, 'other.hpbundle');
  const day = (offset: number) =>
    new Date(Date.now() + offset * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');

  await office(
    'round',
    'create',
    '--round',
    otherRound,
    '--title',
    '另一轮次（演示）',
    '--programme',
    'guangxi-cross-border',
    '--review',
    'cb-pre-review',
    '--opens',
    day(-2),
    '--closes',
    day(12),
    '--index',
    path.join(samples, 'index.xlsx'),
    '--documents',
    path.join(samples, 'documents'),
  );
  await office('round', 'assign', '--round', otherRound);
  await office('seal', '--round', otherRound, '--out', bundle);
  await office('post', '--round', otherRound, '--out', folder);
  const roster = (await readdir(folder)).find((name) =>
    name.startsWith(`${expert.name}-${otherRound}`),
  );
  invariant(roster, 'a roster for the expert');
  await person('receive', bundle, path.join(folder, roster));
  const file = path.join(stage.exchanged, `${expert.name}-另一轮次.hppost`);
  await person(
    'declare',
    '--round',
    otherRound,
    '--none-all',
    '--accept-commitment',
    '--out',
    file,
  );
  return file;
}

/** The terminal program over a copy of somebody's workspace. */
async function terminalOn(stage: Stage, folder: string, name: string, passphrase: string) {
  const home = path.join(folder, `home-${name}`);
  await cp(path.join(stage.homes, name, 'workspace'), path.join(home, 'workspace'), {
    recursive: true,
  });
  const secret = path.join(folder, `passphrase-${name}`);
  await writeFile(secret, `${passphrase}\n`, { mode: 0o600 });
  return (...words: readonly string[]) =>
    run(process.execPath, [program, ...words, '--home', home, '--passphrase-file', secret]);
}
