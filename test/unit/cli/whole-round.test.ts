import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './command-line.ts';

const age = spawnSync('age', ['--version'], { encoding: 'utf8' });
const folder = mkdtempSync(path.join(tmpdir(), 'hengping-cli-'));
const at = (...parts: string[]) => path.join(folder, ...parts);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const passphrase = at('passphrase');
writeFileSync(passphrase, 'a long enough passphrase\n', { mode: 0o600 });

/** Runs for one workspace and hands back the value of its JSON line; anything but exit 0 fails. */
async function done(home: string, ...argv: readonly string[]) {
  const ran = await run('--home', home, '--passphrase-file', passphrase, '--json', ...argv);
  expect(`${ran.code} ${ran.code === 0 ? '' : ran.out}`).toBe('0 ');
  return JSON.parse(ran.out).value;
}

/** Runs for people, in the default language, and hands back what they read. */
async function told(home: string, ...argv: readonly string[]): Promise<string> {
  return (await run('--home', home, '--passphrase-file', passphrase, ...argv)).out;
}

// Codes of states and kinds that belong into --json alone, as words of their own.
const rawCode =
  /(?<![\w.:/-])(preparing|sealed|collecting|merged|basics|applications|declarations|confirmed|pending|not-begun|begun|complete|submitted|not-granted|recused|kept|conflict|none|accepted|refused|sheet|coi|roster|grant|receipt|waiting|ready|underway|done|[a-z]+-missing|below-quorum|sheet-missing|document-unopened|rev|bundle|post|card|trust|agency name|opens at)(?![\w.:/-])/;

const pdf = (text: string) => `%PDF-1.4\n% ${text}\n${'x'.repeat(70_000)}\n%%EOF\n`;

function writeRound(base: string): void {
  mkdirSync(path.join(base, 'documents'), { recursive: true });
  const heading = '项目编号,需求编号,需求名称,项目名称,申报单位,项目负责人,申报书文件';
  const rows = [
    'B-01,N-01,口岸通关,通关问答,甲公司,张三,B-01.pdf',
    'B-02,N-01,口岸通关,单证识别,乙公司,李四,B-02.pdf',
    'B-03,N-02,物流优化,路径优化,丙公司,王五,B-03.pdf',
  ];
  writeFileSync(path.join(base, 'index.csv'), [heading, ...rows].join('\r\n'));
  for (const app of ['B-01', 'B-02', 'B-03']) {
    writeFileSync(path.join(base, 'documents', `${app}.pdf`), pdf(app));
  }
}

const scores = (app: string, points: readonly number[]) => ({
  app,
  scores: Object.fromEntries(
    ['QUALIFICATION', 'ASSURANCE', 'FOUNDATION', 'RISK-BENEFIT'].map((item, index) => [
      item,
      points[index] ?? 0,
    ]),
  ),
  comments: { 'RISK-BENEFIT': '风险可控' },
});

const postTo = (base: string, name: string) => {
  const file = readdirSync(base).find((entry) => entry.includes(name));
  if (file === undefined) throw new Error(`no post to ${name}`);
  return path.join(base, file);
};

