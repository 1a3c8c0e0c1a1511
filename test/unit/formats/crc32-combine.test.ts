import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { combineCrc32 } from '../../../electron/formats/crc32-combine.ts';

it('is the CRC-32 of both pieces as one', () => {
  const bytes = fc.uint8Array({ maxLength: 5000 });
  fc.assert(
    fc.property(bytes, bytes, (one, two) => {
      const both = combineCrc32(crc32(one), crc32(two), two.length);
      expect(both).toBe(crc32(Buffer.concat([one, two])));
    }),
  );
});

it('holds for pieces of many megabytes', () => {
  const zeros = Buffer.alloc(70 * 1024 * 1024 + 13);
  const [one, two] = [zeros.subarray(0, 1_000_003).fill(7), zeros.subarray(1_000_003)];
  expect(combineCrc32(crc32(one), crc32(two), two.length)).toBe(crc32(zeros));
});
