// Any age file as a document of a bundle whose leaves fit it: then nothing but the age layer itself
// stands between its bytes and a reader.
import { ageHeaderLength } from '../../../electron/formats/age-header.ts';
import { bytesSource } from '../../../electron/formats/byte-source.ts';
import { blockRange, leafHash, sealedShape } from '../../../electron/formats/leaves.ts';
import type { SealedDocument } from '../../../electron/formats/range-reader.ts';
import type { AgeSuite } from '../../../shared/objects/common.ts';
import { opaque } from '../formats/sample-round.ts';

/** Null for a length that no age file has: a bundle with it is refused at opening.
 * @throws Refusal age-header */
export function withHonestLeaves(file: Uint8Array, suite: AgeSuite): SealedDocument | null {
  const shape = sealedShape(opaque, file.length, ageHeaderLength(file));
  if (shape === null) return null;
  const leaves = Array.from({ length: shape.chunks + 1 }, (_, i) =>
    leafHash(opaque, i, shape.chunks, file.subarray(...blockRange(shape, i))),
  );
  return {
    source: bytesSource(file),
    shape,
    leaves: Buffer.concat(leaves),
    suite,
    size: shape.plaintextSize,
  };
}
