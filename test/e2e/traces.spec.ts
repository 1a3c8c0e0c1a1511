// What a round leaves behind: on the disk nothing that can be read, on the network nothing at all.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWithPassphrase, parseKeyring } from '../../electron/vault/keyring.ts';
import { derivedKey } from '../../electron/vault/sealing.ts';
import { openWorkspace } from '../../electron/vault/vault.ts';
import { callsOut, canTrace, tracedStarter } from './calls-out.ts';
import { expect, test } from './fixtures.ts';
import { formsOf, type Needle, needle, search } from './needles.ts';
import { expertDesk } from './pages/expert-desk.ts';
import { unlock } from './pages/gate.ts';
import { readerPane } from './pages/reader-pane.ts';
import { openProgram, type Program } from './program.ts';
import { makeReaderHome, passphrase } from './reader-home.ts';
import { pdfOf } from './reader-pdfs.ts';
import { electronPath } from './target.ts';

const agencyPassphrase = 'a quiet reading room';
const words = {
  document: 'CANARYdocumentQ7731',
  title: '绝密材料七七三一',
  comment: '风险可控之金丝雀七七三二',
  overall: '总体意见之金丝雀七七三三',
  name: 'B-01公司（虚构）',
} as const;
const scores = {
  揭榜方资质: '23.5',
  实施保障力: '21.5',
  合作基础: '16.5',
  项目风险与效益: '15.5',
};

const secretPdf = () =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    {
      dictionary: '',
      data: Buffer.from(`BT /F1 18 Tf 72 700 Td (${words.document}) Tj ET`),
    },
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);

type Left = {
  readonly scratch: string;
  /** Where the agency's clerk laid documents and lists, which are plain by nature. */
  readonly isSource: (file: string) => boolean;
  readonly expertHome: string;
  readonly agencyHome: string;
  readonly log: string;
  readonly trace: string;
};

/** An expert reads, scores and hands in, and the agency takes in, merges and prints, each in the real
 * program, which is killed in the end so that it clears nothing away. */
async function wholeRound(scratch: string): Promise<Left> {
  const at = (...parts: string[]) => path.join(scratch, ...parts);
  const [expertHome, agencyHome] = [at('expert'), at('agency')];
  await mkdir(at('home'));
  await makeReaderHome(
    expertHome,
    { 'B-01': [{ title: words.title, pdf: secretPdf() }] },
    agencyHome,
  );
  const trace = path.join(scratch, '..', `${path.basename(scratch)}.strace`);
  const starter = at('starter.sh');
  if (canTrace) await tracedStarter(starter, electronPath, trace);
  const env = { TMPDIR: scratch, HOME: at('home'), XDG_CACHE_HOME: at('home/.cache') };
  let log = '';
  const open = (home: string) => openProgram({ home, env, ...(canTrace ? { starter } : {}) });
  const killed = async (program: Program) => {
    log += program.log();
    // Under strace the program is its child: the kill falls on both, which are one group.
    const { pid } = program.app.process();
    if (canTrace && pid !== undefined) process.kill(-pid, 'SIGKILL');
    await program.kill();
  };

  const expert = await open(expertHome);
  const desk = expertDesk(expert);
  await unlock(expert.page, passphrase);
  await desk.beginScoring();
  const reader = readerPane(expert.page);
  await reader.drawn(1);
  await expect(reader.pageBox(1).locator('.textLayer')).toContainText(words.document);
  await reader.find(words.document);
  await desk.score(scores);
  await desk.comment('项目风险与效益', words.comment);
  await desk.overall(words.overall);
  await desk.saved();
  await desk.goTo('提交');
  const post = at('scores.hppost');
  await desk.submit(passphrase, post);
  await killed(expert);

  const office = await open(agencyHome);
  await unlock(office.page, agencyPassphrase);
  await expect(office.page.getByRole('navigation', { name: '机构工作台' })).toBeVisible();
  await office.answerDialog({ open: [post] });
  const outcome = await office.page.evaluate(async () => {
    const api = window.hengping;
    const taken = await api.workspace.openFiles({});
    const merged = await api.agency.merge({ round: 'RD-1' });
    return [taken.ok && taken.value.map((file) => file.outcome), merged.ok];
  });
  expect(outcome).toEqual([['accepted'], true]);
  await office.answerDialog({ save: at('result.hpreport.pdf') });
  const printed = await office.page.evaluate(() =>
    window.hengping.agency.exportResult({ round: 'RD-1', format: 'report' }),
  );
  expect(printed).toMatchObject({ ok: true });
  await killed(office);

  const isSource = (file: string) =>
    file.startsWith(at('agency', 'in')) || file === at('result.hpreport.pdf');
  const traced = canTrace ? await readFile(trace, 'utf8') : '';
  await rm(trace, { force: true });
  return { scratch, isSource, expertHome, agencyHome, log, trace: traced };
}

