import { invariant } from '../../shared/errors.ts';
import type { Signer } from '../formats/signing.ts';

/** A signer's public half: what a worker thread is given instead of a key. */
export type SignerIdentity = { readonly kid: string; readonly publicKey: Uint8Array };

const signatureSize = 64;
// First word: 0 while waiting, 1 once the signature follows.
const flagSize = 4;

/** In a worker: signs by asking the thread that holds the key, and sleeps until it answered.
 * @param ask hands the bytes and the place for the answer to that thread */
export function remoteSigner(
  identity: SignerIdentity,
  ask: (bytes: Uint8Array, reply: SharedArrayBuffer) => void,
): Signer {
  return {
    ...identity,
    sign(bytes) {
      const reply = new SharedArrayBuffer(flagSize + signatureSize);
      ask(bytes, reply);
      Atomics.wait(new Int32Array(reply, 0, 1), 0, 0);
      return new Uint8Array(reply.slice(flagSize));
    },
  };
}

/** In the thread that holds the key: signs and wakes the worker. */
export function answerSigning(signer: Signer, bytes: Uint8Array, reply: SharedArrayBuffer): void {
  const signature = signer.sign(bytes);
  invariant(signature.length === signatureSize, 'an Ed25519 signature has 64 bytes');
  new Uint8Array(reply, flagSize).set(signature);
  const flag = new Int32Array(reply, 0, 1);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}
