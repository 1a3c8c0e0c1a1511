// One large document in a bundle of its own, sealed with the fixed keys of the format tests.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OpenBundle, openBundle } from '../../electron/formats/bundle-reader.ts';
import { writeBundle } from '../../electron/formats/bundle-writer.ts';
import { signObject } from '../../electron/formats/jws.ts';
import { newOpaqueId } from '../../electron/formats/random.ts';
import * as sample from '../unit/formats/sample-round.ts';

export type SealedFile = {
  readonly bundlePath: string;
  readonly bundle: OpenBundle;
  readonly docid: string;
  readonly identity: string;
  remove(): Promise<void>;
};

/** `size` bytes that do not compress and are the same on every machine. */
export function* noise(size: number): Iterable<Uint8Array> {
  let seed = createHash('sha512').update('hengping bench').digest();
  for (let left = size; left > 0; ) {
    const block = Buffer.alloc(Math.min(left, 1024 * 1024));
    for (let at = 0; at < block.length; at += seed.length) {
      seed = createHash('sha512').update(seed).digest();
      seed.copy(block, at);
    }
    left -= block.length;
    yield block;
  }
}

/** Seals a document of `size` bytes of noise. */
export async function sealNoise(size: number, suite: 'pq' | 'x25519'): Promise<SealedFile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-bench-'));
  const bundlePath = path.join(folder, 'one.hpbundle');
  const trust = suite === 'pq' ? sample.pqTrust : sample.trust;
  const source = {
    size,
    async *open() {
      yield* noise(size);
    },
  };
  const written = await writeBundle({
    path: bundlePath,
    agency: sample.agency,
    round: sample.round,
    bundleId: newOpaqueId(),
    rev: 1,
    prevSealSha256: null,
    suite,
    recoveryRecipients: [],
    applications: [
      {
        app: 'A-01',
        lot: 'L-1',
        lotTitle: 'bench',
        party: {
          title: 'bench',
          unit: 'bench',
          leader: '',
          members: [],
          partners: [],
          demand_side: '',
        },
        facts: [],
        documents: [{ title: 'noise', kind: 'main', source }],
      },
    ],
    form: signObject('form', sample.payloads.form, sample.signers.form),
    trust: [trust],
    sealSigner: sample.signers.seal,
    issuedAt: sample.now,
    notAfter: sample.until,
  });
  const [application] = written.applications;
  const docid = application?.record.docs[0]?.docid;
  if (!application || !docid) throw new Error('one document was sealed');
  const bundle = await openBundle(bundlePath, () => trust);
  return {
    bundlePath,
    bundle,
    docid,
    identity: application.identity,
    async remove() {
      await bundle.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
