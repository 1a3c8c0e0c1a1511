import { openWithRecoveryCode, parseKeyring } from '../../../electron/vault/keyring.ts';
import { valueOrRefusal } from '../target.ts';

const slot = {
  kind: 'passphrase',
  algorithm: 'argon2id13',
  ops: 3,
  memory_bytes: 268_435_456,
  salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
  sealed: 'AAAA',
};
const keyring = {
  v: 1,
  type: 'keyring',
  role: 'expert',
  name: '李明',
  created_at: '2026-01-01T00:00:00Z',
  slots: [slot, { kind: 'recovery', sealed: 'AAAA' }],
  mac: '00'.repeat(32),
};

export const seeds = () => [Buffer.from(JSON.stringify(keyring))];

export const fuzz = (data: Buffer): Promise<void> =>
  valueOrRefusal(() => openWithRecoveryCode(parseKeyring(data.toString('utf8')), 'A'.repeat(28)));
