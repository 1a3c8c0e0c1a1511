import { basename } from 'node:path';
import { Refusal } from '../../shared/errors.ts';

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** What to throw for a failed read: a refusal where the system failed; refusals and bugs stay
 * what they are. */
export function readRefusal(error: unknown, path: string): unknown {
  const reason = systemCode(error);
  if (reason === null) return error;
  const details = { file: basename(path), reason };
  if (reason === 'ENOENT') return new Refusal('file-missing', 'file is not there', details);
  return new Refusal('file-unreadable', `file cannot be read: ${reason}`, details);
}

/** What to throw for a failed write: a refusal where the system failed; refusals and bugs stay
 * what they are. */
export function writeRefusal(error: unknown, path: string): unknown {
  const reason = systemCode(error);
  if (reason === null) return error;
  const details = { file: basename(path), reason };
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    return new Refusal('disk-full', 'no space left', details);
  }
  if (reason === 'EFBIG') {
    return new Refusal('file-too-big-for-disk', 'target file system has a size limit', details);
  }
  return new Refusal('file-unwritable', `file cannot be written: ${reason}`, details);
}
