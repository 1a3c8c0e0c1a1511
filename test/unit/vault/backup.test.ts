import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../../electron/formats/disk.ts';
import { checkBackup, makeBackup } from '../../../electron/vault/backup.ts';
import { appendToJournal, wholeJournal } from '../../../electron/vault/journal.ts';
import { lastRestoreSetting } from '../../../electron/vault/open-vault.ts';
import { type RestoreWith, restoreBackup } from '../../../electron/vault/restore-backup.ts';
import { readPreferences, readSetting, writePreference } from '../../../electron/vault/settings.ts';
import { keyringPath, openWorkspace, type Vault } from '../../../electron/vault/vault.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import {
  closedWorkspace,
  eachInItsFolder,
  marker,
  open,
  passphrase,
  place,
} from './one-workspace.ts';

eachInItsFolder();

const about = { at: '2026-06-03T08:00:00Z', appVersion: '0.1.0' };
const quiet = { signal: new AbortController().signal, onProgress: () => {} };
const byPassphrase: RestoreWith = { kind: 'passphrase', passphrase };
const target = () => join(place.home, 'a.hpbackup');
const fact = { at: '2026-06-02T08:00:00Z', actor: 'E-1', action: 'sheet-signed', subject: 'x' };

async function backedUp(change: (vault: Vault) => void = () => {}): Promise<string> {
  const code = await closedWorkspace();
  const vault = await open();
  appendToJournal(vault.write, fact);
  change(vault);
  await makeBackup(vault, target(), about, quiet);
  vault.close();
  return code;
}

/** As on another computer: nothing but the file. */
function moveAway(): string {
  const elsewhere = join(place.home, 'elsewhere');
  rmSync(elsewhere, { recursive: true, force: true });
  place.folder = join(elsewhere, 'workspace');
  return elsewhere;
}

const restoreCode = (access: RestoreWith = byPassphrase) =>
  codeOfRefusalAsync(() => restoreBackup(place.folder, target(), access, quiet));

