import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appendToJournal } from '../../../electron/vault/journal.ts';
import { readPreferences, writePreference } from '../../../electron/vault/settings.ts';
import { statePath } from '../../../electron/vault/state-file.ts';
import { databasePath, findWorkspace, keyringPath } from '../../../electron/vault/vault.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';

import {
  closedWorkspace,
  eachInItsFolder,
  marker,
  open,
  passphrase,
  place,
} from './one-workspace.ts';

eachInItsFolder();

const openCode = () =>
  codeOfRefusalAsync(async () => {
    (await open()).close();
  });

describe('a workspace that was harmed', () => {
  test('says that files are missing', async () => {
    await closedWorkspace();
    rmSync(databasePath(place.folder));
    expect(await codeOfRefusalAsync(() => findWorkspace(place.folder))).toBe('vault-missing');
    expect(await openCode()).toBe('vault-missing');
    expect(readdirSync(place.folder)).toEqual(['keyring.json']);
    rmSync(keyringPath(place.folder));
    expect(await openCode()).toBe('vault-missing');
  });

  test('says that its database is damaged, and leaves the file as it is', async () => {
    await closedWorkspace();
    const bytes = readFileSync(databasePath(place.folder));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(databasePath(place.folder), bytes);
    expect(await openCode()).toBe('vault-damaged');
    expect(readFileSync(databasePath(place.folder)).equals(bytes)).toBe(true);
  });

  test('says that its database is not encrypted', async () => {
    await closedWorkspace();
    writeFileSync(
      databasePath(place.folder),
      Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(4096)]),
    );
    expect(await openCode()).toBe('vault-not-encrypted');
  });

  test('does not take the database of another workspace', async () => {
    await closedWorkspace();
    const first = place.folder;
    place.folder = join(place.home, 'second');
    await closedWorkspace();
    const own = readFileSync(databasePath(place.folder));
    copyFileSync(databasePath(first), databasePath(place.folder));
    expect(await openCode()).toBe('vault-database-swapped');
    // Without the state beside it, one cannot say more than that the two do not fit.
    rmSync(statePath(place.folder));
    expect(await openCode()).toBe('vault-damaged');
    writeFileSync(databasePath(place.folder), own);
    expect(await openCode()).toBe('accepted');
  });

  test('does not take the keyring of another workspace', async () => {
    await closedWorkspace();
    const first = place.folder;
    place.folder = join(place.home, 'second');
    await closedWorkspace();
    const own = readFileSync(keyringPath(place.folder));
    copyFileSync(keyringPath(first), keyringPath(place.folder));
    expect(await openCode()).toBe('vault-keyring-swapped');
    writeFileSync(keyringPath(place.folder), own);
    expect(await openCode()).toBe('accepted');
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
    const text = readFileSync(keyringPath(place.folder), 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(keyringPath(place.folder), changed);
    expect(await openCode()).toBe(code);
  });

  test('notices a recovery slot that was swapped for another workspace’s', async () => {
    await closedWorkspace();
    const first = JSON.parse(readFileSync(keyringPath(place.folder), 'utf8'));
    place.folder = join(place.home, 'second');
    await closedWorkspace();
    const second = JSON.parse(readFileSync(keyringPath(place.folder), 'utf8'));
    second.slots[1] = first.slots[1];
    writeFileSync(keyringPath(place.folder), JSON.stringify(second));
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
    const keyring = parseKeyring(readFileSync(keyringPath(place.folder), 'utf8'));
    const { data } = await openWithPassphrase(keyring, passphrase);
    const store = openStore(databasePath(place.folder), derivedKey(data, 'hengping/db/v1'), false);
    store.setUserVersion(9_990);
    store.close();
    const before = readFileSync(databasePath(place.folder));
    expect(await openCode()).toBe('vault-newer');
    expect(readFileSync(databasePath(place.folder)).equals(before)).toBe(true);
  });

  test.each([
    ['cannot be written', 'PRAGMA query_only=ON', 'vault-unwritable'],
    ['has no room', 'PRAGMA max_page_count=1', 'disk-full'],
  ])('says that its file %s, and that nothing was saved', async (_, pragma, code) => {
    await closedWorkspace();
    const vault = await open();
    if (pragma.includes('query_only')) vault.write.run(pragma);
    else vault.read.all(pragma);
    const long = 'x'.repeat(100_000);
    expect(codeOfRefusal(() => writePreference(vault.write, 'note', long))).toBe(code);
    expect(readPreferences(vault.read)).toEqual({ note: marker });
    vault.close();
  });
});
