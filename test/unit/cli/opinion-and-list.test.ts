import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Office, passphrase } from '../agency/agency-office.ts';
import { mergedOffice } from '../agency/merged-round.ts';
import { type Ran, run } from './command-line.ts';

let office: Office;
let round: string;
const at = (name: string) => path.join(office.folder, name);

beforeAll(async () => {
  ({ office, round } = await mergedOffice());
  await office.handlers.exportTrust({});
  office.lock();
  writeFileSync(at('passphrase'), `${passphrase}\n`, { mode: 0o600 });
  // Friday; the fifth working day after it is 2026-12-04.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T02:00:00Z') });
});
afterAll(async () => {
  vi.useRealTimers();
  await office.close();
});

const told = (...words: readonly string[]): Promise<Ran> =>
  run('--home', office.folder, '--passphrase-file', at('passphrase'), ...words, '--round', round);

async function done(...words: readonly string[]) {
  const ran = await told('--json', ...words);
  expect(`${ran.code} ${ran.code === 0 ? '' : ran.out + ran.err}`).toBe('0 ');
  return JSON.parse(ran.out).value;
}

test('a round at the terminal tells every step that its screens have', async () => {
  const { out } = await told('round', 'show');
  for (const step of ['基本', '规则', '封包', '回避', '回收', '汇总', '意见', '名单', '报告'])
    expect(out).toMatch(new RegExp(`^ +[✓·] ${step}`, 'm'));
});

test('an opinion is drafted, approved only with --yes, signed on paper and exported', async () => {
  expect(await done('opinion', 'show')).toMatchObject({ approved: null });
  await done('opinion', 'write', '--draft');
  writeFileSync(at('overall.txt'), '总体较好。\n');
  await done('opinion', 'write', '--file', at('overall.txt'));
  const plan = await told('opinion', 'approve');
  expect(plan.out).toContain('没有签署。加 --yes 后签署。');
  expect(await done('opinion', 'show')).toMatchObject({ approved: null });
  const { approved, members } = await done('opinion', 'approve', '--yes');
  expect(approved).toMatchObject({ version: 1, stale: null });
  const [first, second, third] = members.map(({ expert }: { expert: string }) => expert);
  const answer = (expert: string, ...more: readonly string[]) =>
    done('opinion', 'record', '--expert', expert, '--on', '2026-11-27', ...more);
  await answer(first, '--stand', 'signed');
  await answer(second, '--stand', 'dissent', '--dissent', 'B-02=证据不足。');
  await answer(third, '--stand', 'refused');
  const signed = await done('opinion', 'sign', '--yes');
  expect(signed.approved).toMatchObject({ version: 2, unsigned: 0 });
  await done('opinion', 'export', '--format', 'paper', '--out', at('opinion.pdf'));
  const paper = readFileSync(at('opinion.html'), 'utf8');
  for (const said of ['李明', '证据不足。', '视为同意']) expect(paper).toContain(said);
  await done('opinion', 'export', '--format', 'publication', '--out', at('open.pdf'));
  expect(readFileSync(at('open.html'), 'utf8')).not.toMatch(/李明|王芳|赵强/);
  await done('opinion', 'export', '--format', 'signed', '--out', at('o.hpopinion'));
});

test('a list is proposed with its reasons, published, objected to, and closed', async () => {
  const bare = await told('list', 'propose', '--add', 'B-02');
  expect(bare.code).toBe(2);
  const plan = await done('list', 'propose', '--add', 'B-02=统筹布局。');
  expect(plan).toMatchObject({
    signed: false,
    versions: [],
    departures: [{ app: 'B-02', kind: 'added', reason: '统筹布局。' }],
  });
  const signed = await done('list', 'propose', '--yes');
  expect(signed.versions).toMatchObject([{ version: 1, listed: 4, departures: 1 }]);
  const notice = ['--from', '2026-11-27', '--contact', '某处', '--out', at('notice.pdf')];
  expect(await done('list', 'publish', ...notice)).toMatchObject({ ends: '2026-12-04' });
  await done('list', 'publish', ...notice, '--yes');
  expect(readFileSync(at('notice.html'), 'utf8')).toContain('至 2026-12-04 止');
  vi.setSystemTime(new Date('2026-12-07T02:00:00Z'));
  writeFileSync(at('异议.pdf'), '%PDF-1.7');
  await done(
    ...['list', 'objection', '--by', '某公司', '--received', '2026-12-04', '--app', 'B-02'],
    ...['--text', '不符合条件。', '--attachment', at('异议.pdf')],
  );
  const early = await told('list', 'close', '--yes');
  expect(early).toMatchObject({ code: 1 });
  expect(early.err).toContain('第 1 件异议尚未处理');
  await done(
    ...['list', 'handle', '--number', '1', '--outcome', 'upheld', '--reason', '经核查属实。'],
  );
  await done('list', 'propose', '--remove', 'B-02=异议成立。', '--yes');
  const closed = await done('list', 'close', '--yes');
  expect(closed.versions.at(-1)).toMatchObject({ version: 3, final: true, listed: 3 });
  await done('list', 'export', '--format', 'signed', '--out', at('l.hplist'));
  await done('list', 'export', '--format', 'paper', '--out', at('list.pdf'));
  expect(readFileSync(at('list.html'), 'utf8')).toContain('经核查属实。');
});

test('the signed records are verified, and one that hides a departure is told', async () => {
  const trust = path.join(office.folder, 'out', 'GX-STA.hptrust');
  const verify = async (...files: readonly string[]) =>
    JSON.parse((await run('verify', '--json', '--trust', trust, ...files)).out).value;
  expect(await verify(at('o.hpopinion'), at('l.hplist'))).toMatchObject([
    { state: 'authentic', note: { zh: expect.stringContaining('综合评审意见（v2）') } },
    { state: 'authentic', note: { zh: expect.stringContaining('拟认定名单（v3）') } },
  ]);
  const altered = (name: string, change: (text: string) => string): string => {
    const [head = '', body = '', signature = ''] = readFileSync(at(name), 'latin1').split('.');
    const text = change(Buffer.from(body, 'base64url').toString('utf8'));
    const file = at(`altered-${name}`);
    writeFileSync(file, [head, Buffer.from(text).toString('base64url'), signature].join('.'));
    return file;
  };
  const files = [
    altered('o.hpopinion', (text) => text.replace('总体较好。', '总体较差。')),
    altered('l.hplist', (text) => text.replace('"listed":false', '"listed":true')),
  ];
  for (const one of await verify(...files)) expect(one).toMatchObject({ code: 'jws-signature' });
  const unsigned = JSON.parse((await run('verify', '--json', ...files)).out).value;
  for (const one of unsigned) {
    expect(one).toMatchObject({ state: 'refused', code: 'record-content' });
  }
  const untrusted = await run('verify', '--json', at('l.hplist'));
  expect(JSON.parse(untrusted.out).value).toMatchObject([{ state: 'whole' }]);
  const inspected = await run('inspect', '--json', at('l.hplist'));
  expect(inspected.out).toContain('proposed-list');
});
