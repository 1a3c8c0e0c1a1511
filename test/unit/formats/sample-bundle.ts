import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BundleToWrite } from '../../../electron/formats/bundle-writer.ts';
import type { AgeSuite } from '../../../shared/objects/common.ts';
import {
  ageKeys,
  agency,
  now,
  opaque,
  party,
  pqTrust,
  round,
  sign,
  signers,
  trust,
  until,
} from './sample-round.ts';

export const documents: readonly Buffer[] = [
  Buffer.from(new Uint8Array(70_000).map((_, i) => (i * 13 + (i >> 8)) & 255)),
  Buffer.from('%PDF-1.7 small\n'),
  Buffer.alloc(131_072, 'x'),
];

export function inMemory(bytes: Uint8Array, piece = 10_000) {
  return {
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

/** A bundle of two applications with three small documents. */
export function bundleToWrite(path: string, suite: AgeSuite = 'x25519'): BundleToWrite {
  const [one, two, three] = documents;
  if (!one || !two || !three) throw new Error('three documents');
  return {
    path,
    agency,
    round,
    bundleId: opaque,
    rev: 1,
    prevSealSha256: null,
    suite,
    recoveryRecipients: [ageKeys[suite].agency.recipient],
    applications: [
      {
        app: 'A-01',
        lot: 'LOT-1',
        lotTitle: '需求一',
        party,
        facts: [{ key: 'budget', label: '经费', value: '100 万元' }],
        documents: [
          { title: '申报书', kind: 'main', source: inMemory(one) },
          { title: '附件', kind: 'attachment', source: inMemory(two) },
        ],
      },
      {
        app: 'A-02',
        lot: 'LOT-1',
        lotTitle: '需求一',
        party: { ...party, title: '另一项目' },
        facts: [],
        documents: [{ title: '申报书', kind: 'main', source: inMemory(three, 65_536) }],
      },
    ],
    form: sign('form'),
    trust: [suite === 'pq' ? pqTrust : trust],
    sealSigner: signers.seal,
    issuedAt: now,
    notAfter: until,
  };
}

/** A folder of its own for a test file's bundles. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'hengping-formats-'));
  return {
    folder,
    file: (name: string) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
