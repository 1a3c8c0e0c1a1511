// An agency and its five experts at the terminal: whole rounds run on workspaces in a folder of
// their own.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './command-line.ts';

export const panelists = ['赵一', '钱二', '孙三', '李四', '周五'] as const;
export type Panelist = (typeof panelists)[number];

export type Panel = Awaited<ReturnType<typeof openPanel>>;

/** What a command is run with over a workspace, before its own words. */
export const overHome = (home: string, passphraseFile: string) =>
  ['--home', home, '--passphrase-file', passphraseFile] as const;

/** Workspaces of an agency and its experts, enrolled with each other, under `folder`. */
export async function openPanel(
  folder: string,
  experts: readonly { readonly name: string; readonly unit: string }[] = panelists.map((name) => ({
    name,
    unit: '某大学',
  })),
) {
  const at = (...parts: string[]) => path.join(folder, ...parts);
  mkdirSync(folder, { recursive: true });
  const secret = at('passphrase');
  writeFileSync(secret, 'a long enough passphrase\n', { mode: 0o600 });
  /** Its answer as it comes, a refusal too. */
  const ask = (home: string, ...words: readonly string[]) =>
    run(...overHome(at(home), secret), ...words);
  /** Runs one command over the workspace of `home`; anything but success throws. Its output. */
  const told = async (home: string, ...words: readonly string[]) => {
    const ran = await ask(home, ...words);
    if (ran.code !== 0) throw new Error(`${words.join(' ')}: ${ran.code} ${ran.out}${ran.err}`);
    return ran.out;
  };
  /** The same; its JSON answer. */
  const done = async (home: string, ...words: readonly string[]) =>
    JSON.parse(await told(home, '--json', ...words)).value;

  const who = ['--id', 'GX-PM', '--name', '某中心（演示）', '--suite', 'x25519'];
  const { trustCode }: { trustCode: string } = await done('agency', 'agency', 'init', ...who);
  await told('agency', 'trust', 'export', '--out', at('t.hptrust'));
  for (const { name, unit } of experts) {
    const made = ['expert', 'init', '--name', name, '--unit', unit] as const;
    const { cardCode }: { cardCode: string } = await done(name, ...made);
    await told(name, 'trust', 'import', at('t.hptrust'), '--code', trustCode);
    await told(name, 'card', 'export', '--out', at(`${name}.hpcard`));
    await told('agency', 'experts', 'add', at(`${name}.hpcard`), '--code', cardCode);
  }
  /** The one post in a folder of posts that is for this expert. */
  const postTo = (posts: string, name: string) => {
    const file = readdirSync(at(posts)).find((entry) => entry.startsWith(`${name}-`));
    if (file === undefined) throw new Error(`no post to ${name} in ${posts}`);
    return at(posts, file);
  };
  return { at, told, done, ask, trustCode, postTo };
}

export type NewRound = {
  readonly id: string;
  readonly title: string;
  readonly programme: string;
  readonly review: string;
  /** Paths of the index and of the folder of PDFs. */
  readonly index: string;
  readonly documents: string;
  readonly opens?: string;
  readonly closes?: string;
};

/** Makes a round, assigns everybody to everything, seals it and sends the rosters. The bundle lies
 * under `<id>.hpbundle`, the posts in `<id>-1`. */
export async function sealRound(panel: Panel, round: NewRound): Promise<void> {
  const { at, told } = panel;
  const { id, title, programme, review, index, documents } = round;
  await told(
    'agency',
    ...['round', 'create', '--round', id, '--title', title],
    ...['--programme', programme, '--review', review],
    ...['--opens', round.opens ?? '2026-11-20T01:00:00Z'],
    ...['--closes', round.closes ?? '2099-12-04T10:00:00Z'],
    ...['--index', index, '--documents', documents],
  );
  await told('agency', 'round', 'assign', '--round', id);
  await told('agency', 'seal', '--round', id, '--out', at(`${id}.hpbundle`));
  await told('agency', 'post', '--round', id, '--out', at(`${id}-1`));
}

/** Everybody declares no conflict, but for `conflicts` (`APP=KIND:detail` by name), each of which
 * the agency recuses; then the keys go out in `<id>-2` and everybody takes them in. */
export async function grantAll(
  panel: Panel,
  id: string,
  names: readonly string[],
  conflicts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { at, told, postTo, done } = panel;
  for (const name of names) {
    await told(name, 'receive', at(`${id}.hpbundle`), postTo(`${id}-1`, name));
    const declared = ['--none-all', '--accept-commitment', '--out', at(`${name}-${id}-1.hppost`)];
    const conflict = conflicts[name];
    const own = conflict === undefined ? [] : ['--conflict', conflict];
    await told(name, 'declare', '--round', id, ...declared, ...own);
  }
  await told('agency', 'receive', ...names.map((name) => at(`${name}-${id}-1.hppost`)));
  const listed: readonly { readonly name: string; readonly expert: string }[] = await done(
    'agency',
    ...['experts', 'list'],
  );
  for (const [name, conflict] of Object.entries(conflicts)) {
    const expert = listed.find((one) => one.name === name)?.expert ?? '';
    await told(
      'agency',
      ...['decide', '--round', id, '--expert', expert, '--app', conflict.split('=')[0] ?? ''],
      ...['--outcome', 'recused', '--reason', '与申报单位同属一个法人单位，应当回避。'],
    );
  }
  await told('agency', 'post', '--round', id, '--out', at(`${id}-2`));
  for (const name of names) await told(name, 'receive', postTo(`${id}-2`, name));
}
