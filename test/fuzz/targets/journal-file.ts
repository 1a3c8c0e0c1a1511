import { firstBrokenEntry, parseJournalFile } from '../../../electron/formats/journal-chain.ts';
import { valueOrRefusal } from '../target.ts';

const entry = {
  seq: 1,
  at: '2026-01-01T00:00:00Z',
  actor: 'A',
  action: 'x',
  subject: '',
  hash: '0'.repeat(64),
};
const journal = {
  v: 1,
  type: 'journal',
  role: 'agency',
  owner: 'A',
  written_at: '2026-01-01T00:00:00Z',
  app_version: '0.1.0',
  entries: [entry],
};

export const seeds = () => [Buffer.from(JSON.stringify(journal))];

export async function fuzz(data: Buffer): Promise<void> {
  let value: unknown;
  try {
    value = JSON.parse(data.toString('utf8'));
  } catch {
    return;
  }
  await valueOrRefusal(() => firstBrokenEntry(parseJournalFile(value).entries));
}
