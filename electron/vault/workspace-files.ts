import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
import { readRefusal, writeRefusal } from '../formats/file-refusals.ts';
import { sha256Hex } from '../formats/hash.ts';
import { type KeyringFile, parseKeyring, writeKeyring } from './keyring.ts';

export const keyringPath = (folder: string): string => join(folder, 'keyring.json');
export const databasePath = (folder: string): string => join(folder, 'workspace.db');

/** @throws Refusal vault-missing, vault-damaged, vault-newer */
export async function readKeyring(folder: string): Promise<KeyringFile> {
  let text: string;
  try {
    text = await readFile(keyringPath(folder), 'utf8');
  } catch {
    throw new Refusal('vault-missing', 'no keyring');
  }
  return parseKeyring(text);
}

/** @throws Refusal disk-full, file-unwritable: then the file is what it was */
export async function saveKeyring(folder: string, keyring: KeyringFile): Promise<void> {
  try {
    await write(keyringPath(folder), keyring);
  } catch (error) {
    // A folder that could not be flushed after the name changed: what opens the workspace is the new
    // keyring, and nobody may be told that it is the former one.
    const found = await readFile(keyringPath(folder), 'utf8').catch(() => '');
    if (found !== writeKeyring(keyring)) throw error;
  }
}

const formerPath = (folder: string): string => `${keyringPath(folder)}.1`;

/** Keeps a keyring that is about to be replaced. @throws Refusal disk-full, file-unwritable */
export const keepFormerKeyring = (folder: string, keyring: KeyringFile): Promise<void> =>
  write(formerPath(folder), keyring);

/** @throws Refusal file-unwritable */
export async function dropFormerKeyring(folder: string): Promise<void> {
  try {
    await rm(formerPath(folder), { force: true });
  } catch (error) {
    throw writeRefusal(error, formerPath(folder));
  }
}

function write(path: string, keyring: KeyringFile): Promise<void> {
  const bytes = Buffer.from(writeKeyring(keyring), 'utf8');
  return writeFileAtomically(path, (file) => file.write(bytes, 0));
}

export const keyringHash = (keyring: KeyringFile): string => sha256Hex(writeKeyring(keyring));

/**
 * The first 16 bytes of a database file in hex: SQLCipher's salt, which stays while the file lives
 * and is another in every other. Read before the file is opened, never while (see `Store.copyTo`).
 * @throws Refusal vault-missing, file-unreadable
 */
export function saltOf(path: string): string {
  const salt = Buffer.alloc(16);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new Refusal('vault-missing', 'database file cannot be opened');
  }
  try {
    readSync(file, salt, 0, salt.length, 0);
  } catch (error) {
    throw readRefusal(error, path);
  } finally {
    closeSync(file);
  }
  return salt.toString('hex');
}
