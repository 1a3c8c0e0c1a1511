import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendToJournal } from '../../../electron/vault/journal.ts';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import { readPreferences, writePreference } from '../../../electron/vault/settings.ts';
import {
  createWorkspace,
  databasePath,
  findWorkspace,
  keyringPath,
  openWorkspace,
  recoverWorkspace,
} from '../../../electron/vault/vault.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';

const passphrase = 'correct horse battery';
const marker = 'MARKER-评审秘密-7391';
const seed = new Uint8Array(32).fill(7);

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hengping-vault-'));
  folder = join(home, 'workspace');
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const create = () =>
  createWorkspace({
    folder,
    role: 'expert',
    name: '张三',
    passphrase,
    createdAt: '2026-06-01T08:00:00Z',
    kdf: floorCost,
    populate(vault, signing) {
      signing.keepSeed('sign', seed);
      vault.secrets.keepIdentity('post', 'AGE-SECRET-KEY-1EXAMPLE');
    },
  });

/** A workspace that was made and closed again; gives its recovery code. */
async function closedWorkspace(): Promise<string> {
  const { vault, signing, recoveryCode } = await create();
  writePreference(vault.write, 'note', marker);
  signing.close();
  vault.close();
  return recoveryCode;
}

const open = async (word = passphrase) => {
  const { vault, signing } = await openWorkspace(folder, word);
  signing.close();
  return vault;
};
const openCode = () => codeOfRefusalAsync(open);

describe('a workspace', () => {
  test('holds a keyring and one database file, and nothing in the clear but a name', async () => {
    await closedWorkspace();
    expect(readdirSync(home)).toEqual(['workspace']);
    expect(readdirSync(folder).toSorted()).toEqual(['keyring.json', 'workspace.db']);
    const database = readFileSync(databasePath(folder));
    expect(database.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(database.includes(marker)).toBe(false);
    expect(database.includes('CREATE TABLE')).toBe(false);
    const keyring = JSON.parse(readFileSync(keyringPath(folder), 'utf8'));
    expect(Object.keys(keyring).toSorted()).toEqual([
      'created_at',
      'mac',
      'name',
      'role',
      'slots',
      'type',
      'v',
    ]);
  });

  test('writes nothing in the clear while it is open either', async () => {
    const { vault, signing } = await create();
    writePreference(vault.write, 'note', marker);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes(marker), name).toBe(false);
    }
    signing.close();
    vault.close();
  });

  test('opens with its passphrase however an input method typed it', async () => {
    await closedWorkspace();
    const vault = await open('ｃｏｒｒｅｃｔ horse battery');
    expect(readPreferences(vault.read)).toEqual({ note: marker });
    expect(vault.secrets.identity('post')).toBe('AGE-SECRET-KEY-1EXAMPLE');
    vault.close();
  });

  test('says before unlocking who it belongs to', async () => {
    expect(await findWorkspace(folder)).toEqual({ kind: 'none' });
    await closedWorkspace();
    expect(await findWorkspace(folder)).toEqual({ kind: 'locked', role: 'expert', name: '张三' });
  });

  test('is not made twice, nor with a short passphrase, and leaves nothing half-made', async () => {
    await closedWorkspace();
    expect(await codeOfRefusalAsync(create)).toBe('workspace-exists');
    const other = join(home, 'other');
    const short = createWorkspace({
      folder: other,
      role: 'agency',
      name: 'x',
      passphrase: '1234567',
      createdAt: '2026-06-01T08:00:00Z',
      kdf: floorCost,
      populate() {},
    });
    expect(await codeOfRefusalAsync(() => short)).toBe('passphrase-too-short');
    const failing = createWorkspace({
      folder: other,
      role: 'agency',
      name: 'x',
      passphrase,
      createdAt: '2026-06-01T08:00:00Z',
      kdf: floorCost,
      populate() {
        throw new Error('no keys today');
      },
    });
    await expect(failing).rejects.toThrow('no keys today');
    expect(readdirSync(home)).toEqual(['workspace']);
  });

  test('takes no cheaper guesses than the floor', async () => {
    const cheap = createWorkspace({
      folder,
      role: 'expert',
      name: 'x',
      passphrase,
      createdAt: '2026-06-01T08:00:00Z',
      kdf: { ops: 1, memoryBytes: 8 * 1024 * 1024 },
      populate() {},
    });
    await expect(cheap).rejects.toThrow('out of bounds');
  });

  test('refuses a second opener for as long as the first is open', async () => {
    const { vault, signing } = await create();
    expect(await openCode()).toBe('vault-open-elsewhere');
    signing.close();
    vault.close();
    expect(await openCode()).toBe('accepted');
  });
});

