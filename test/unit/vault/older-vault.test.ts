import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { appendToJournal, journalHead, wholeJournal } from '../../../electron/vault/journal.ts';
import { suspectSetting } from '../../../electron/vault/open-vault.ts';
import { readSetting, writeSetting } from '../../../electron/vault/settings.ts';
import { statePath } from '../../../electron/vault/state-file.ts';
import {
  databasePath,
  keyringPath,
  openWorkspace,
  recoverWorkspace,
} from '../../../electron/vault/vault.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { closedWorkspace, eachInItsFolder, open, passphrase, place } from './one-workspace.ts';

eachInItsFolder();

const at = '2026-06-02T08:00:00Z';
const fact = (subject: string) => ({ at, actor: 'E-1', action: 'sheet-signed', subject });

async function work(...subjects: readonly string[]): Promise<void> {
  const vault = await open();
  for (const subject of subjects) appendToJournal(vault.write, fact(subject));
  vault.close();
}

const openCode = () =>
  codeOfRefusalAsync(async () => {
    (await open()).close();
  });

async function standing(): Promise<string> {
  const vault = await open();
  vault.close();
  return vault.standing;
}

async function knowingly() {
  const { vault, signing } = await openWorkspace(place.folder, passphrase, { knowingly: true });
  signing.close();
  return vault;
}

const file = () => databasePath(place.folder);

describe('an older state of a workspace', () => {
  test('is not announced where nothing was put back', async () => {
    await closedWorkspace();
    expect(await standing()).toBe('kept');
    await work('one');
    expect(await standing()).toBe('kept');
  });

  test('is announced where the database was put back, with where each ends', async () => {
    await closedWorkspace();
    await work('one');
    copyFileSync(file(), `${file()}.old`);
    await work('two', 'three');
    copyFileSync(`${file()}.old`, file());
    expect(await openCode()).toBe('vault-older');
    await expect(open()).rejects.toMatchObject({ details: { found: 1, kept: 3, keptAt: at } });
    expect(await openCode()).toBe('vault-older');
  });

  test('is announced where the whole folder was put back', async () => {
    await closedWorkspace();
    cpSync(place.folder, `${place.folder}.copy`, { recursive: true });
    await work('one');
    rmSync(place.folder, { recursive: true });
    cpSync(`${place.folder}.copy`, place.folder, { recursive: true });
    expect(await openCode()).toBe('vault-older');
  });

  test('is announced to the recovery code too, and the passphrase stays what it was', async () => {
    const code = await closedWorkspace();
    copyFileSync(file(), `${file()}.old`);
    await work('one');
    copyFileSync(`${file()}.old`, file());
    const recover = () => recoverWorkspace(place.folder, code, 'another passphrase');
    expect(await codeOfRefusalAsync(recover)).toBe('vault-older');
    (await knowingly()).close();
  });

  test('is announced where it was worked on elsewhere meanwhile', async () => {
    await closedWorkspace();
    copyFileSync(file(), `${file()}.old`);
    await work('one');
    copyFileSync(statePath(place.folder), `${file()}.state`);
    copyFileSync(`${file()}.old`, file());
    rmSync(statePath(place.folder));
    await work('another', 'and more');
    copyFileSync(`${file()}.state`, statePath(place.folder));
    expect(await openCode()).toBe('vault-other-history');
  });

  test('is announced where versions went back and the journal did not', async () => {
    await closedWorkspace();
    const vault = await open();
    writeSetting(vault.write, 'clock.latest-seen', '2026-06-09T00:00:00Z');
    appendToJournal(vault.write, fact('one'));
    vault.close();
    // The state file keeps what the database is made to forget.
    const kept = readFileSync(statePath(place.folder));
    const again = await open();
    writeSetting(again.write, 'clock.latest-seen', '2026-06-01T00:00:00Z');
    appendToJournal(again.write, fact('two'));
    again.close();
    writeFileSync(statePath(place.folder), kept);
    expect(await openCode()).toBe('vault-pages-older');
  });

  test('may be gone on with knowingly: journaled, marked, and quiet from then on', async () => {
    await closedWorkspace();
    copyFileSync(file(), `${file()}.old`);
    await work('one');
    copyFileSync(`${file()}.old`, file());
    const vault = await knowingly();
    expect(wholeJournal(vault.read).at(-1)).toMatchObject({
      action: 'older-state-accepted',
      subject: 'vault-older',
    });
    expect(readSetting(vault.read, suspectSetting)).not.toBeNull();
    vault.close();
    expect(await standing()).toBe('kept');
  });

  // What no program alone can see; the agency's receipts and the chain of signed revisions do.
  test('is not seen where database and state file are put back together', async () => {
    await closedWorkspace();
    copyFileSync(file(), `${file()}.old`);
    copyFileSync(statePath(place.folder), `${file()}.state`);
    await work('one');
    copyFileSync(`${file()}.old`, file());
    copyFileSync(`${file()}.state`, statePath(place.folder));
    expect(await standing()).toBe('kept');
  });
});

