// Reviews that vote, from the index to the signed result, by the terminal alone: one form without
// criteria, one with criteria beside the vote.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-votes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const apps = ['A-01', 'A-02', 'A-03'] as const;
const experts = ['赵一', '钱二', '孙三', '李四', '周五'] as const;

type Votes = Readonly<Record<(typeof apps)[number], readonly string[]>>;

/** One review held by five experts; `votes` in the experts' order. */
async function hold(
  review: {
    readonly programme: string;
    readonly review: string;
    readonly lot: string;
    readonly lotTitle: string;
    /** Heading of one more column that the review asks for; empty for none. */
    readonly fact: string;
  },
  votes: Votes,
  scores: Readonly<Record<string, string>>,
) {
  const at = (...parts: string[]) => path.join(folder, review.review, ...parts);
  const roundArgs = ['--round', 'R1'] as const;
  mkdirSync(at('documents'), { recursive: true });
  writeFileSync(at('passphrase'), 'a long enough passphrase\n', { mode: 0o600 });
  const told = async (home: string, ...words: readonly string[]) => {
    const ran = await run('--home', at(home), '--passphrase-file', at('passphrase'), ...words);
    if (ran.code !== 0) throw new Error(`${words.join(' ')}: ${ran.code} ${ran.out}${ran.err}`);
    return ran.out;
  };
  const done = async (home: string, ...words: readonly string[]) =>
    JSON.parse(await told(home, '--json', ...words)).value;

  const heading = `项目编号,${review.lot}编号,${review.lot}名称,项目名称,申报单位,项目负责人,申报书文件${review.fact}`;
  const rows = apps.map((app) =>
    `${app},N-1,${review.lotTitle},平台 ${app},甲公司,张三,${app}.pdf,自治区部署`
      .split(',', review.fact === '' ? 7 : 8)
      .join(','),
  );
  writeFileSync(at('index.csv'), [heading, ...rows].join('\r\n'));
  for (const app of apps)
    writeFileSync(at('documents', `${app}.pdf`), `%PDF-1.4\n%${app}\n%%EOF\n`);

  const who = ['--id', 'GX-PM', '--name', '某中心', '--suite', 'x25519'];
  const { trustCode } = await done('agency', 'agency', 'init', ...who);
  await told('agency', 'trust', 'export', '--out', at('t.hptrust'));
  for (const name of experts) {
    const made = await done(name, 'expert', 'init', '--name', name, '--unit', '某大学');
    await told(name, 'trust', 'import', at('t.hptrust'), '--code', trustCode);
    await told(name, 'card', 'export', '--out', at(`${name}.hpcard`));
    await told('agency', 'experts', 'add', at(`${name}.hpcard`), '--code', made.cardCode);
  }
  await told(
    'agency',
    ...['round', 'create', ...roundArgs, '--title', '一轮'],
    ...['--programme', review.programme, '--review', review.review],
    ...['--opens', '2026-11-20T01:00:00Z', '--closes', '2099-12-04T10:00:00Z'],
    ...['--index', at('index.csv'), '--documents', at('documents')],
  );
  await told('agency', 'round', 'assign', ...roundArgs);
  await told('agency', 'seal', ...roundArgs, '--out', at('r1.hpbundle'));
  const postTo = (posts: string, name: string) => {
    const file = readdirSync(at(posts)).find((entry) => entry.includes(name));
    return at(posts, file ?? 'missing');
  };
  await told('agency', 'post', ...roundArgs, '--out', at('rosters'));
  for (const name of experts) {
    await told(name, 'receive', at('r1.hpbundle'), postTo('rosters', name));
    const declared = ['--none-all', '--accept-commitment', '--out', at(`${name}1.hppost`)];
    await told(name, 'declare', ...roundArgs, ...declared);
  }
  await told('agency', 'receive', ...experts.map((name) => at(`${name}1.hppost`)));
  await told('agency', 'post', ...roundArgs, '--out', at('grants'));
  let checked = '';
  for (const [index, name] of experts.entries()) {
    await told(name, 'receive', postTo('grants', name));
    const entries = apps.map((app) => ({
      app,
      scores,
      comments: Object.fromEntries(Object.keys(scores).map((item) => [item, '符合。'])),
      overall: '材料齐全。',
      decision: votes[app][index],
    }));
    writeFileSync(at(`${name}.json`), JSON.stringify(entries));
    await told(name, 'score', ...roundArgs, '--file', at(`${name}.json`));
    checked = await told(name, 'check', ...roundArgs);
    await told(name, 'submit', ...roundArgs, '--waive', '--out', at(`${name}2.hppost`));
  }
  const sheets = experts.map((name) => at(`${name}2.hppost`));
  await told('agency', 'receive', ...sheets.slice(0, -3));
  const early = await told('agency', 'merge', ...roundArgs);
  await told('agency', 'receive', ...sheets.slice(-3));
  const merged = await told('agency', 'merge', ...roundArgs);
  const exported = async (format: string, name: string) => {
    await told('agency', 'result', 'export', ...roundArgs, '--format', format, '--out', at(name));
  };
  await exported('csv', 'r.csv');
  await exported('signed', 'r.hpresult');
  // No browser is given to these runs: the report is the page itself.
  await exported('report', 'r.pdf');
  const verified = await run(
    'verify',
    ...['--json', '--trust', at('t.hptrust'), '--code', trustCode, at('r.hpresult')],
  );
  const read = (name: string) => readFileSync(at(name), 'utf8');
  return {
    checked,
    early,
    merged,
    table: read('r.csv'),
    report: read('r.html'),
    verified: JSON.parse(verified.out).value,
  };
}