describe('signing', () => {
  test('needs the passphrase, and ends when it is closed', async () => {
    await closedWorkspace();
    const vault = await open();
    expect(await codeOfRefusalAsync(() => vault.unlockSigning('wrong wrong'))).toBe(
      'wrong-passphrase',
    );
    const signing = await vault.unlockSigning(passphrase);
    const signer = signing.signer('sign');
    expect(signer.sign(new Uint8Array(3))).toHaveLength(64);
    signing.close();
    expect(() => signer.sign(new Uint8Array(3))).toThrow('signs no more');
    expect(() => signing.signer('sign')).toThrow('signs no more');
    vault.close();
  });

  test('does not open a seed with what opens the rest of the workspace', async () => {
    await closedWorkspace();
    const vault = await open();
    expect(vault.secrets.identity('sign')).toBeNull();
    vault.close();
  });
});

describe('the passphrase', () => {
  test('is changed by whoever knows the present one; the old keyring stays beside', async () => {
    await closedWorkspace();
    const vault = await open();
    const change = (current: string, next: string) =>
      codeOfRefusalAsync(() => vault.changePassphrase(current, next));
    expect(await change('not this one', 'another passphrase')).toBe('wrong-passphrase');
    expect(await change(passphrase, 'short')).toBe('passphrase-too-short');
    expect(await change(passphrase, 'another passphrase')).toBe('accepted');
    (await vault.unlockSigning('another passphrase')).close();
    vault.close();
    expect(await openCode()).toBe('wrong-passphrase');
    (await open('another passphrase')).close();
    expect(readdirSync(folder)).toContain('keyring.json.1');
  });

  test('is set anew with the recovery code, which goes on working', async () => {
    const code = await closedWorkspace();
    const recover = (typed: string, next: string) =>
      codeOfRefusalAsync(async () => {
        const { vault, signing } = await recoverWorkspace(folder, typed, next);
        signing.close();
        vault.close();
      });
    const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    expect(await recover(wrong, 'another passphrase')).toBe('recovery-code-wrong');
    expect(await recover('', 'another passphrase')).toBe('recovery-code-wrong');
    expect(await recover(code, 'short')).toBe('passphrase-too-short');
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect(await recover(typed, 'another passphrase')).toBe('accepted');
    (await open('another passphrase')).close();
    expect(await recover(code, 'a third passphrase')).toBe('accepted');
  });

  test('has a recovery code that counts as kept once two groups were typed back', async () => {
    const code = await closedWorkspace();
    const groups = code.split('-');
    const vault = await open();
    const confirm = (typed: readonly { index: number; text: string }[]) =>
      codeOfRefusal(() => vault.confirmRecovery(typed));
    const group = (index: number) => ({ index, text: groups[index]?.toLowerCase() ?? '' });
    expect(vault.recoveryConfirmed()).toBe(false);
    expect(confirm([group(1), { index: 5, text: groups[4] ?? '' }])).toBe('recovery-code-wrong');
    expect(confirm([group(1), group(1)])).toBe('recovery-code-wrong');
    expect(confirm([group(1), { index: 9, text: 'AAAA' }])).toBe('recovery-code-wrong');
    expect(vault.recoveryConfirmed()).toBe(false);
    expect(confirm([group(1), group(6)])).toBe('accepted');
    expect(vault.recoveryConfirmed()).toBe(true);
    vault.close();
  });
});

