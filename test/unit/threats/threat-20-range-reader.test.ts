// Threat 20, and the cipher under threats 1 and 2: the list with which Go's age tries its own reader
// by ranges.
import { describe, expect, it } from 'vitest';
import { sealAge } from '../../../electron/formats/age.ts';
import { openSealedDocument } from '../../../electron/formats/range-reader.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { ageKeys } from '../formats/sample-round.ts';
import { withHonestLeaves } from './honest-leaves.ts';

describe('threat 20: the range reader, tried as Go tries its own', async () => {
  const { expert, agency } = ageKeys.x25519;
  const chunk = 65_536;
  const plaintextOf = (size: number) => Buffer.alloc(size, 'threat 20 ');
  const sealed = async (size: number) =>
    Buffer.from(await sealAge(plaintextOf(size), [expert.recipient]));
  const openFile = async (file: Uint8Array, identity: string = expert.identity) => {
    const document = withHonestLeaves(file, 'x25519');
    if (document === null) throw new Error('no age file has this length');
    return openSealedDocument(document, [identity], 2);
  };
  const readAll = (file: Uint8Array, identity?: string) =>
    codeOfRefusalAsync(async () => {
      const reader = await openFile(file, identity);
      return reader.readRanges([[0, reader.size]]);
    });
  const whole = await sealed(4 * chunk + 100);
  const start = whole.length - (4 * (chunk + 16) + 116);

  it('reads nothing, one chunk, and whole chunks', async () => {
    for (const size of [0, 1, chunk - 1, chunk, 2 * chunk, 2 * chunk + 1]) {
      const reader = await openFile(await sealed(size));
      const [bytes] = await reader.readRanges([[0, size]]);
      expect(Buffer.from(bytes ?? []).equals(plaintextOf(size))).toBe(true);
    }
  });

  it('refuses the wrong key, for the header and for the chunks', async () => {
    expect(await readAll(whole, agency.identity)).toBe('age-no-match');
    const other = await sealed(4 * chunk + 100);
    const crossed = Buffer.concat([whole.subarray(0, start), other.subarray(start)]);
    expect(await readAll(crossed)).toBe('document-damaged');
  });

  it('refuses lengths that no file has', async () => {
    for (const wrong of [start, start + 15, start + chunk + 17, start + 2 * (chunk + 16) + 1]) {
      expect([wrong, withHonestLeaves(whole.subarray(0, wrong), 'x25519')]).toEqual([wrong, null]);
    }
  });

  it('refuses a file cut between chunks, inside one, and one that goes on', async () => {
    for (const chunks of [1, 2, 3, 4]) {
      expect(await readAll(whole.subarray(0, start + chunks * (chunk + 16)))).toBe(
        'document-damaged',
      );
      expect(await readAll(whole.subarray(0, start + (chunks - 1) * (chunk + 16) + 500))).toBe(
        'document-damaged',
      );
    }
    expect(await readAll(Buffer.concat([whole, Buffer.alloc(20)]))).toBe('document-damaged');
  });

  it('refuses each chunk with a byte changed, and gives nothing of it', async () => {
    for (let i = 0; i <= 4; i++) {
      const broken = Buffer.from(whole);
      const at = start + i * (chunk + 16) + 50;
      broken[at] = (broken[at] ?? 0) ^ 0x40;
      expect([i, await readAll(broken)]).toEqual([i, 'document-damaged']);
    }
  });

  it('serves many readers of one file at once', async () => {
    const reader = await openFile(whole);
    const begins = Array.from({ length: 64 }, (_, i) => (i * 4_099) % (4 * chunk));
    const all = await Promise.all(begins.map((at) => reader.readRanges([[at, at + 100]])));
    const plaintext = plaintextOf(4 * chunk + 100);
    for (const [i, at] of begins.entries()) {
      expect(Buffer.from(all[i]?.[0] ?? []).equals(plaintext.subarray(at, at + 100))).toBe(true);
    }
  });
});
