import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recogniseFile } from '../../../electron/formats/recognise.ts';
import { card, trust } from '../../unit/formats/sample-round.ts';
import { valueOrRefusal } from '../target.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'hengping-fuzz-')), 'x');
const golden = (name: string) => readFileSync(path.resolve('test/fixtures/golden', name));

export const seeds = () => [
  Buffer.from(card.jws),
  Buffer.from(trust.jws),
  golden('delivery-x25519.hppost'),
  golden('bundle-x25519.hpbundle'),
];

export async function fuzz(data: Buffer): Promise<void> {
  writeFileSync(file, data);
  await valueOrRefusal(() => recogniseFile(file));
}