describe('a workspace that was harmed', () => {
  test('says that files are missing', async () => {
    await closedWorkspace();
    rmSync(databasePath(folder));
    expect(await codeOfRefusalAsync(() => findWorkspace(folder))).toBe('vault-missing');
    expect(await openCode()).toBe('vault-missing');
    expect(readdirSync(folder)).toEqual(['keyring.json']);
    rmSync(keyringPath(folder));
    expect(await openCode()).toBe('vault-missing');
  });

  test('says that its database is damaged, and leaves the file as it is', async () => {
    await closedWorkspace();
    const bytes = readFileSync(databasePath(folder));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(databasePath(folder), bytes);
    expect(await openCode()).toBe('vault-damaged');
    expect(readFileSync(databasePath(folder)).equals(bytes)).toBe(true);
  });

  test('says that its database is not encrypted', async () => {
    await closedWorkspace();
    writeFileSync(
      databasePath(folder),
      Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(4096)]),
    );
    expect(await openCode()).toBe('vault-not-encrypted');
  });

  test('does not take the database of another workspace', async () => {
    await closedWorkspace();
    const first = folder;
    folder = join(home, 'second');
    await closedWorkspace();
    copyFileSync(databasePath(first), databasePath(folder));
    expect(await openCode()).toBe('vault-damaged');
  });

  test.each([
    ['no json', (text: string) => text.slice(1), 'vault-damaged'],
    ['another name', (text: string) => text.replace('张三', '李四'), 'vault-damaged'],
    ['a member too many', (text: string) => text.replace('{', '{"x":1,'), 'vault-damaged'],
    ['a cheap cost', (text: string) => text.replace('"ops":2', '"ops":1'), 'vault-damaged'],
    ['an absurd cost', (text: string) => text.replace('"ops":2', '"ops":99'), 'vault-damaged'],
    ['another cost', (text: string) => text.replace('"ops":2', '"ops":3'), 'wrong-passphrase'],
    ['a newer version', (text: string) => text.replace('"v":1', '"v":2'), 'vault-newer'],
  ])('notices a keyring with %s', async (_, change, code) => {
    await closedWorkspace();
    const text = readFileSync(keyringPath(folder), 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(keyringPath(folder), changed);
    expect(await openCode()).toBe(code);
  });

  test('notices a recovery slot that was swapped for another workspace’s', async () => {
    await closedWorkspace();
    const first = JSON.parse(readFileSync(keyringPath(folder), 'utf8'));
    folder = join(home, 'second');
    await closedWorkspace();
    const second = JSON.parse(readFileSync(keyringPath(folder), 'utf8'));
    second.slots[1] = first.slots[1];
    writeFileSync(keyringPath(folder), JSON.stringify(second));
    expect(await openCode()).toBe('vault-damaged');
  });

  test('refuses a database that a newer program wrote, before touching it', async () => {
    await closedWorkspace();
    const vault = await open();
    vault.write.run('UPDATE setting SET value = value');
    appendToJournal(vault.write, { at: 'now', actor: 'x', action: 'y', subject: 'z' });
    vault.close();
    const { openStore } = await import('../../../electron/vault/sqlite.ts');
    const { derivedKey } = await import('../../../electron/vault/sealing.ts');
    const { openWithPassphrase, parseKeyring } = await import('../../../electron/vault/keyring.ts');
    const keyring = parseKeyring(readFileSync(keyringPath(folder), 'utf8'));
    const { data } = await openWithPassphrase(keyring, passphrase);
    const store = openStore(databasePath(folder), derivedKey(data, 'hengping/db/v1'), false);
    store.setUserVersion(9_990);
    store.close();
    const before = readFileSync(databasePath(folder));
    expect(await openCode()).toBe('vault-newer');
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  });
});
