import { describe, expect, it } from 'vitest';
import { ChunkCache } from '../../../electron/formats/chunk-cache.ts';

describe('the chunk cache', () => {
  it('keeps the chunks used last and no more than its capacity', () => {
    const cache = new ChunkCache(2, 4);
    cache.reserve(1, 4).fill(1);
    cache.reserve(2, 4).fill(2);
    expect(cache.get(1)).toEqual(new Uint8Array(4).fill(1));
    cache.reserve(3, 2).fill(3);
    expect(cache.get(2)).toBeNull();
    expect(cache.get(1)).toEqual(new Uint8Array(4).fill(1));
    expect(cache.get(3)).toEqual(new Uint8Array(2).fill(3));
  });

  it('overwrites a chunk that is reserved again', () => {
    const cache = new ChunkCache(2, 4);
    cache.reserve(1, 4).fill(1);
    cache.reserve(1, 3).fill(9);
    expect(cache.get(1)).toEqual(new Uint8Array(3).fill(9));
  });

  it('leaves no plaintext in memory when it is wiped', () => {
    const cache = new ChunkCache(2, 4);
    const kept = cache.reserve(1, 4);
    kept.fill(7);
    cache.wipe();
    expect(kept).toEqual(new Uint8Array(4));
    expect(cache.get(1)).toBeNull();
  });
});