const standings = (text: string) => text.split('\n').filter((line) => line.startsWith('  '));

describe('a review that votes, by the terminal alone', () => {
  test('without criteria: the votes stand where totals would, and too few sheets pass nothing', {
    timeout: 300_000,
  }, async () => {
    const [yes, no, none] = ['RECOMMEND', 'DECLINE', 'ABSTAIN'];
    const held = await hold(
      {
        programme: 'guangxi-ai-platform',
        review: 'platform-argued',
        lot: '平台类型',
        lotTitle: '人工智能联合实验室',
        fact: ',申请“论证制”的理由',
      },
      {
        'A-01': [yes, yes, yes, yes, no],
        'A-02': [yes, yes, yes, no, no],
        'A-03': [yes, yes, yes, none, none],
      },
      {},
    );
    expect(held.checked).toContain('✓ A-01 平台 A-01: 修订 1, 不建议认定\n');
    expect(held.checked).not.toContain('总分');
    expect(standings(held.early)).toEqual([
      '  — A-01 — 平台 A-01：建议认定 2；基数 2',
      '  — A-02 — 平台 A-02：建议认定 2；基数 2',
      '  — A-03 — 平台 A-03：建议认定 2；基数 2',
    ]);
    expect(held.early).toContain('! 有效评分不足 N-1 A-01 有效评分 2 份，规则要求不少于 5 份。');
    expect(held.merged).not.toContain('!');
    expect(standings(held.merged)).toEqual([
      '  — A-01 — ★ 平台 A-01：通过（建议认定 4，不建议认定 1；基数 5）',
      '  — A-02 — 平台 A-02：未通过（建议认定 3，不建议认定 2；基数 5）',
      '  — A-03 — 平台 A-03：未通过（建议认定 3，弃权 2；基数 5）',
    ]);
    expect(held.table).toContain('平台 A-01,甲公司,,是,,,5,通过');
    expect(held.table).toContain('平台 A-03,甲公司,,否,,,5,未通过');
    expect(held.report).toContain('建议认定 3，弃权 2；基数 5');
    expect(held.report).not.toMatch(/名次|得分|底色/);
    expect(held.verified).toMatchObject([{ state: 'authentic' }]);
  });

  test('beside criteria: totals are merged, and the vote alone decides', {
    timeout: 300_000,
  }, async () => {
    const [go, mend, stop] = ['CONTINUE', 'RECTIFY', 'STOP'];
    const held = await hold(
      {
        programme: 'guangxi-cross-border',
        review: 'cb-midterm',
        lot: '检查批次',
        lotTitle: '第一组',
        fact: '',
      },
      {
        'A-01': [go, go, go, mend, stop],
        'A-02': [go, go, mend, mend, stop],
        'A-03': [stop, stop, stop, mend, go],
      },
      { TECHNICAL: '2', ECONOMIC: '1', TALENT: '2', FUNDS: '1', SCENE: '2' },
    );
    expect(held.checked).toContain('✓ A-01 平台 A-01: 修订 1, 总分 8.00, 终止实施\n');
    expect(standings(held.early)[0]).toBe('  — A-01 8.00 平台 A-01：继续实施 2；基数 2');
    expect(standings(held.merged)).toEqual([
      '  — A-01 8.00 ★ 平台 A-01：通过（继续实施 3，限期整改 1，终止实施 1；基数 5）',
      '  — A-02 8.00 平台 A-02：未通过（继续实施 2，限期整改 2，终止实施 1；基数 5）',
      '  — A-03 8.00 平台 A-03：未通过（继续实施 1，限期整改 1，终止实施 3；基数 5）',
    ]);
    expect(held.table).toContain('平台 A-01,甲公司,,是,8.00,8,5,通过');
    expect(held.report).toContain('继续实施 1，限期整改 1，终止实施 3；基数 5');
    expect(held.verified).toMatchObject([{ state: 'authentic' }]);
  });
});
