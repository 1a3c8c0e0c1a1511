import { invariant } from '../../shared/errors.ts';
import { type SignatureAlgorithm, type Signer, signatureSize } from '../formats/signing.ts';

/** A signer's public half: what a worker thread is given instead of a key. */
export type SignerIdentity = { readonly kid: string; readonly publicKey: Uint8Array };

// First word: 0 while waiting, 1 once the signature follows.
const flagSize = 4;

/** What a worker asks the thread that holds the key; `reply` is where the answer goes. */
export type SigningRequest = {
  readonly bytes: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly reply: SharedArrayBuffer;
};

/** In a worker: signs by asking the thread that holds the key, and sleeps until it answered.
 * @param ask hands the request to that thread */
export function remoteSigner(
  identity: SignerIdentity,
  ask: (request: SigningRequest) => void,
): Signer {
  return {
    ...identity,
    sign(bytes, algorithm) {
      const reply = new SharedArrayBuffer(flagSize + signatureSize);
      ask({ bytes, algorithm, reply });
      Atomics.wait(new Int32Array(reply, 0, 1), 0, 0);
      return new Uint8Array(reply.slice(flagSize));
    },
  };
}

/** In the thread that holds the key: signs and wakes the worker. */
export function answerSigning(signer: Signer, request: SigningRequest): void {
  const { bytes, algorithm, reply } = request;
  const signature = signer.sign(bytes, algorithm);
  invariant(signature.length === signatureSize, 'a signature has 64 bytes');
  new Uint8Array(reply, flagSize).set(signature);
  const flag = new Int32Array(reply, 0, 1);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}
