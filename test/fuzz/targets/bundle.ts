// The container: strict ZIP profile, manifest, seal. From a file, as the program opens it.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectBundle } from '../../../electron/formats/bundle-reader.ts';
import { valueOrRefusal } from '../target.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'hengping-fuzz-')), 'x.hpbundle');
const golden = path.resolve('test/fixtures/golden/bundle-x25519.hpbundle');

export const seeds = () => [readFileSync(golden)];

export async function fuzz(data: Buffer): Promise<void> {
  writeFileSync(file, data);
  await valueOrRefusal(async () => {
    const bundle = await inspectBundle(file);
    await bundle.close();
  });
}
