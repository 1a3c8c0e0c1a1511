// Threat 22: the program itself exchanged or talked into something. What a released binary refuses is
// burnt into it; what only Electron's own binary shows is tried by the specs tagged @real.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { fuses } from '../../../electron/build/fuses.ts';

const root = path.resolve(import.meta.dirname, '../../..');

describe('threat 22: a tampered program', () => {
  test('a released binary takes no Node switches, loads only its archive and checks it', () => {
    const named = Object.fromEntries(
      Object.entries(FuseV1Options)
        .filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number')
        .map(([name, fuse]) => [name, fuses[fuse]]),
    );
    expect(named).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
    expect(fuses.strictlyRequireAllFuses).toBe(true);
  });

  test('the fuses are burnt in by the build, after packing and before signing', () => {
    const config = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
    expect(config).toMatch(/^afterPack: electron\/build\/after-pack\.mjs$/m);
    const hook = readFileSync(path.join(root, 'electron/build/after-pack.mjs'), 'utf8');
    expect(hook).toMatch(/flipFuses/);
    expect(hook).toMatch(/fuses/);
  });

  test('no source asks to be run as Node, to load code from elsewhere, or to spawn a fork of itself', () => {
    const main = ['electron/main.ts', 'electron/preload.ts'].map((file) =>
      readFileSync(path.join(root, file), 'utf8'),
    );
    for (const text of main) {
      expect(text).not.toMatch(
        /ELECTRON_RUN_AS_NODE|NODE_OPTIONS|child_process|vm\.|eval\(|new Function/,
      );
    }
  });
});
