import path from 'node:path';
import { expect, test } from 'vitest';
import { fileExtensions } from '../../../electron/shell/given-files.ts';

const root = path.resolve(import.meta.dirname, '../../..');

type Config = {
  readonly publish: unknown;
  readonly npmRebuild: boolean;
  readonly asarUnpack: readonly string[];
  readonly afterPack: string;
  readonly toolsets: { readonly appimage: string };
  readonly fileAssociations: readonly { readonly ext: string }[];
};

/** Read and merged as electron-builder itself does, changed by `change`, judged by its schema. */
async function builderConfig(change: object = {}): Promise<Config> {
  const config = await import('app-builder-lib/out/util/config/config.js');
  const { DebugLogger } = await import('builder-util');
  const read = await config.getConfig(root, 'electron-builder.yml', null);
  await config.validateConfiguration({ ...read, ...change }, new DebugLogger(false));
  return read as unknown as Config;
}

test('the packaging configuration fits electron-builder’s schema and says what we need', async () => {
  expect(await builderConfig()).toMatchObject({
    publish: null,
    npmRebuild: false,
    asarUnpack: ['**/*.node'],
    afterPack: 'electron/build/after-pack.mjs',
    // Older ones start an AppImage with --no-sandbox.
    toolsets: { appimage: '1.0.3' },
  });
});

test('a misspelt packaging option is seen', async () => {
  await expect(builderConfig({ npmRebuilt: false })).rejects.toThrow(/npmRebuilt/);
});

test('every kind of file that is exchanged opens with a double click', async () => {
  const { fileAssociations } = await builderConfig();
  expect(fileAssociations.map(({ ext }) => ext)).toEqual([...fileExtensions]);
});
