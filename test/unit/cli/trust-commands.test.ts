import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-cli-trust-'));
const at = (...parts: string[]) => path.join(folder, ...parts);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const passphrase = at('passphrase');
writeFileSync(passphrase, 'a long enough passphrase\n', { mode: 0o600 });

const ask = async (home: string, ...argv: readonly string[]) => {
  const all = ['--home', at(home), '--passphrase-file', passphrase, '--json', ...argv];
  const { code, out } = await run(...all);
  // A wrong way of asking says so on the error channel alone.
  return { code, ...(out === '' ? {} : JSON.parse(out)) };
};
const done = async (home: string, ...argv: readonly string[]) => {
  const answer = await ask(home, ...argv);
  expect({ argv, ...answer }).toMatchObject({ code: 0 });
  return answer.value;
};
const codeOf = async (home: string, ...argv: readonly string[]) =>
  (await ask(home, ...argv)).error?.code ?? 'accepted';

const enrolExpert = async (home: string, trust: string, code: string, name: string) => {
  const made = await done(home, 'expert', 'init', '--name', name, '--unit', '某大学');
  await done(home, 'trust', 'import', at(trust), '--code', code);
  const { cardCode } = await done(home, 'card', 'export', '--out', at(`${home}.hpcard`));
  const { kid } = await done('agency', 'experts', 'add', at(`${home}.hpcard`), '--code', cardCode);
  return { expert: made.expert, kid };
};

function writeRound(): void {
  mkdirSync(at('documents'), { recursive: true });
  const heading = '项目编号,需求编号,需求名称,项目名称,申报单位,项目负责人,申报书文件';
  const apps = ['B-01', 'B-02', 'B-03'];
  const rows = apps.map((app) => `${app},N-01,口岸,${app} 方案,${app} 公司,张三,${app}.pdf`);
  writeFileSync(at('index.csv'), [heading, ...rows].join('\r\n'));
  for (const app of apps) writeFileSync(at('documents', `${app}.pdf`), `%PDF-1.4\n% ${app}\n`);
}

const postTo = (out: string, name: string) => {
  const file = readdirSync(at(out)).find((entry) => entry.startsWith(name));
  if (file === undefined) throw new Error(`no post to ${name}`);
  return at(out, file);
};

const sign = ['--reason', '例行更换', '--yes'];

test('the trust document is renewed, rotated and revoked by the terminal alone, and experts follow', {
  timeout: 300_000,
}, async () => {
  const { trustCode } = await done('agency', 'agency', 'init', '--id', 'GX-PM', '--name', '某中心');
  await done('agency', 'trust', 'export', '--out', at('1.hptrust'));
  const first = await enrolExpert('first', '1.hptrust', trustCode, '赵一');

  // Said, and not done.
  const until = ['--until', '2060-01-01T00:00:00Z'];
  const plan = await done('agency', 'trust', 'renew', ...until, '--reason', '到期');
  expect(plan).toMatchObject({ published: false, version: 2 });
  expect((await done('agency', 'trust', 'show')).version).toBe(1);

  const renewed = await done(
    'agency',
    'trust',
    'renew',
    ...until,
    ...sign,
    '--out',
    at('2.hptrust'),
  );
  expect(renewed).toMatchObject({ published: true, version: 2, trustCode });
  await done('agency', 'trust', 'rotate-role-keys', ...sign);
  const rotated = await done('agency', 'trust', 'rotate-root', ...sign, '--out', at('4.hptrust'));
  expect(rotated.version).toBe(4);
  expect(rotated.trustCode).not.toBe(trustCode);
  expect(readFileSync(at('4.hptrust'), 'latin1').split('\n')).toHaveLength(4);
  expect(readFileSync(at('4.hptrust'), 'latin1')).toContain(
    readFileSync(at('2.hptrust'), 'latin1'),
  );

  // The one who confirmed version 1 goes along without a code; who begins now types the new one.
  const { trust } = await done('first', 'trust', 'import', at('2.hptrust'));
  expect(trust).toMatchObject({ kind: 'pinned', version: 2 });
  await done('second', 'expert', 'init', '--name', '钱二', '--unit', '某大学');
  const withOld = ['trust', 'import', at('4.hptrust'), '--code', trustCode];
  expect(await codeOf('second', ...withOld)).toBe('trust-code-former');
  expect((await ask('second', 'trust', 'import', at('4.hptrust'))).code).toBe(2);
  const verify = (code: string) => codeOf('agency', 'verify', at('4.hptrust'), '--code', code);
  expect(await verify(rotated.trustCode)).toBe('accepted');

  // A round sealed under version 4, taken by an expert who holds version 2.
  writeRound();
  await done(
    'agency',
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
    '2020-11-20T01:00:00Z',
    '--closes',
    '2099-12-04T10:00:00Z',
    '--index',
    at('index.csv'),
    '--documents',
    at('documents'),
  );
  const rule = await done('agency', 'round', 'rule', '--round', 'R1');
  const policy = { ...rule.policy, quorum: { minSheets: 1 } };
  writeFileSync(at('rule.json'), JSON.stringify({ ...rule, policy }));
  await done('agency', 'round', 'rule', '--round', 'R1', '--rule', at('rule.json'));
  await done('agency', 'round', 'assign', '--round', 'R1');
  await done('agency', 'seal', '--round', 'R1', '--out', at('r1.hpbundle'));
  expect(await codeOf('agency', 'verify', at('r1.hpbundle'), '--trust', at('1.hptrust'))).toBe(
    'accepted',
  );
  await done('agency', 'post', '--round', 'R1', '--out', at('posts'));
  const own = postTo('posts', '赵一');
  await done('first', 'receive', own, at('r1.hpbundle'));
  expect((await done('first', 'status')).trust.version).toBe(4);

  // The laptop is lost.
  const again = await enrolExpert('again', '4.hptrust', rotated.trustCode, '赵一');
  const lost = ['--key', first.kid, '--by', again.kid];
  const replaced = await done('agency', 'trust', 'replace-expert', ...lost, ...sign);
  expect(replaced.effects.some(({ en }: { en: string }) => en.includes('B-03'))).toBe(true);
  expect(await codeOf('agency', 'trust', 'revoke', '--key', first.kid, ...sign)).toBe(
    'revoke-known',
  );
  expect((await ask('agency', 'trust', 'revoke', ...sign)).code).toBe(2);
  await done('agency', 'trust', 'export', '--out', at('5.hptrust'));
  await done('first', 'receive', at('5.hptrust'));
  const declare = [
    'declare',
    '--round',
    'R1',
    '--none-all',
    '--accept-commitment',
    '--out',
    at('d.hppost'),
  ];
  expect(await codeOf('first', ...declare)).toBe('own-key-revoked');
  await done('agency', 'post', '--round', 'R1', '--out', at('posts-2'));
  await done('again', 'receive', postTo('posts-2', '赵一'), at('r1.hpbundle'));
  const { rounds } = await done('again', 'status');
  expect(rounds[0]).toMatchObject({ round: 'R1', counts: { assigned: 3 } });
});
