// One bundle of argv[2] MiB, sealed and verified; prints its own peak of memory in MB. A process of
// its own, because a peak cannot be reset.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyBundle } from '../../../electron/formats/bundle-verify.ts';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { newOpaqueId } from '../../../electron/formats/random.ts';
import * as sample from '../../unit/formats/sample-round.ts';
import { noise } from '../sealed-file.ts';

const MEBIBYTE = 1024 * 1024;
const DOCUMENTS = 4;
const pieces = Number(process.argv[2]) / DOCUMENTS;
const [piece = new Uint8Array()] = noise(MEBIBYTE);

const source = {
  size: pieces * MEBIBYTE,
  async *open() {
    for (let i = 0; i < pieces; i += 1) yield piece;
  },
};

const folder = await mkdtemp(path.join(tmpdir(), 'hengping-bench-'));
try {
  const bundle = path.join(folder, 'one.hpbundle');
  await writeBundle({
    path: bundle,
    agency: sample.agency,
    round: sample.round,
    bundleId: newOpaqueId(),
    rev: 1,
    prevSealSha256: null,
    suite: 'x25519',
    recoveryRecipients: [],
    applications: [
      {
        app: 'A-01',
        lot: 'L-1',
        lotTitle: 'bench',
        party: sample.party,
        facts: [],
        documents: Array.from({ length: DOCUMENTS }, (_, i) => ({
          title: `noise ${i}`,
          kind: 'attachment' as const,
          source,
        })),
      },
    ],
    form: sample.sign('form'),
    trust: [sample.trust],
    sealSigner: sample.signers.seal,
    issuedAt: sample.now,
    notAfter: sample.until,
  });
  await verifyBundle(bundle, () => sample.trust);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