describe('a backup', () => {
  test('is one file with nothing in the clear but whose it is', async () => {
    await backedUp();
    const bytes = readFileSync(target());
    expect(bytes.subarray(0, 19).toString()).toBe('hengping-backup/v1\n');
    expect(bytes.includes(marker)).toBe(false);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
    expect(readdirSync(place.home).toSorted()).toEqual([
      'a.hpbackup',
      'workspace',
      'workspace.state',
    ]);
  });

  test('tells its progress in bytes, up to the end', async () => {
    await closedWorkspace();
    const vault = await open();
    const told: number[] = [];
    const onProgress = (done: number, total: number) => told.push(done / total);
    const facts = await makeBackup(vault, target(), about, { ...quiet, onProgress });
    vault.close();
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(facts).toMatchObject({ role: 'expert', name: '张三', createdAt: about.at, entries: 0 });
    expect(facts.size).toBe(readFileSync(target()).length);
  });

  test('restores on another computer by passphrase: everything is there and signs', async () => {
    await backedUp();
    moveAway();
    expect(await restoreCode()).toBe('accepted');
    const now = () => '2026-06-04T08:00:00Z';
    const { vault, signing } = await openWorkspace(place.folder, passphrase, { now });
    expect(readPreferences(vault.read)).toEqual({ note: marker });
    expect(vault.secrets.identity('post')).toBe('AGE-SECRET-KEY-1EXAMPLE');
    const signer = signing.signer('sign', 'ed25519');
    expect(signer.sign(new Uint8Array(3), 'Ed25519')).toHaveLength(64);
    expect(wholeJournal(vault.read).at(-1)).toMatchObject({
      at: now(),
      action: 'backup-restored',
      subject: about.at,
    });
    expect(readSetting(vault.read, lastRestoreSetting)).toBe(
      '{"at":"2026-06-04T08:00:00Z","backupAt":"2026-06-03T08:00:00Z"}',
    );
    signing.close();
    vault.close();
    expect((await standing()).standing).toBe('kept');
  });

  test('restores by recovery code, with another passphrase', async () => {
    const code = await backedUp();
    moveAway();
    const next = 'another passphrase';
    expect(await restoreCode({ kind: 'recovery', code, newPassphrase: 'short' })).toBe(
      'passphrase-too-short',
    );
    const wrong = 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA';
    expect(await restoreCode({ kind: 'recovery', code: wrong, newPassphrase: next })).toBe(
      'recovery-code-wrong',
    );
    expect(await restoreCode({ kind: 'recovery', code, newPassphrase: next })).toBe('accepted');
  });

  test('does not open with another passphrase, and leaves nothing behind', async () => {
    await backedUp();
    const elsewhere = moveAway();
    expect(await restoreCode({ kind: 'passphrase', passphrase: 'not this one' })).toBe(
      'wrong-passphrase',
    );
    expect(existsSync(elsewhere) ? readdirSync(elsewhere) : []).toEqual([]);
  });

  test('never restores over a workspace', async () => {
    await backedUp();
    const before = readFileSync(keyringPath(place.folder));
    expect(await restoreCode()).toBe('workspace-exists');
    expect(readFileSync(keyringPath(place.folder)).equals(before)).toBe(true);
  });

  test('that is older than what this computer remembers is announced when it is opened', async () => {
    await backedUp();
    const vault = await open();
    appendToJournal(vault.write, fact);
    vault.close();
    rmSync(place.folder, { recursive: true });
    expect(await restoreCode()).toBe('accepted');
    expect(await codeOfRefusalAsync(standing)).toBe('vault-older');
    const { vault: known, signing } = await openWorkspace(place.folder, passphrase, {
      knowingly: true,
    });
    const actions = wholeJournal(known.read).map(({ action }) => action);
    expect(actions.slice(-2)).toEqual(['older-state-accepted', 'backup-restored']);
    signing.close();
    known.close();
  });

  test('takes the place of what another workspace left beside', async () => {
    await backedUp();
    const elsewhere = moveAway();
    cpSync(join(place.home, 'workspace.state'), join(elsewhere, 'workspace.state'));
    writeFileSync(join(elsewhere, 'workspace.state'), '{"of":"another"}');
    expect(await restoreCode()).toBe('accepted');
    expect((await standing()).standing).toBe('kept');
  });
});

describe('a backup that was harmed', () => {
  test('is refused, wherever it was altered', async () => {
    await backedUp();
    const bytes = readFileSync(target());
    moveAway();
    const places = Array.from({ length: 8 }, (_, i) => Math.floor((i * (bytes.length - 1)) / 7));
    for (const at of [...places, 5, 25, 300, 700, 1500]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(target(), altered);
      expect(await restoreCode(), `byte ${at}`).toMatch(/^(backup|vault|wrong)-/);
      expect(existsSync(place.folder)).toBe(false);
    }
  });

  test('is refused, wherever it was cut, and with bytes too many', async () => {
    await backedUp();
    const bytes = readFileSync(target());
    moveAway();
    for (const length of [0, 19, 400, 3000, bytes.length - 1]) {
      writeFileSync(target(), bytes);
      truncateSync(target(), length);
      expect(await restoreCode(), `${length} bytes`).toMatch(/^backup-(damaged|other)$/);
    }
    writeFileSync(target(), Buffer.concat([bytes, Buffer.from([0])]));
    expect(await restoreCode()).toBe('backup-damaged');
  });

  test('is told apart from one of a newer program, of another workspace, and from no backup', async () => {
    await backedUp();
    const bytes = readFileSync(target());
    const vault = await open();
    const check = () =>
      codeOfRefusalAsync(() => checkBackup(place.folder, target(), vault.copying, quiet));
    expect(await check()).toBe('accepted');
    writeFileSync(target(), bytes.toString('latin1').replace('/v1\n', '/v2\n'), 'latin1');
    expect(await check()).toBe('backup-newer');
    writeFileSync(target(), 'PK');
    expect(await check()).toBe('backup-other');
    rmSync(target());
    expect(await check()).toBe('file-missing');
    vault.close();
    const other = join(place.home, 'second');
    place.folder = join(other, 'workspace');
    await closedWorkspace();
    writeFileSync(target(), bytes);
    const second = await open();
    expect(
      await codeOfRefusalAsync(() => checkBackup(place.folder, target(), second.copying, quiet)),
    ).toBe('backup-other-workspace');
    second.close();
  });

  test('whose keyring and database are of two moments is refused', async () => {
    await backedUp();
    const first = readFileSync(target());
    const vault = await open();
    writePreference(vault.write, 'note', 'later');
    appendToJournal(vault.write, fact);
    await makeBackup(vault, join(place.home, 'b.hpbackup'), about, quiet);
    vault.close();
    const second = readFileSync(join(place.home, 'b.hpbackup'));
    // Same lengths: the database of the one in the place of the other's.
    const mixed = Buffer.concat([first.subarray(0, -40_000), second.subarray(-40_000)]);
    writeFileSync(target(), mixed);
    moveAway();
    expect(await restoreCode()).toBe('backup-damaged');
  });
});

