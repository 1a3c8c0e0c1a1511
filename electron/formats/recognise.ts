import { Refusal } from '../../shared/errors.ts';
import type { ReceivedKind } from '../../shared/operations/workspace.ts';
import { isBackupStart } from './backup-file.ts';
import { bundleStartSize, bundleVersion } from './bundle-structure.ts';
import { type ByteSource, openFileSource, readBytes } from './byte-source.ts';
import { headerPattern } from './jws-parts.ts';
import { longestText } from './objects.ts';
import { longestPost } from './post.ts';
import { longestTrustChain } from './trust-chain.ts';

const ageStart = 'age-encryption.org/v1\n';

// base64url of `{"alg":"`, with which every object begins.
const objectStart = Buffer.from('{"alg":"').toString('base64url').slice(0, -1);
const longestHeader = 256;

const kindOfType: Readonly<Record<string, ReceivedKind>> = {
  trust: 'trust',
  enrol: 'card',
  result: 'result',
  'panel-opinion': 'record',
  'proposed-list': 'record',
};

/**
 * Says what a file is, by its first bytes and never by its name. A newer version of a known kind is
 * recognised; opening it says that it is newer.
 * @throws Refusal file-missing, file-unreadable, object-too-large where a post or an object is
 * larger than its kind may be
 */
export async function recogniseFile(path: string): Promise<ReceivedKind> {
  const source = await openFileSource(path);
  try {
    return await recognise(source);
  } finally {
    await source.close();
  }
}

async function recognise(source: ByteSource): Promise<ReceivedKind> {
  const start = await readBytes(
    source,
    0,
    Math.min(source.size, Math.max(longestHeader, bundleStartSize)),
  );
  if (bundleVersion(start) !== null) return 'bundle';
  const text = Buffer.from(start).toString('latin1');
  if (isBackupStart(text)) return 'backup';
  if (text.startsWith(ageStart)) return within(source, longestPost, 'post');
  const type = objectTypeOf(text);
  const kind = type === null ? undefined : kindOfType[type];
  if (type === null || kind === undefined) return 'unknown';
  return within(source, limitOf(kind), kind);
}

function objectTypeOf(text: string): string | null {
  if (!text.startsWith(objectStart)) return null;
  const header = Buffer.from(text.split('.', 1)[0] ?? '', 'base64url').toString('latin1');
  return headerPattern.exec(header)?.[3] ?? null;
}

function limitOf(kind: ReceivedKind): number {
  if (kind === 'card') return longestText('enrol');
  if (kind === 'record') return longestText('proposed-list');
  return kind === 'result' ? longestText('result') : longestTrustChain;
}

function within(source: ByteSource, limit: number, kind: ReceivedKind): ReceivedKind {
  if (source.size > limit) {
    throw new Refusal('object-too-large', `${kind} over its size limit`, { type: kind });
  }
  return kind;
}