/** The keys of a workspace, as bytes: what opens it and what signs in it. */
async function keysOf(home: string, word: string): Promise<readonly Needle[]> {
  const folder = path.join(home, 'workspace');
  const keyring = parseKeyring(await readFile(path.join(folder, 'keyring.json'), 'utf8'));
  const roots = await openWithPassphrase(keyring, word);
  return [
    { name: 'root of the data', bytes: roots.data },
    { name: 'root of signing', bytes: roots.signing },
    { name: 'key of the database', bytes: derivedKey(roots.data, 'hengping/db/v1') },
  ];
}

/** Keys to documents, as the grant that the expert received spells them. */
async function identitiesOf(home: string, word: string): Promise<readonly Needle[]> {
  const { vault, signing } = await openWorkspace(path.join(home, 'workspace'), word);
  signing.close();
  const grants = vault.read.all<{ jws: string }>(
    "SELECT jws FROM signed_object WHERE type = 'grant'",
  );
  vault.close();
  const found = grants.flatMap(({ jws }) =>
    Array.from(
      Buffer.from(jws.split('.')[1] ?? '', 'base64url')
        .toString()
        .matchAll(/AGE-SECRET-KEY-[A-Z0-9-]+/g),
      ([identity]) => needle('identity of an application', identity),
    ),
  );
  expect(found.length).toBeGreaterThan(0);
  return found;
}

const base = test.extend<object, { left: Left }>({
  left: [
    async ({ playwright: _ }, use) => {
      const before = process.env.TMPDIR;
      const scratch = await mkdtemp(path.join(tmpdir(), 'hengping-traces-'));
      process.env.TMPDIR = scratch;
      try {
        await use(await wholeRound(scratch));
      } finally {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
        await rm(scratch, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

base('a round leaves nothing on the disk that can be read without its keys', async ({ left }) => {
  base.setTimeout(120_000);
  const { scratch, expertHome, agencyHome, isSource, log } = left;
  const needles: readonly Needle[] = [
    ...Object.entries(words).map(([name, text]) => needle(name, text)),
    needle('passphrase', passphrase),
    needle('agency’s passphrase', agencyPassphrase),
    needle('a score in a sheet', '"value":2350'),
    needle('an age identity', 'AGE-SECRET-KEY-'),
    ...(await keysOf(expertHome, passphrase)),
    ...(await keysOf(agencyHome, agencyPassphrase)),
    ...(await identitiesOf(expertHome, passphrase)),
  ];
  expect(await search(scratch, needles, isSource)).toEqual([]);
  expect(needles.filter(({ bytes }) => Buffer.from(log).includes(Buffer.from(bytes)))).toEqual([]);

  // The search finds what is there: in the documents that were sealed, and in every form.
  const documents = path.join(agencyHome, 'in');
  const plain = new Set((await search(documents, needles)).map((hit) => hit.needle));
  expect([...plain].toSorted()).toEqual(['document', 'name', 'title']);
  const planted = path.join(scratch, 'planted');
  await mkdir(planted);
  const word = needle('planted', words.comment);
  for (const [index, { bytes }] of formsOf(word.bytes).entries()) {
    await writeFile(path.join(planted, `${index}.bin`), Buffer.concat([Buffer.alloc(777), bytes]));
  }
  const found = new Set((await search(planted, [word])).map((hit) => path.basename(hit.file)));
  expect(found.size).toBe(formsOf(word.bytes).length);
});

base('no crash report is written, and the program starts no reporter', async ({ left }) => {
  const { scratch } = left;
  const program = await openProgram({ home: left.expertHome, env: { TMPDIR: scratch } });
  program.app.process().kill('SIGSEGV');
  await program.kill();
  const dumps = await search(
    scratch,
    [needle('a minidump', 'MDMP')],
    (file) => !file.endsWith('.dmp'),
  );
  expect(dumps).toEqual([]);
  const main = await readFile(path.resolve(import.meta.dirname, '../../electron/main.ts'), 'utf8');
  expect(main).not.toContain('crashReporter');
});

const traced = canTrace
  ? 'a round sends nothing to any machine'
  : 'a round sends nothing to any machine (skipped: strace may not trace here)';

base(traced, async ({ left }) => {
  base.skip(!canTrace, 'strace may not trace here');
  // The program did call the system while it was watched: at least Playwright's own way in.
  expect(left.trace.split('\n').length).toBeGreaterThan(20);
  expect(callsOut(left.trace)).toEqual([]);

  // What goes out is seen: a stream, a datagram, a question to a name server.
  const log = path.join(left.scratch, 'control.strace');
  const script = path.join(left.scratch, 'control.sh');
  await tracedStarter(script, process.execPath, log);
  const calls = [
    "require('node:net').connect(9, '203.0.113.1').on('error', () => {}).unref()",
    "const s = require('node:dgram').createSocket('udp4'); s.send('x', 9, '203.0.113.1', () => s.close())",
    "require('node:dns').setServers(['203.0.113.1']); require('node:dns').resolve4('example.com', () => {})",
  ];
  for (const call of calls) {
    spawnSync(script, ['-e', `${call}; setTimeout(() => process.exit(0), 300)`]);
    const seen = callsOut(await readFile(log, 'utf8'));
    await rm(log);
    expect(seen.join('\n'), call).toContain('203.0.113.1');
  }
});
