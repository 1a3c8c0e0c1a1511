import { createHash } from 'node:crypto';
import { openFileSource, readBytes } from './byte-source.ts';

const piece = 1024 * 1024;

/**
 * Size in bytes and SHA-256 (hex) of a file, read piece by piece.
 * @throws Refusal file-missing, file-unreadable
 */
export async function fileDigest(
  path: string,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const source = await openFileSource(path);
  try {
    const hash = createHash('sha256');
    for (let at = 0; at < source.size; at += piece) {
      hash.update(await readBytes(source, at, Math.min(piece, source.size - at)));
    }
    return { size: source.size, sha256: hash.digest('hex') };
  } finally {
    await source.close();
  }
}
