// The head of a backup, from a file, and whether the file is as long as it says.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backupMagic, backupParts, openBackup } from '../../../electron/formats/backup-file.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { valueOrRefusal } from '../target.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'hengping-fuzz-')), 'x.hpbackup');
const head = {
  v: 1,
  type: 'backup',
  role: 'expert',
  name: '李明',
  created_at: '2026-01-01T00:00:00Z',
  app_version: '0.1.0',
  database_version: 60,
  parts: backupParts.map((name) => ({ name, size: 2, sha256: '00'.repeat(32) })),
  mac: '00'.repeat(32),
};

export const seeds = () => [Buffer.from(`${backupMagic}${canonicalJson(head)}\naabbcc`)];

export async function fuzz(data: Buffer): Promise<void> {
  writeFileSync(file, data);
  await valueOrRefusal(() => openBackup(file));
}
