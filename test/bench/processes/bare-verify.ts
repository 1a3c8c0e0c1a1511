// A thread of the `merge` bench: bare Ed25519 verification of its share of a post's lines.
import { parentPort } from 'node:worker_threads';
import { verifyEd25519 } from '../../../electron/formats/signing.ts';

type Share = { readonly lines: readonly string[]; readonly publicKey: Uint8Array };

parentPort?.on('message', ({ lines, publicKey }: Share) => {
  for (const jws of lines) {
    const end = jws.lastIndexOf('.');
    const signature = Buffer.from(jws.slice(end + 1), 'base64url');
    if (!verifyEd25519(publicKey, Buffer.from(jws.slice(0, end), 'latin1'), signature)) {
      throw new Error('a sheet verifies');
    }
  }
  parentPort?.postMessage('done');
});
parentPort?.postMessage('ready');
