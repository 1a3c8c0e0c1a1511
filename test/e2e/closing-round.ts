// A small round up to a given point, made by the terminal program without a window: one agency, two
// experts, two bids for one need and a lone one. Specs open windows on copies of these homes.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../unit/cli/command-line.ts';
import { openProgram, type Program } from './program.ts';
import { pdfOf } from './reader-pdfs.ts';

export const passphrase = 'a long enough passphrase';
export const round = { id: 'CB-2026-07' as string, title: '2026 年预评审（收尾）' };
export const agencyName = '桂北项目评估中心（虚构）';
export const experts = ['顾长庚', '沈月白'] as const;
export type ExpertName = (typeof experts)[number];
export const recusal = {
  name: '沈月白',
  app: 'B-02',
  detail: '申报单位是本人任职单位',
  reason: '与申报单位同属一个法人单位，应当回避。',
} as const;

const criteria = ['QUALIFICATION', 'ASSURANCE', 'FOUNDATION', 'RISK-BENEFIT'] as const;

/** Points that each expert gives, in the order of `criteria`. */
const opinions: Readonly<Record<ExpertName, Readonly<Record<string, readonly number[]>>>> = {
  顾长庚: { 'B-01': [26.5, 25, 15, 16], 'B-02': [20, 25, 15, 10] },
  沈月白: { 'B-01': [20, 22.5, 18, 12] },
};

export type Workshop = {
  readonly folder: string;
  readonly at: (...parts: string[]) => string;
  /** Runs one command over the workspace of `home`; anything but success throws. */
  readonly does: (home: string, ...words: readonly string[]) => Promise<Answer>;
  /** The one post in a folder of posts that is for this expert. */
  readonly postFor: (folder: string, name: string) => Promise<string>;
  readonly copyHome: (home: string, copy: string) => Promise<string>;
  /** The window over a copy of `home`: specs of one file do not see each other. */
  readonly open: (home: string) => Promise<Program>;
  readonly close: () => Promise<void>;
};

/** Members of a command's JSON answer that the specs use. */
export type Answer = {
  readonly trustCode?: string;
  readonly cardCode?: string;
  readonly expert?: string;
};

export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-closing-'));
  const at = (...parts: string[]) => path.join(folder, ...parts);
  const secret = at('passphrase');
  await writeFile(secret, `${passphrase}\n`, { mode: 0o600 });
  await writeDocuments(folder);
  let copies = 0;
  const copyHome = async (home: string, copy: string) => {
    await cp(at(home), at(copy), { recursive: true });
    return copy;
  };
  return {
    folder,
    at,
    async does(home, ...words) {
      const ran = await run('--home', at(home), '--passphrase-file', secret, '--json', ...words);
      if (ran.code !== 0) throw new Error(`${words.join(' ')}: ${ran.out}${ran.err}`);
      return JSON.parse(ran.out).value;
    },
    async postFor(name, receiver) {
      const file = (await readdir(at(name))).find((entry) => entry.startsWith(`${receiver}-`));
      if (file === undefined) throw new Error(`no post for ${receiver} in ${name}`);
      return at(name, file);
    },
    copyHome,
    async open(home) {
      copies += 1;
      return openProgram({ home: at(await copyHome(home, `window-${copies}`)) });
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function writeDocuments(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'documents'));
  const heading = '项目编号,需求编号,需求名称,项目名称,申报单位,项目负责人,申报书文件';
  const rows = [
    'B-01,N-01,口岸通关,通关问答系统,甲公司（虚构）,张三,B-01.pdf',
    'B-02,N-01,口岸通关,单证识别应用,乙大学（虚构）,李四,B-02.pdf',
    'B-03,N-02,物流优化,路径优化平台,丙公司（虚构）,王五,B-03.pdf',
  ];
  await writeFile(path.join(folder, 'index.csv'), [heading, ...rows].join('\r\n'));
  for (const app of ['B-01', 'B-02', 'B-03']) {
    await writeFile(path.join(folder, 'documents', `${app}.pdf`), onePage(app));
  }
}

const onePage = (words: string): Uint8Array =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    { dictionary: '', data: Buffer.from(`BT /F1 18 Tf 72 700 Td (${words}) Tj ET`) },
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);

export type Agency = { readonly home: string; readonly trust: string; readonly code: string };

