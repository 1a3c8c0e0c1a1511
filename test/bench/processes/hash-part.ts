// A thread of the `verify` bench: SHA-256 over one part of a file and nothing else.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { file, begin, end } = workerData;
const piece = Buffer.alloc(1024 * 1024);
const fd = openSync(file, 'r');
const hash = createHash('sha256');
for (let at = begin; at < end; ) {
  const read = readSync(fd, piece, 0, Math.min(piece.length, end - at), at);
  hash.update(piece.subarray(0, read));
  at += read;
}
hash.digest();
closeSync(fd);