describe.each([
  ['x25519', 'ed25519'],
  ['pq', 'ed25519+sm2'],
] as const)('a round by the terminal alone, sealed with %s, signed by %s', (suite, signatures) => {
  test('from making the workspaces to the signed result', { timeout: 300_000 }, async () => {
    const base = at(suite);
    writeRound(base);
    const inBase = (...parts: string[]) => path.join(base, ...parts);
    const agency = inBase('agency');
    const { trustCode } = await done(
      agency,
      'agency',
      'init',
      '--id',
      'GX-PM',
      '--name',
      '某中心',
      '--suite',
      suite,
      '--signatures',
      signatures,
    );
    await done(agency, 'trust', 'export', '--out', inBase('t.hptrust'));

    const experts = await Promise.all(
      ['赵一', '钱二'].map(async (name) => {
        const home = inBase(name);
        const { expert, cardCode } = await done(
          home,
          'expert',
          'init',
          '--name',
          name,
          '--unit',
          '某大学',
        );
        await done(home, 'trust', 'import', inBase('t.hptrust'), '--code', trustCode);
        await done(home, 'card', 'export', '--out', inBase(`${name}.hpcard`));
        return { name, home, expert, cardCode };
      }),
    );
    for (const { name, cardCode } of experts)
      await done(agency, 'experts', 'add', inBase(`${name}.hpcard`), '--code', cardCode);

    await done(
      agency,
      'round',
      'create',
      '--round',
      'R1',
      '--title',
      '一轮',
      '--programme',
      'guangxi-cross-border',
      '--review',
      'cb-pre-review',
      '--opens',
      '2026-11-20T01:00:00Z',
      '--closes',
      '2099-12-04T10:00:00Z',
      '--index',
      inBase('index.csv'),
      '--documents',
      inBase('documents'),
    );
    const rule = await done(agency, 'round', 'rule', '--round', 'R1');
    writeFileSync(
      inBase('rule.json'),
      JSON.stringify({ ...rule, policy: { ...rule.policy, quorum: { minSheets: 1 } } }),
    );
    await done(agency, 'round', 'rule', '--round', 'R1', '--rule', inBase('rule.json'));
    await done(agency, 'round', 'assign', '--round', 'R1');
    await done(agency, 'seal', '--round', 'R1', '--out', inBase('lost.hpbundle'), '--suite', suite);
    rmSync(inBase('lost.hpbundle'));
    await done(agency, 'bundle', 'export', '--round', 'R1', '--out', inBase('r1.hpbundle'));
    await done(agency, 'post', '--round', 'R1', '--out', inBase('out1'));

    const [first, second] = experts;
    if (first === undefined || second === undefined) throw new Error('two experts take part');
    for (const { home, name } of experts)
      await done(home, 'receive', inBase('r1.hpbundle'), postTo(inBase('out1'), name));
    await done(
      first.home,
      'declare',
      '--round',
      'R1',
      '--none-all',
      '--accept-commitment',
      '--out',
      inBase('1a.hppost'),
    );
    await done(
      second.home,
      'declare',
      '--round',
      'R1',
      '--none-all',
      '--conflict',
      'B-02=R3:同一单位',
      '--accept-commitment',
      '--out',
      inBase('2a.hppost'),
    );
    await done(agency, 'receive', inBase('1a.hppost'), inBase('2a.hppost'));
    await done(
      agency,
      'decide',
      '--round',
      'R1',
      '--expert',
      second.expert,
      '--app',
      'B-02',
      '--outcome',
      'recused',
      '--reason',
      '同一法人单位',
    );
    await done(agency, 'post', '--round', 'R1', '--out', inBase('out2'));
    for (const { home, name } of experts) await done(home, 'receive', postTo(inBase('out2'), name));

    const document = await run(
      '--home',
      first.home,
      '--passphrase-file',
      passphrase,
      'document',
      '--round',
      'R1',
      '--app',
      'B-02',
    );
    expect(document.bytes.equals(Buffer.from(pdf('B-02')))).toBe(true);
    const shut = await run(
      '--home',
      second.home,
      '--passphrase-file',
      passphrase,
      'document',
      '--round',
      'R1',
      '--app',
      'B-02',
    );
    expect(shut.code).toBe(1);
    expect(shut.err).toMatch(/^application-recused: /);
    const rescued = await done(
      first.home,
      'document',
      'rescue',
      '--round',
      'R1',
      '--app',
      'B-01',
      '--age',
      inBase('b.age'),
      '--identity',
      inBase('b.key'),
    );
    expect(rescued.size).toBe(pdf('B-01').length);

    writeFileSync(
      inBase('1.json'),
      JSON.stringify([scores('B-01', [26.5, 25, 15, 16]), scores('B-02', [20, 25, 15, 10])]),
    );
    writeFileSync(inBase('2.json'), JSON.stringify(scores('B-01', [20, 22.5, 18, 12])));
    const hashes: string[] = [];
    for (const [index, { home }] of experts.entries()) {
      await done(home, 'score', '--round', 'R1', '--file', inBase(`${index + 1}.json`));
      const submitted = await done(
        home,
        'submit',
        '--round',
        'R1',
        '--waive',
        '--out',
        inBase(`${index + 1}b.hppost`),
      );
      hashes.push(submitted.sheets[0].sha256);
    }
    await done(agency, 'receive', inBase('2b.hppost'), inBase('1b.hppost'));
    const withRound = ['--round', 'R1'];
    const screens: string[] = [];
    for (const argv of [
      ['collect', ...withRound],
      ['due', ...withRound],
      ['declarations', ...withRound],
      ['round', 'show', ...withRound],
      ['experts', 'list'],
      ['status'],
      ['inspect', inBase('r1.hpbundle')],
      ['inspect', inBase('t.hptrust')],
    ])
      screens.push(await told(agency, ...argv));
    for (const argv of [
      ['roster', ...withRound],
      ['documents', ...withRound],
      ['status'],
      ['receive', inBase('r1.hpbundle'), inBase('t.hptrust')],
      ['check', ...withRound],
      ['amend', ...withRound, '--app', 'B-01'],
    ])
      screens.push(await told(second.home, ...argv));
    expect(screens.filter((text) => text === '' || rawCode.test(text))).toEqual([]);
    const [collected = '', , , , , , , , rosterOfSecond = '', documents = ''] = screens;
    expect(collected).toContain('评分表 B-01 修订 1 [已接收]');
    expect(rosterOfSecond).toContain('准予回避 同一法人单位');
    expect(documents).toMatch(/B-02 \[回避\] 单证识别/);
    const [paperHash = ''] = hashes;
    for (const home of [agency, first.home]) {
      const paper = await done(home, 'paper', ...withRound, paperHash.slice(0, 16).toUpperCase());
      expect(paper).toMatchObject({
        app: 'B-01',
        sha256: paperHash,
        rev: 1,
        latestRev: 1,
        expert: { name: '赵一' },
        verdict: home === agency ? 'accepted' : null,
        fileName: home === agency ? '1b.hppost' : null,
        total: '165/2',
        printedTotal: '82.50',
        scores: [{ value: 2650 }, { value: 2500 }, { value: 1500 }, { value: 1600 }],
      });
    }
    const shown = await told(agency, 'paper', ...withRound, paperHash);
    expect(shown).toContain('申报项目 B-01 · 通关问答 · 甲公司');
    expect(shown).toMatch(/: 16 \/ \d+ · 风险可控$/m);
    expect(shown).toContain('[已接收] 已接收：');
    for (const [home, hash, code] of [
      [agency, '0'.repeat(64), 'paper-unknown'],
      [second.home, paperHash, 'paper-unknown'],
      [agency, paperHash.slice(0, 15), 'paper-hash'],
      [agency, 'g'.repeat(64), 'paper-hash'],
    ] as const) {
      const refused = await run(
        '--home',
        home,
        '--passphrase-file',
        passphrase,
        'paper',
        ...withRound,
        hash,
      );
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toMatch(new RegExp(`^${code}: `));
    }
    const amending = await told(second.home, 'check', ...withRound);
    expect(amending).toMatch(/^! B-01 通关问答: 材料未打开 “[^”]*”$/m);
    expect(amending).not.toMatch(/[a-z2-7]{26}/);
    const result = await done(agency, 'merge', '--round', 'R1');
    const [scored, direct] = result.content.lots;
    expect(scored.standings).toMatchObject([
      { app: 'B-01', place: 1, selected: true, exact: '155/2', printed: '77.50' },
      { app: 'B-02', place: 2, selected: false, exact: '70', printed: '70.00' },
    ]);
    expect(direct).toMatchObject({ state: 'direct-single', standings: [{ app: 'B-03' }] });

    for (const [format, name] of [
      ['xlsx', 'r.xlsx'],
      ['csv', 'r.csv'],
      ['signed', 'r.hpresult'],
      ['report', 'r.pdf'],
    ] as const)
      await done(
        agency,
        'result',
        'export',
        '--round',
        'R1',
        '--format',
        format,
        '--out',
        inBase(name),
      );
    // No browser is given to these runs: the report is the page itself, and says what it is.
    expect(readFileSync(inBase('r.html'), 'utf8')).toContain(result.contentSha256);

    const files = ['r1.hpbundle', 'r.hpresult', 't.hptrust', '1b.hppost', '赵一.hpcard'].map(
      (name) => inBase(name),
    );
    const verified = await run(
      'verify',
      '--json',
      '--trust',
      inBase('t.hptrust'),
      '--code',
      trustCode,
      ...files,
    );
    expect(JSON.parse(verified.out).value.map(({ state }: { state: string }) => state)).toEqual([
      'authentic',
      'authentic',
      'authentic',
      'sealed',
      'whole',
    ]);

    const bundle = readFileSync(inBase('r1.hpbundle'));
    bundle[Math.floor(bundle.length / 2)] = (bundle[Math.floor(bundle.length / 2)] ?? 0) ^ 1;
    writeFileSync(inBase('altered.hpbundle'), bundle);
    const altered = await run('verify', '--json', inBase('altered.hpbundle'), inBase('r.hpresult'));
    expect(altered.code).toBe(1);
    expect(JSON.parse(altered.out).value).toMatchObject([{ state: 'refused' }, { state: 'whole' }]);
  });

  test.skipIf(suite === 'pq' || age.error !== undefined)(
    'the age tool opens a document with the granted identity (x25519, where age is installed)',
    () => {
      const base = at(suite);
      const opened = spawnSync('age', [
        '-d',
        '-i',
        path.join(base, 'b.key'),
        path.join(base, 'b.age'),
      ]);
      const document = Buffer.from(pdf('B-01'));
      expect(opened.stdout.subarray(0, document.length).equals(document)).toBe(true);
    },
  );
});
