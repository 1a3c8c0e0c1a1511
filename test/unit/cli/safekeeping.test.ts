import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEscrow, parseKeyring } from '../../../electron/vault/keyring.ts';
import { databaseKey, openMigrated } from '../../../electron/vault/open-vault.ts';
import { unsealUnder } from '../../../electron/vault/sealing.ts';
import { signingOf } from '../../../electron/vault/secrets.ts';
import { openWorkspace } from '../../../electron/vault/vault.ts';
import { run } from './command-line.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengping-safekeeping-'));
  writeFileSync(at('pass'), 'correct horse battery\n');
  writeFileSync(at('pass2'), 'another passphrase\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);

/** A command in the home of that name; its `--json` answer. */
async function on(home: string, line: readonly string[], pass = 'pass') {
  const { code, out } = await run(
    ...line,
    '--home',
    at(home),
    '--passphrase-file',
    at(pass),
    '--json',
  );
  return { code, ...JSON.parse(out) };
}

async function expert(home = 'expert'): Promise<string> {
  const made = await on(home, ['expert', 'init', '--name', '张三', '--unit', '广西大学']);
  return made.value.recoveryCode;
}

async function trusting(): Promise<void> {
  await on('agency', ['agency', 'init', '--id', 'GX', '--name', '机构']);
  await on('agency', ['trust', 'export', '--out', at('a.hptrust')]);
  const { value } = await on('agency', ['status']);
  await on('expert', ['trust', 'import', '--code', value.trustCode, at('a.hptrust')]);
}

describe('backup', () => {
  test('is written, checked, and restored on a computer without a workspace', async () => {
    await expert();
    const made = await on('expert', ['backup', 'create', '--out', at('a.hpbackup')]);
    expect(made.value).toMatchObject({ fileName: 'a.hpbackup', name: '张三', role: 'expert' });
    expect((await on('other', ['backup', 'check', at('a.hpbackup')])).code).toBe(0);
    const refused = await on('other', ['backup', 'check', at('a.hpbackup')], 'pass2');
    expect([refused.code, refused.error.code]).toEqual([1, 'wrong-passphrase']);
    const restored = await on('other', ['backup', 'restore', at('a.hpbackup')]);
    expect(restored.value.restored.backupAt).toBe(made.value.createdAt);
    const again = await on('other', ['backup', 'restore', at('a.hpbackup')]);
    expect(again.error.code).toBe('workspace-exists');
    const status = await on('other', ['status']);
    expect(status.value.profile.name).toBe('张三');
  });

  test('opens with the recovery code where the passphrase is lost, here and elsewhere', async () => {
    writeFileSync(at('code'), `${await expert()}\n`);
    await on('expert', ['backup', 'create', '--out', at('a.hpbackup')]);
    const line = ['backup', 'restore', '--code-file', at('code'), at('a.hpbackup')];
    expect((await on('other', line, 'pass2')).code).toBe(0);
    expect((await on('other', ['status'], 'pass2')).code).toBe(0);
    const recovered = await on('expert', ['recovery', 'open', '--code-file', at('code')], 'pass2');
    expect(recovered.code).toBe(0);
    expect((await on('expert', ['status'])).error.code).toBe('wrong-passphrase');
    // Everything is readable and signs: a card is made of a kept object, a new code of the keys.
    const card = ['card', 'export', '--out', at('a.hpcard')];
    expect((await on('expert', card, 'pass2')).code).toBe(0);
    expect((await on('expert', ['recovery', 'new'], 'pass2')).code).toBe(0);
  });

  test('of an agency is restored with its keys; what it is can be seen without any', async () => {
    await on('agency', ['agency', 'init', '--id', 'GX', '--name', '机构']);
    await on('agency', ['backup', 'create', '--out', at('g.hpbackup')]);
    await on('moved', ['backup', 'restore', at('g.hpbackup')]);
    for (const home of ['agency', 'moved']) {
      const exported = await on(home, ['trust', 'export', '--out', at(`${home}.hptrust`)]);
      expect(exported.code).toBe(0);
    }
    expect(readFileSync(at('moved.hptrust')).equals(readFileSync(at('agency.hptrust')))).toBe(true);
    const inspected = await on('moved', ['inspect', at('g.hpbackup')]);
    expect(inspected.value).toMatchObject({ kind: 'backup', claims: { name: '机构' } });
    const verified = await on('moved', ['verify', at('g.hpbackup')]);
    expect(verified.value).toMatchObject([{ state: 'sealed' }]);
    const received = await on('moved', ['receive', at('g.hpbackup')]);
    expect(received.value).toMatchObject([{ kind: 'backup', outcome: 'already-known' }]);
  });

  test('that is older than remembered is announced, and accepted knowingly', async () => {
    await expert();
    cpSync(at('expert/workspace'), at('old'), { recursive: true });
    await on('expert', ['card', 'export', '--out', at('a.hpcard')]);
    rmSync(at('expert/workspace'), { recursive: true });
    cpSync(at('old'), at('expert/workspace'), { recursive: true });
    expect((await on('expert', ['status'])).error.code).toBe('vault-older');
    const accepted = await on('expert', ['standing', '--accept-older']);
    expect(accepted.value.suspectSince).not.toBeNull();
    expect((await on('expert', ['status'])).code).toBe(0);
  });
});

describe('escrow', () => {
  test('is off until the disclosure was read, goes to the confirmed agency, and can be taken away', async () => {
    await expert();
    const early = await on('expert', ['escrow', 'on', '--disclosure-read']);
    expect(early.error.code).toBe('escrow-agency-only');
    await trusting();
    expect((await on('expert', ['standing'])).value).toMatchObject({
      escrow: null,
      escrowTo: { agency: 'GX', agencyName: '机构' },
    });
    const unread = await on('expert', ['escrow', 'on']);
    expect([unread.code, unread.value.disclosure.length]).toEqual([1, 4]);
    const on1 = await on('expert', ['escrow', 'on', '--disclosure-read']);
    expect(on1.value.escrow).toMatchObject({ agency: 'GX', agencyName: '机构' });
    // It stays through a change of passphrase and a new recovery code, and the expert goes on.
    await on('expert', ['recovery', 'new']);
    expect((await on('expert', ['standing'])).value.escrow).not.toBeNull();
    expect((await on('expert', ['escrow', 'off'])).value.escrow).toBeNull();
    await on('expert', ['backup', 'create', '--out', at('a.hpbackup')]);
    const open = ['recovery', 'escrow-open', at('a.hpbackup')];
    expect((await on('agency', open)).error.code).toBe('escrow-none');
  });

  test('lets the agency read a backup or a copied folder, and no other agency', async () => {
    await expert();
    await trusting();
    await on('expert', ['escrow', 'on', '--disclosure-read']);
    await on('expert', ['backup', 'create', '--out', at('a.hpbackup')]);
    const read = await on('agency', ['recovery', 'escrow-open', at('a.hpbackup')]);
    expect(read.value).toMatchObject({ name: '张三', unit: '广西大学', drafts: [] });
    const copied = await on('agency', ['recovery', 'escrow-open', at('expert/workspace')]);
    expect(copied.value).toEqual(read.value);
    const journal = await on('agency', ['journal']);
    const actions = journal.value.entries.map((entry: { action: string }) => entry.action);
    expect(actions).toContain('escrow-opened');
    await on('second', ['agency', 'init', '--id', 'OTHER', '--name', '别的机构']);
    const other = await on('second', ['recovery', 'escrow-open', at('a.hpbackup')]);
    expect(other.error).toMatchObject({ code: 'escrow-not-yours', details: { agency: 'GX' } });
    const expertTried = await on('expert', ['recovery', 'escrow-open', at('a.hpbackup')]);
    expect(expertTried.error.code).toBe('wrong-role');
  });

  test('opens no signing key: what it holds unwraps the database and not one seed', async () => {
    await expert();
    await trusting();
    await on('expert', ['escrow', 'on', '--disclosure-read']);
    const { data, identity } = await agencyOpens();
    expect(identity).toMatch(/^AGE-SECRET-KEY-/);
    const store = openMigrated(at('expert/workspace/workspace.db'), databaseKey(data), false);
    const seeds = store.db.all<{ name: string; sealed: Uint8Array }>(
      "SELECT name, sealed FROM secret WHERE kind = 'seed'",
    );
    expect(seeds.length).toBeGreaterThan(0);
    for (const { name, sealed } of seeds) {
      expect(unsealUnder(data, name, sealed)).toBeNull();
      expect(() => signingOf(store.db, data).signer(name, 'ed25519')).toThrow('kept seed opens');
    }
    store.close();
  });

  async function agencyOpens(): Promise<{ readonly data: Uint8Array; readonly identity: string }> {
    const { vault, signing } = await openWorkspace(at('agency/workspace'), 'correct horse battery');
    const identity = vault.secrets.identity('agency.recovery') ?? '';
    signing.close();
    vault.close();
    const keyring = parseKeyring(readFileSync(at('expert/workspace/keyring.json'), 'utf8'));
    return { data: await openEscrow(keyring, [identity]), identity };
  }
});
