import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
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

/** @throws Refusal disk-full, file-unwritable */
export function saveKeyring(folder: string, keyring: KeyringFile): Promise<void> {
  const bytes = Buffer.from(writeKeyring(keyring), 'utf8');
  return writeFileAtomically(keyringPath(folder), (file) => file.write(bytes, 0));
}

export const keyringHash = (keyring: KeyringFile): string => sha256Hex(writeKeyring(keyring));

/**
 * The first 16 bytes of a database file in hex: SQLCipher's salt, which stays while the file lives
 * and is another in every other. Read before the file is opened, never while (see `Store.copyTo`).
 * @throws Refusal vault-missing
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
  } finally {
    closeSync(file);
  }
  return salt.toString('hex');
}
