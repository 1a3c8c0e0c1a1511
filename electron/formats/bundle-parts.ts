import { invariant, Refusal } from '../../shared/errors.ts';
import type { Manifest } from '../../shared/objects/bundle.ts';
import { leavesEntry } from './bundle-layout.ts';
import type { SealedBundle } from './bundle-structure.ts';
import { readBytes } from './byte-source.ts';
import { leavesHash, type SealedShape, sealedShape } from './leaves.ts';

export type DocumentClaims = Manifest['apps'][number]['docs'][number];

export function partDamaged(part: string): Refusal {
  return new Refusal('bundle-damaged', `${part} does not fit its hash`, { part });
}

/** The shape of a document of an open bundle, whose lengths were checked at opening. */
export function shapeOf(doc: DocumentClaims): SealedShape {
  const shape = sealedShape(doc.docid, doc.len, doc.header_len);
  invariant(shape, 'documents of an open bundle have a shape');
  return shape;
}

/**
 * The leaves of a document, checked against the signed manifest.
 * @throws Refusal bundle-damaged
 */
export async function readLeaves(bundle: SealedBundle, doc: DocumentClaims): Promise<Uint8Array> {
  const name = leavesEntry(doc.docid);
  const source = bundle.part(name);
  const leaves = await readBytes(source, 0, source.size);
  if (leavesHash(doc.len, leaves) !== doc.leaves_hash) throw partDamaged(name);
  return leaves;
}
