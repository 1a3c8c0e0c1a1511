import { Refusal } from '../../shared/errors.ts';
import type { TrustLookup } from '../formats/bundle-trust.ts';
import { verifyBundle } from '../formats/bundle-verify.ts';

export type KeptCopy = {
  readonly path: string;
  readonly trustOf: TrustLookup;
  /** Hash of the seal that the round works with. */
  readonly sealSha256: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
};

/**
 * True where the workspace's copy of a bundle still is, byte for byte, what the seal stands for. One
 * that was damaged or exchanged on this disk is copied again, and never called known.
 * @throws Refusal cancelled
 */
export async function isWholeCopy(copy: KeptCopy): Promise<boolean> {
  const { path, trustOf, sealSha256, signal, onProgress } = copy;
  try {
    const { seal } = await verifyBundle(path, trustOf, { signal, onProgress });
    return seal.payloadSha256 === sealSha256;
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'cancelled') return false;
    throw error;
  }
}
