import { describe, expect, test } from 'vitest';
import {
  ceilingCost,
  floorCost,
  keyFromPassphrase,
  overWasm,
  productionCost,
  withinBounds,
} from '../../../electron/vault/passphrase-kdf.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';

const salt = new Uint8Array(16).fill(3);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the key of a passphrase', () => {
  test('is the same from libsodium and from WebAssembly', async () => {
    const native = await keyFromPassphrase('一个口令 x', salt, floorCost);
    const wasm = await overWasm(Buffer.from('一个口令 x', 'utf8'), salt, floorCost);
    expect(hex(native)).toBe(hex(wasm));
  });

  test('costs 256 MiB and three passes where nobody says otherwise', () => {
    expect(productionCost).toEqual({ ops: 3, memoryBytes: 256 * 1024 * 1024 });
    expect(withinBounds(productionCost)).toBe(true);
  });

  test.each([
    { ops: floorCost.ops - 1, memoryBytes: floorCost.memoryBytes },
    { ops: floorCost.ops, memoryBytes: floorCost.memoryBytes - 1024 },
    { ops: ceilingCost.ops + 1, memoryBytes: floorCost.memoryBytes },
    { ops: floorCost.ops, memoryBytes: ceilingCost.memoryBytes + 1024 },
    { ops: floorCost.ops, memoryBytes: floorCost.memoryBytes + 1 },
  ])('is not worked out at $ops passes and $memoryBytes bytes', async (cost) => {
    const code = await codeOfRefusalAsync(() => keyFromPassphrase('x', salt, cost));
    expect(code).toBe('vault-damaged');
  });
});
