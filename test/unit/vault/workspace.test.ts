import { mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import { readPreferences, writePreference } from '../../../electron/vault/settings.ts';
import {
  createWorkspace,
  databasePath,
  findWorkspace,
  keyringPath,
  recoverWorkspace,
} from '../../../electron/vault/vault.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';

import {
  closedWorkspace,
  create,
  eachInItsFolder,
  marker,
  open,
  passphrase,
  place,
} from './one-workspace.ts';

eachInItsFolder();

const openCode = () => codeOfRefusalAsync(open);

describe('a workspace', () => {
  test('holds a keyring and one database file, and nothing in the clear but a name', async () => {
    await closedWorkspace();
    expect(readdirSync(place.home)).toEqual(['workspace', 'workspace.state']);
    expect(readdirSync(place.folder).toSorted()).toEqual(['keyring.json', 'workspace.db']);
    const database = readFileSync(databasePath(place.folder));
    expect(database.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(database.includes(marker)).toBe(false);
    expect(database.includes('CREATE TABLE')).toBe(false);
    const keyring = JSON.parse(readFileSync(keyringPath(place.folder), 'utf8'));
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
    for (const name of readdirSync(place.folder)) {
      expect(readFileSync(join(place.folder, name)).includes(marker), name).toBe(false);
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
    expect(await findWorkspace(place.folder)).toEqual({ kind: 'none' });
    await closedWorkspace();
    expect(await findWorkspace(place.folder)).toEqual({
      kind: 'locked',
      role: 'expert',
      name: '张三',
    });
  });

  test('is not made twice, nor with a short passphrase, and leaves nothing half-made', async () => {
    await closedWorkspace();
    expect(await codeOfRefusalAsync(create)).toBe('workspace-exists');
    const other = join(place.home, 'other');
    const short = createWorkspace({
      folder: other,
      role: 'agency',
      name: 'x',
      passphrase: '123456789',
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
    expect(readdirSync(place.home)).toEqual(['workspace', 'workspace.state']);
  });

  test('takes no cheaper guesses than the floor', async () => {
    const cheap = createWorkspace({
      folder: place.folder,
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
    const signer = signing.signer('sign', 'ed25519');
    expect(signer.sign(new Uint8Array(3), 'Ed25519')).toHaveLength(64);
    signing.close();
    expect(() => signer.sign(new Uint8Array(3), 'Ed25519')).toThrow('signs no more');
    expect(() => signing.signer('sign', 'ed25519')).toThrow('signs no more');
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
    expect(readdirSync(place.folder)).toContain('keyring.json.1');
  });

  test('is set anew with the recovery code, which goes on working', async () => {
    const code = await closedWorkspace();
    const recover = (typed: string, next: string) =>
      codeOfRefusalAsync(async () => {
        const { vault, signing } = await recoverWorkspace(place.folder, typed, next);
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

  test('can be joined by another recovery code; the former one then opens nothing', async () => {
    const former = await closedWorkspace();
    const vault = await open();
    const groups = former.split('-');
    vault.confirmRecovery([0, 1].map((index) => ({ index, text: groups[index] ?? '' })));
    await vault.changePassphrase(passphrase, 'another passphrase');
    expect(await codeOfRefusalAsync(() => vault.newRecoveryCode(passphrase))).toBe(
      'wrong-passphrase',
    );
    expect(vault.recoveryConfirmed()).toBe(true);
    const code = await vault.newRecoveryCode('another passphrase');
    expect(vault.recoveryConfirmed()).toBe(false);
    vault.close();
    // No copy of the former keyring stays beside: it would open with the former code.
    expect(readdirSync(place.folder).toSorted()).toEqual(['keyring.json', 'workspace.db']);
    (await open('another passphrase')).close();
    const recover = (typed: string) =>
      codeOfRefusalAsync(async () => {
        const { vault, signing } = await recoverWorkspace(place.folder, typed, passphrase);
        signing.close();
        vault.close();
      });
    expect([await recover(former), await recover(code)]).toEqual([
      'recovery-code-wrong',
      'accepted',
    ]);
  });

  test('keeps its recovery code where a new one cannot be written', async () => {
    const former = await closedWorkspace();
    const vault = await open();
    const groups = former.split('-');
    vault.confirmRecovery([0, 1].map((index) => ({ index, text: groups[index] ?? '' })));
    const inTheWay = `${keyringPath(place.folder)}.part`;
    mkdirSync(inTheWay);
    expect(await codeOfRefusalAsync(() => vault.newRecoveryCode(passphrase))).toBe(
      'file-unwritable',
    );
    expect(vault.recoveryConfirmed()).toBe(true);
    vault.close();
    rmdirSync(inTheWay);
    const again = await recoverWorkspace(place.folder, former, 'another passphrase');
    again.signing.close();
    again.vault.close();
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
