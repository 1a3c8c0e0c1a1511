// Unlocking a workspace whose passphrase costs what it costs in production: the use case (keyring,
// Argon2id, encrypted database, its checks) against libsodium's Argon2id alone.

import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTerminal } from '../../electron/cli/terminal.ts';
import { createTerminalHost } from '../../electron/cli/terminal-host.ts';
import { productionCost } from '../../electron/vault/passphrase-kdf.ts';
import { type Measured, median, milliseconds, rounded } from './measure.ts';

const ROUNDS = 7;
const passphrase = 'a passphrase of the unlock bench';

export async function run(): Promise<Measured> {
  const homeFolder = await mkdtemp(path.join(tmpdir(), 'hengping-bench-'));
  const host = createTerminalHost({ homeFolder, appVersion: '0.1.0', onProgress: () => {} });
  const { workspace, close } = openTerminal({
    host,
    passphrase: async () => passphrase,
    language: 'en',
    kdf: productionCost,
  });
  try {
    await workspace.createExpert({ name: '专家', unit: '广西大学', title: '', passphrase });
    const bare: number[] = [];
    const unlocked: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      await workspace.lock({});
      bare.push(await milliseconds(bareArgon2id));
      unlocked.push(await milliseconds(() => workspace.unlock({ passphrase })));
    }
    const ratios = bare.map((ms, i) => ms / (unlocked[i] ?? Number.NaN));
    return {
      bench: 'unlock',
      ratios: { 'unlock/argon2id': rounded(median(ratios)) },
      figures: {
        'Argon2id MiB': productionCost.memoryBytes / 1024 / 1024,
        'Argon2id passes': productionCost.ops,
        'unlock ms': Math.round(median(unlocked)),
        'unlock ms, best': Math.round(Math.min(...unlocked)),
        'bare Argon2id ms': Math.round(median(bare)),
        'bare Argon2id ms, best': Math.round(Math.min(...bare)),
      },
    };
  } finally {
    close();
    await rm(homeFolder, { recursive: true, force: true });
  }
}

const sodium = createRequire(import.meta.url)('sodium-native');

function bareArgon2id(): void {
  const { ops, memoryBytes } = productionCost;
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const password = Buffer.from(passphrase);
  sodium.crypto_pwhash(
    Buffer.alloc(32),
    password,
    Buffer.alloc(16, 7),
    ops,
    memoryBytes,
    algorithm,
  );
}