describe('the state file', () => {
  test.each([
    ['removed', () => rmSync(statePath(place.folder)), 'missing'],
    ['no state', () => writeFileSync(statePath(place.folder), '{}'), 'bad'],
    ['altered', () => alter((text) => text.replace('"seq":1', '"seq":0')), 'bad'],
  ])('that is %s is told, journaled and made anew', async (_, harm, expected) => {
    await closedWorkspace();
    await work('one');
    harm();
    const vault = await open();
    expect(vault.standing).toBe(expected);
    expect(wholeJournal(vault.read).at(-1)).toMatchObject({
      action: 'state-rebuilt',
      subject: expected,
    });
    vault.close();
    expect(await standing()).toBe('kept');
  });

  test('that an older copy replaced is told as behind', async () => {
    await closedWorkspace();
    const old = readFileSync(statePath(place.folder));
    await work('one');
    writeFileSync(statePath(place.folder), old);
    expect(await standing()).toBe('behind');
    expect(await standing()).toBe('kept');
  });

  test('of a newer program is not written over', async () => {
    await closedWorkspace();
    alter((text) => text.replace('"v":1', '"v":2'));
    expect(await openCode()).toBe('vault-newer');
  });

  test('tells where a keyring of before was put back', async () => {
    await closedWorkspace();
    const former = readFileSync(keyringPath(place.folder));
    const vault = await open();
    await vault.changePassphrase(passphrase, 'another passphrase');
    vault.close();
    expect(readFileSync(`${keyringPath(place.folder)}.1`).equals(former)).toBe(true);
    writeFileSync(keyringPath(place.folder), former);
    expect(await standing()).toBe('keyring');
  });

  test('costs no write for what is not in the journal', async () => {
    await closedWorkspace();
    const vault = await open();
    const before = readFileSync(statePath(place.folder));
    vault.write.transaction(() => writeSetting(vault.write, 'note', 'x'));
    vault.close();
    expect(readFileSync(statePath(place.folder)).equals(before)).toBe(true);
  });

  function alter(change: (text: string) => string): void {
    const text = readFileSync(statePath(place.folder), 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(statePath(place.folder), changed);
  }
});

describe('a single page put back', () => {
  test('is found wherever it holds the journal: the chain does not hold, or ends early', async () => {
    await closedWorkspace();
    await work(...Array.from({ length: 64 }, (_, i) => `early ${i} ${'x'.repeat(200)}`));
    const old = readFileSync(file());
    await work(...Array.from({ length: 60 }, (_, i) => `late ${i} ${'x'.repeat(200)}`));
    const now = readFileSync(file());
    const newest = await head();
    const page = 4096;
    const codes: string[] = [];
    for (let start = page; start + page <= old.length; start += page) {
      const before = old.subarray(start, start + page);
      if (before.equals(now.subarray(start, start + page))) continue;
      const mixed = Buffer.from(now);
      before.copy(mixed, start);
      writeFileSync(file(), mixed);
      const code = await openCode();
      if (code === 'accepted') expect(await head()).toEqual(newest);
      codes.push(code);
    }
    // A page of the journal's tree cuts its end off, a page of its rows leaves a gap; of the other
    // pages none holds the journal, as the head above shows.
    expect(codes).toContain('journal-broken');
    expect(codes).toContain('vault-older');
    expect(new Set(codes)).toEqual(new Set(['journal-broken', 'vault-older', 'accepted']));
  });

  async function head() {
    const vault = await open();
    vault.close();
    const again = await open();
    const found = journalHead(again.read);
    again.close();
    return found;
  }
});