/** An agency with its trust document; `code` stands on its paper invitation. */
export async function newAgency(
  shop: Workshop,
  home: string,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Agency> {
  const made = await shop.does(home, 'agency', 'init', '--id', id, '--name', name);
  const trust = shop.at(`${home}.hptrust`);
  await shop.does(home, 'trust', 'export', '--out', trust);
  return { home, trust, code: made.trustCode ?? '' };
}

/** An expert with an exported card, who has not heard of any agency. */
export async function newExpert(shop: Workshop, name: ExpertName): Promise<Answer> {
  const made = await shop.does(name, 'expert', 'init', '--name', name, '--unit', '广西大学');
  await shop.does(name, 'card', 'export', '--out', shop.at(`${name}.hpcard`));
  return made;
}

export const enrol = (shop: Workshop, agency: string, name: ExpertName, made: Answer) =>
  shop.does(
    agency,
    ...['experts', 'add', shop.at(`${name}.hpcard`), '--code', made.cardCode ?? ''],
  );

/** One expert enrolled with one agency, a sealed round and the first post of it: where specs of what
 * comes later begin. */
export type SealedForOne = {
  readonly shop: Workshop;
  readonly bundle: string;
  /** The first post for the expert. */
  readonly post: string;
  /** Writes what is due into a folder, and gives the expert's post in it. */
  readonly posts: (folder: string) => Promise<string>;
};

export async function sealedForOne(
  name: ExpertName,
  sealing: { readonly release?: string } = {},
): Promise<SealedForOne> {
  const shop = await openWorkshop();
  const agency = await newAgency(shop, 'agency', { id: 'GB-PM', name: agencyName });
  const made = await newExpert(shop, name);
  await shop.does(name, 'trust', 'import', agency.trust, '--code', agency.code);
  await enrol(shop, 'agency', name, made);
  const bundle = await sealRound(shop, 'agency', sealing);
  return {
    shop,
    bundle,
    post: await shop.postFor('agency-posts-1', name),
    async posts(folder) {
      await shop.does('agency', 'post', '--round', round.id, '--out', shop.at(folder));
      return shop.postFor(folder, name);
    },
  };
}

/** Takes the round in, declares nothing and receives the keys. */
export async function grantedToOne(name: ExpertName): Promise<SealedForOne> {
  const sealed = await sealedForOne(name);
  const { shop, bundle, post, posts } = sealed;
  await shop.does(name, 'receive', bundle, post);
  await shop.does('agency', 'receive', await declare(shop, name));
  await shop.does(name, 'receive', await posts('posts-2'));
  return sealed;
}

const day = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');

/** Prepares, seals, and writes the first posts into the folder `<agency>-posts-1`; gives the bundle. */
export async function sealRound(
  shop: Workshop,
  agency: string,
  { id = round.id, release = 'after-declaration' } = {},
): Promise<string> {
  const bundle = shop.at(`${agency}-${id}.hpbundle`);
  const made = (...words: string[]) => shop.does(agency, ...words, '--round', id);
  await made(
    ...['round', 'create', '--title', round.title, '--release', release],
    ...['--programme', 'guangxi-cross-border', '--review', 'cb-pre-review'],
    ...['--opens', day(-3), '--closes', day(14)],
    ...['--index', shop.at('index.csv'), '--documents', shop.at('documents')],
  );
  const rule = JSON.parse(JSON.stringify(await made('round', 'rule')));
  rule.policy.quorum = { minSheets: 1 };
  const ruleFile = shop.at('rule.json');
  await writeFile(ruleFile, JSON.stringify(rule));
  await made('round', 'rule', '--rule', ruleFile);
  await made('round', 'assign');
  await made('seal', '--out', bundle);
  await made('post', '--out', shop.at(`${agency}-posts-1`));
  return bundle;
}

/** Declares over `home`; the second expert asks to be recused where `asksRecusal` says so. */
export async function declare(
  shop: Workshop,
  home: string,
  { id = round.id, asksRecusal = false } = {},
): Promise<string> {
  const out = shop.at(`${home}-${id}-声明.hppost`);
  const conflict = `${recusal.app}=R3:${recusal.detail}`;
  await shop.does(
    home,
    ...['declare', '--round', id, '--none-all', '--accept-commitment', '--out', out],
    ...(asksRecusal ? ['--conflict', conflict] : []),
  );
  return out;
}

/** Scores everything that is open and signs it. */
export async function submit(shop: Workshop, name: ExpertName): Promise<string> {
  await enterScores(shop, name, opinions[name]);
  const out = shop.at(`${name}-评分.hppost`);
  await shop.does(name, 'submit', '--round', round.id, '--waive', '--out', out);
  return out;
}

/** Revises one signed sheet: its post carries revision 2. */
export async function amend(
  shop: Workshop,
  name: ExpertName,
  app: string,
  points: readonly number[],
): Promise<string> {
  await shop.does(name, 'amend', '--round', round.id, '--app', app);
  await enterScores(shop, name, { [app]: points });
  const out = shop.at(`${name}-修订.hppost`);
  await shop.does(name, 'submit', '--round', round.id, '--waive', '--out', out);
  return out;
}

async function enterScores(
  shop: Workshop,
  name: ExpertName,
  sheets: Readonly<Record<string, readonly number[]>>,
): Promise<void> {
  const entries = Object.entries(sheets).map(([app, points]) => ({
    app,
    scores: Object.fromEntries(criteria.map((item, index) => [item, points[index] ?? 0])),
    comments: { 'RISK-BENEFIT': '风险可控。' },
  }));
  const file = shop.at(`${name}.json`);
  await writeFile(file, JSON.stringify(entries));
  await shop.does(name, 'score', '--round', round.id, '--file', file);
}

/** A copy of a post with one bit turned, as a bad stick or a hostile courier would. */
export async function tampered(shop: Workshop, post: string): Promise<string> {
  const bytes = await readFile(post);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const file = shop.at('被改动的函件.hppost');
  await writeFile(file, bytes);
  return file;
}
