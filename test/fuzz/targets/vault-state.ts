// The record beside a workspace. It has to fit before its code is checked, so the code is made anew.
import { macOf } from '../../../electron/vault/sealing.ts';
import { parseState } from '../../../electron/vault/state-file.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { valueOrRefusal } from '../target.ts';

const key = new Uint8Array(32).fill(7);
const state = {
  v: 1,
  type: 'vault-state',
  journal: { seq: 3, hash: 'ab'.repeat(32), at: '2026-01-01T00:00:00Z' },
  salt: '00'.repeat(16),
  keyring: 'cd'.repeat(32),
  seen: { trust: 1, issued_at: '2026-01-01T00:00:00Z', bundles: {}, grants: {} },
};

export const seeds = () => [Buffer.from(JSON.stringify(state))];

function withCode(text: string): string {
  try {
    const value = JSON.parse(text);
    return JSON.stringify({ ...value, mac: macOf(key, canonicalJson(value)) });
  } catch {
    return text;
  }
}

export const fuzz = (data: Buffer): Promise<void> =>
  valueOrRefusal(() => parseState(withCode(data.toString('utf8')), key));
