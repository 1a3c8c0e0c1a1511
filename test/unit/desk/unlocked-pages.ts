// The pages of a workspace's database and of its log as they lie on the disk, decrypted here without
// SQLite: what a thief with the passphrase could search, rows or no rows.
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWithPassphrase, parseKeyring } from '../../../electron/vault/keyring.ts';

const pageSize = 4096;
// SQLCipher 4 ends each page with 16 bytes of IV and 64 of HMAC.
const tail = 80;
const logHeader = 32;
const frameHeader = 24;

/** All decrypted pages of the database files in a workspace folder, log and copies put aside too. */
export async function unlockedPages(folder: string, passphrase: string): Promise<Buffer> {
  const keyring = parseKeyring(readFileSync(join(folder, 'keyring.json'), 'utf8'));
  const { data } = await openWithPassphrase(keyring, passphrase);
  const key = Buffer.from(hkdfSync('sha256', data, new Uint8Array(0), 'hengping/db/v1', 32));
  const files = readdirSync(folder).filter((name) => /^workspace\.db($|\.before-\d+$)/.test(name));
  const pages = files.flatMap((name) => databasePages(readFileSync(join(folder, name)), key));
  const log = join(folder, 'workspace.db-wal');
  const logged = existsSync(log) ? logPages(readFileSync(log), key) : [];
  return Buffer.concat([...pages, ...logged]);
}

function databasePages(bytes: Buffer, key: Buffer): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / pageSize) }, (_, index) =>
    decrypted(bytes.subarray(index * pageSize, (index + 1) * pageSize), key, index === 0),
  );
}

function logPages(bytes: Buffer, key: Buffer): Buffer[] {
  const frame = frameHeader + pageSize;
  const count = Math.max(0, Math.floor((bytes.length - logHeader) / frame));
  return Array.from({ length: count }, (_, index) => {
    const at = logHeader + index * frame;
    const isFirst = bytes.readUInt32BE(at) === 1;
    return decrypted(bytes.subarray(at + frameHeader, at + frame), key, isFirst);
  });
}

function decrypted(page: Buffer, key: Buffer, isFirst: boolean): Buffer {
  const iv = page.subarray(pageSize - tail, pageSize - tail + 16);
  const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  // The first page begins with the salt, in clear.
  const sealed = page.subarray(isFirst ? 16 : 0, pageSize - tail);
  return Buffer.concat([cipher.update(sealed), cipher.final()]);
}

/** True where a text stands in the pages, as it is or inside base64url. Pieces are looked for, since
 * a long row goes over several pages. */
export function holdsText(pages: Buffer, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  const encoded = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64url');
    return whole.slice(shift === 0 ? 0 : 4, whole.length - (whole.length % 4));
  });
  return [bytes.toString('latin1'), ...encoded].some((form) =>
    piecesOf(form).some((piece) => pages.includes(Buffer.from(piece, 'latin1'))),
  );
}

const pieceLength = 16;

function piecesOf(form: string): readonly string[] {
  if (form.length <= pieceLength) return form.length < 8 ? [] : [form];
  const count = Math.floor((form.length - pieceLength) / 8) + 1;
  return Array.from({ length: count }, (_, index) =>
    form.slice(index * 8, index * 8 + pieceLength),
  );
}