describe('writing a backup', () => {
  const failing = (step: 'create' | 'write' | 'sync' | 'rename'): Disk => {
    const fail = async () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: step });
    };
    return {
      ...nodeDisk,
      async create(path) {
        if (step === 'create') return fail();
        const file = await nodeDisk.create(path);
        return {
          ...file,
          ...(step === 'write' ? { write: fail } : {}),
          ...(step === 'sync' ? { sync: fail } : {}),
        };
      },
      ...(step === 'rename' ? { rename: fail } : {}),
    };
  };

  test.each(['create', 'write', 'sync', 'rename'] as const)(
    'to a full disk (at %s) leaves the former backup as it was',
    async (step) => {
      await backedUp();
      const before = readFileSync(target());
      const vault = await open();
      appendToJournal(vault.write, fact);
      const again = makeBackup(vault, target(), about, quiet, failing(step));
      expect(await codeOfRefusalAsync(() => again)).toBe('disk-full');
      vault.close();
      expect(readFileSync(target()).equals(before)).toBe(true);
      expect(readdirSync(place.home).toSorted()).toEqual([
        'a.hpbackup',
        'workspace',
        'workspace.state',
      ]);
    },
  );

  test('can be cancelled, and leaves nothing', async () => {
    await closedWorkspace();
    const vault = await open();
    const cancel = new AbortController();
    const onProgress = () => cancel.abort();
    const { signal } = cancel;
    const made = makeBackup(vault, target(), about, { signal, onProgress });
    expect(await codeOfRefusalAsync(() => made)).toBe('cancelled');
    vault.close();
    expect(readdirSync(place.home).toSorted()).toEqual(['workspace', 'workspace.state']);
  });

  test('gives no name to a file that reads back differently', async () => {
    await closedWorkspace();
    const vault = await open();
    // A stick that loses what it was given.
    const losing: Disk = {
      ...nodeDisk,
      async create(path) {
        const file = await nodeDisk.create(path);
        return {
          ...file,
          write: (bytes, at) =>
            file.write(
              bytes.length > 40_000 ? bytes.map((b, i) => (i > 30_000 ? 0 : b)) : bytes,
              at,
            ),
        };
      },
    };
    const made = makeBackup(vault, target(), about, quiet, losing);
    expect(await codeOfRefusalAsync(() => made)).toBe('backup-damaged');
    vault.close();
    expect(existsSync(target())).toBe(false);
  });

  test('waits for nobody: what a killed one left goes with the next', async () => {
    await closedWorkspace();
    const vault = await open();
    const half = join(place.home, 'workspace.scratch');
    cpSync(place.folder, half, { recursive: true });
    renameSync(join(half, 'workspace.db'), join(half, 'copy.db'));
    writeFileSync(`${target()}.part`, 'half');
    await makeBackup(vault, target(), about, quiet);
    vault.close();
    expect(readdirSync(place.home).toSorted()).toEqual([
      'a.hpbackup',
      'workspace',
      'workspace.state',
    ]);
  });
});

async function standing(): Promise<Vault> {
  const { vault, signing } = await openWorkspace(place.folder, passphrase);
  signing.close();
  vault.close();
  return vault;
}
