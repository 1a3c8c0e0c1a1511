// A real vault in a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import { createWorkspace, type Vault } from '../../../electron/vault/vault.ts';

export type ScratchVault = { readonly vault: Vault; remove(): void };

export async function scratchVault(): Promise<ScratchVault> {
  const home = mkdtempSync(join(tmpdir(), 'hengping-vault-'));
  const { vault, signing } = await createWorkspace({
    folder: join(home, 'workspace'),
    role: 'expert',
    name: '张三',
    passphrase: 'correct horse battery',
    createdAt: '2026-06-01T08:00:00Z',
    kdf: floorCost,
    populate() {},
  });
  signing.close();
  return {
    vault,
    remove() {
      vault.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
