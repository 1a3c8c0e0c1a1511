import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import { Sha256, Time, wellFormed } from '../../shared/objects/common.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { type ByteSource, bytesSource, openFileSource, readBytes } from './byte-source.ts';
import { type Disk, nodeDisk, type WritableFile } from './disk.ts';

/** The first line of a backup; a later layout has another number. */
export const backupMagic = 'hengping-backup/v1\n';
const anyMagic = /^hengping-backup\/v(\d{1,6})\n/;
const longestHead = 16 * 1024;

/** True for the first characters of a backup, of this layout or a later one. */
export const isBackupStart = (text: string): boolean => anyMagic.test(text);

export const backupParts = ['keyring.json', 'workspace.state', 'workspace.db'] as const;
export type BackupPart = (typeof backupParts)[number];

const Part = <N extends BackupPart>(name: N) =>
  z.strictObject({ name: z.literal(name), size: z.int().min(0), sha256: Sha256 });

const Head = z.strictObject({
  v: z.literal(1),
  type: z.literal('backup'),
  role: z.enum(['expert', 'agency']),
  /** As on the locked screen; no more about a person is outside the encryption. */
  name: wellFormed(400),
  created_at: Time,
  app_version: wellFormed(40),
  database_version: z.int().min(0),
  parts: z.tuple([Part('keyring.json'), Part('workspace.state'), Part('workspace.db')]),
});
export type BackupHead = z.infer<typeof Head>;
const HeadLine = Head.extend({ mac: z.string().regex(/^[0-9a-f]{64}$/) });

/** An opened backup: its head as read, and where its parts begin. */
export type BackupFile = {
  readonly head: BackupHead;
  /** Over the canonical head without it; whoever has the data secret checks it. */
  readonly mac: string;
  readonly offsets: Readonly<Record<BackupPart, number>>;
  readonly size: number;
};

export type BackupContent = Omit<BackupHead, 'v' | 'type' | 'parts'> & {
  readonly keyring: Uint8Array;
  readonly state: Uint8Array;
  /** Path of the encrypted copy of the database. */
  readonly database: string;
};

export type Copied = {
  readonly signal: AbortSignal;
  /** Bytes written so far. */
  readonly onBytes: (count: number) => void;
};

const pieceBytes = 1024 * 1024;

/**
 * Writes a backup: a line that names the kind, the head as one line of canonical JSON, and the
 * parts in the head's order without gaps. It gets its name when `verify` has read it back.
 * @param mac authenticates the head, which holds the hash of every part
 * @throws Refusal cancelled, disk-full, file-unwritable, file-too-big-for-disk, and as `verify` does
 */
export async function writeBackup(
  path: string,
  content: BackupContent,
  mac: (text: string) => string,
  copied: Copied,
  verify: (partPath: string) => Promise<void>,
  disk: Disk = nodeDisk,
): Promise<void> {
  const { keyring, state, database, ...about } = content;
  const source = await openFileSource(database);
  try {
    const sources = [bytesSource(keyring), bytesSource(state), source];
    // The head comes first and knows the hashes last: its length is the same whatever they are.
    const head = (hashes: readonly string[]): BackupHead =>
      Head.parse({
        v: 1,
        type: 'backup',
        ...about,
        parts: backupParts.map((name, i) => ({
          name,
          size: sources[i]?.size ?? 0,
          sha256: hashes[i] ?? '0'.repeat(64),
        })),
      });
    const line = (parsed: BackupHead): Buffer =>
      Buffer.from(
        `${backupMagic}${canonicalJson({ ...parsed, mac: mac(canonicalJson(parsed)) })}\n`,
      );
    await writeFileAtomically(
      path,
      async (file) => {
        let at = line(head([])).length;
        const hashes: string[] = [];
        for (const part of sources) {
          hashes.push(
            await copyHashed(part, { from: 0, size: part.size }, writer(file, at), copied),
          );
          at += part.size;
        }
        await file.write(line(head(hashes)), 0);
      },
      (partPath) => verify(partPath),
      disk,
    );
  } finally {
    await source.close();
  }
}

const writer =
  (file: WritableFile, start: number) =>
  (bytes: Uint8Array, at: number): Promise<void> =>
    file.write(bytes, start + at);

