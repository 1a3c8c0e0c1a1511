// A workspace of an expert in a temporary folder, made anew for each test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import { writePreference } from '../../../electron/vault/settings.ts';
import { createWorkspace, openWorkspace, type Vault } from '../../../electron/vault/vault.ts';

export const passphrase = 'correct horse battery';
/** Words that must not be found on the disk. */
export const marker = 'MARKER-评审秘密-7391';
const seed = new Uint8Array(32).fill(7);

/** The folders of the running test; `folder` is where its workspace lies. */
export const place = { home: '', folder: '' };

export function eachInItsFolder(): void {
  beforeEach(() => {
    place.home = mkdtempSync(join(tmpdir(), 'hengping-vault-'));
    place.folder = join(place.home, 'workspace');
  });
  afterEach(() => {
    rmSync(place.home, { recursive: true, force: true });
  });
}

export const create = () =>
  createWorkspace({
    folder: place.folder,
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
export async function closedWorkspace(): Promise<string> {
  const { vault, signing, recoveryCode } = await create();
  writePreference(vault.write, 'note', marker);
  signing.close();
  vault.close();
  return recoveryCode;
}

export async function open(word = passphrase): Promise<Vault> {
  const { vault, signing } = await openWorkspace(place.folder, word);
  signing.close();
  return vault;
}