async function copyHashed(
  source: ByteSource,
  range: { readonly from: number; readonly size: number },
  write: (bytes: Uint8Array, at: number) => Promise<void>,
  { signal, onBytes }: Copied,
): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < range.size; at += pieceBytes) {
    if (signal.aborted) throw new Refusal('cancelled', 'copying was cancelled');
    const piece = await readBytes(source, range.from + at, Math.min(pieceBytes, range.size - at));
    hash.update(piece);
    await write(piece, at);
    onBytes(piece.length);
  }
  return hash.digest('hex');
}

/**
 * Reads the head of a backup and whether the file is as long as it says. Needs no key and proves
 * nothing yet.
 * @throws Refusal backup-other, backup-newer, backup-damaged, file-missing, file-unreadable
 */
export async function openBackup(path: string): Promise<BackupFile> {
  const file = basename(path);
  const source = await openFileSource(path);
  try {
    const start = Buffer.from(
      await readBytes(source, 0, Math.min(source.size, backupMagic.length + longestHead)),
    );
    const version = anyMagic.exec(start.subarray(0, 32).toString('latin1'))?.[1];
    if (version === undefined) throw new Refusal('backup-other', 'no backup', { file });
    if (version !== '1') throw new Refusal('backup-newer', `layout ${version}`, { file });
    const end = start.indexOf('\n', backupMagic.length);
    const parsed = headOf(start.subarray(backupMagic.length, Math.max(0, end)).toString('utf8'));
    if (end < 0 || parsed === null) throw damaged(file, 'head');
    const { mac, ...head } = parsed;
    let at = end + 1;
    const offsets: Partial<Record<BackupPart, number>> = {};
    for (const { name, size } of head.parts) {
      offsets[name] = at;
      at += size;
    }
    if (at !== source.size) throw damaged(file, 'length');
    const { 'keyring.json': k, 'workspace.state': s, 'workspace.db': d } = offsets;
    invariant(k !== undefined && s !== undefined && d !== undefined, 'three parts');
    const places = { 'keyring.json': k, 'workspace.state': s, 'workspace.db': d };
    return { head, mac, offsets: places, size: source.size };
  } finally {
    await source.close();
  }
}

function headOf(text: string): z.infer<typeof HeadLine> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = HeadLine.safeParse(value);
  return parsed.success && canonicalJson(parsed.data) === text ? parsed.data : null;
}

// A keyring and a state are a few thousand bytes; nothing asks for more memory than that.
const longestSmallPart = 1024 * 1024;

/** A small part, held to its hash. @throws Refusal backup-damaged, file-unreadable */
export async function readBackupPart(
  path: string,
  backup: BackupFile,
  name: 'keyring.json' | 'workspace.state',
): Promise<string> {
  const part = partOf(backup, name);
  if (part.size > longestSmallPart) throw damaged(basename(path), name);
  const bytes = new Uint8Array(part.size);
  const never = new AbortController().signal;
  await extract(path, backup, name, { signal: never, onBytes: () => {} }, async (piece, at) => {
    bytes.set(piece, at);
  });
  return Buffer.from(bytes).toString('utf8');
}

/**
 * Copies a part out, held to its hash and flushed to the medium.
 * @throws Refusal backup-damaged, cancelled, disk-full, file-unwritable, file-unreadable
 */
export async function extractBackupPart(
  path: string,
  backup: BackupFile,
  name: BackupPart,
  to: string,
  copied: Copied,
): Promise<void> {
  await writeFileAtomically(to, (file) => extract(path, backup, name, copied, writer(file, 0)));
}

async function extract(
  path: string,
  backup: BackupFile,
  name: BackupPart,
  copied: Copied,
  write: (bytes: Uint8Array, at: number) => Promise<void>,
): Promise<void> {
  const { size, sha256 } = partOf(backup, name);
  const source = await openFileSource(path);
  try {
    const range = { from: backup.offsets[name], size };
    if (source.size !== backup.size) throw damaged(basename(path), 'length changed');
    const found = await copyHashed(source, range, write, copied);
    if (found !== sha256) throw damaged(basename(path), name);
  } finally {
    await source.close();
  }
}

function partOf({ head }: BackupFile, name: BackupPart) {
  const part = head.parts.find((candidate) => candidate.name === name);
  invariant(part, 'the schema fixed the parts');
  return part;
}

const damaged = (file: string, what: string): Refusal =>
  new Refusal('backup-damaged', `backup: ${what}`, { file });
