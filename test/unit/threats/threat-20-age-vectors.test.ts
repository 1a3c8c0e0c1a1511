// Threat 20, and the cipher under threats 1 and 2: what others test age readers with, through ours.
import { inflateSync } from 'node:zlib';
import * as vectorFiles from 'cctv-age';
import { describe, expect, it } from 'vitest';
import { decryptSmall } from '../../../electron/formats/age.ts';
import { ageHeaderLength, suitesOfHeader } from '../../../electron/formats/age-header.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import { loadSodium } from '../../../electron/formats/primitives.ts';
import { noblePrimitives } from '../../../electron/formats/primitives-noble.ts';
import { openSealedDocument } from '../../../electron/formats/range-reader.ts';
import { codeOfRefusalAsync } from '../formats/refusals.ts';
import { ageKeys } from '../formats/sample-round.ts';
import { flippedBit } from './damage.ts';
import { withHonestLeaves } from './honest-leaves.ts';
import { hasVectors, hex, readVectors, skippedWithout } from './others-vectors.ts';

const limit = 1 << 26;

type Vector = {
  readonly name: string;
  readonly expect: string;
  readonly file: Uint8Array;
  readonly identities: readonly string[];
  readonly armored: boolean;
  readonly passphrase: boolean;
  /** SHA-256 of the plaintext, or of the part of it that an age reader may have put out. */
  readonly payload: string;
};

const vectors = Object.entries(vectorFiles).map(([name, bytes]): Vector => {
  const split = Buffer.from(bytes).indexOf('\n\n');
  const lines = Buffer.from(bytes).toString('latin1', 0, split).split('\n');
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const body = bytes.subarray(split + 2);
  const identities = all('identity');
  return {
    name,
    expect: all('expect')[0] ?? '',
    file: all('compressed').includes('zlib') ? new Uint8Array(inflateSync(body)) : body,
    // Where a vector names none, someone else's must not open it either.
    identities: identities.length > 0 ? identities : [ageKeys.x25519.expert.identity],
    armored: all('armored').length > 0,
    passphrase: all('passphrase').length > 0,
    payload: all('payload')[0] ?? '',
  };
});

const suiteOf = ({ identities }: Vector) =>
  identities.every((identity) => identity.startsWith('AGE-SECRET-KEY-PQ-1')) ? 'pq' : 'x25519';

const openerCodes: Readonly<Record<string, string>> = {
  success: 'accepted',
  'no match': 'age-no-match',
  'HMAC failure': 'age-header-mac',
  'header failure': 'age-header',
  'payload failure': 'age-payload',
};

/** The category's code, but for what the formats do not speak by policy: ASCII armour has no age
 * header, whatever is inside; a passphrase stanza is one that no identity opens (no work factor is
 * ever tried), its inner rules unread but for the line breaks that every stanza has; and a file to
 * both suites at once is refused though other readers open it. */
function openerCode(vector: Vector): string {
  if (vector.armored) return 'age-header';
  if (vector.name === 'scrypt_not_canonical_body') return 'age-header';
  if (vector.passphrase) return 'age-no-match';
  if (vector.name === 'hybrid_and_x25519') return 'suite-mixed';
  return openerCodes[vector.expect] ?? 'no such category';
}

/** A document comes from our own sealer: its length must be one that age files have, and each of
 * its stanzas of the bundle's suite, before anything is decrypted. */
function readerCode(vector: Vector): string {
  if (vector.armored) return 'age-header';
  if (noShape.has(vector.name)) return 'no shape';
  if (hasForeignStanza(vector)) return 'suite-mixed';
  const code = openerCode(vector);
  return code === 'age-payload' ? 'document-damaged' : code;
}

const noShape = new Set([
  'stream_last_chunk_empty',
  'stream_missing_tag',
  'stream_no_chunks',
  'stream_no_nonce',
  'stream_short_chunk',
  'stream_short_nonce',
  'stream_short_second_chunk',
  'stream_trailing_garbage_short',
]);

function hasForeignStanza(vector: Vector): boolean {
  try {
    const header = vector.file.subarray(0, ageHeaderLength(vector.file));
    return [...suitesOfHeader(header)].some((suite) => suite !== suiteOf(vector));
  } catch {
    // No header at all, which is another category.
    return false;
  }
}

/** Opened whole, as posts and records are. */
async function openWhole(vector: Vector) {
  let plaintext: Uint8Array | null = null;
  const code = await codeOfRefusalAsync(async () => {
    plaintext = await decryptSmall(vector.file, vector.identities, limit);
  });
  return { code, plaintext: plaintext as Uint8Array | null };
}

/** Opened by ranges, as documents are, behind leaves that fit. */
function openRanges(vector: Vector) {
  return codeOfRefusalAsync(async () => {
    const document = withHonestLeaves(vector.file, suiteOf(vector));
    if (document === null) throw new NoShape();
    const reader = await openSealedDocument(document, vector.identities, 2);
    for (let begin = 0; begin < reader.size; begin += 1 << 20) {
      await reader.readRanges([[begin, Math.min(reader.size, begin + (1 << 20))]]);
    }
  }).catch((error: unknown) => {
    if (error instanceof NoShape) return 'no shape';
    throw error;
  });
}
class NoShape extends Error {}

describe('threat 20: the age vectors of CCTV', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(143);
    expect(vectors.filter(({ armored }) => armored)).toHaveLength(33);
    expect(vectors.filter(({ passphrase, armored }) => passphrase && !armored)).toHaveLength(25);
  });

  it('end in the opener exactly as their category says, or are refused by policy', async () => {
    const unexpected: unknown[] = [];
    for (const vector of vectors) {
      const { code, plaintext } = await openWhole(vector);
      if (code !== openerCode(vector)) unexpected.push([vector.name, code]);
      if (plaintext)
        expect([vector.name, sha256Hex(plaintext)]).toEqual([vector.name, vector.payload]);
    }
    expect(unexpected).toEqual([]);
  });

  it('end in the range reader exactly so too, foreign stanzas and impossible lengths refused first', async () => {
    const unexpected: unknown[] = [];
    const seen = new Map<string, number>();
    for (const vector of vectors) {
      const code = await openRanges(vector);
      seen.set(code, (seen.get(code) ?? 0) + 1);
      const expected = readerCode(vector);
      if (code !== expected) unexpected.push([vector.name, code, expected]);
    }
    expect(unexpected).toEqual([]);
    expect(Object.fromEntries(seen)).toEqual({
      accepted: 12,
      'age-header': 62,
      'age-header-mac': 1,
      'age-no-match': 6,
      'document-damaged': 12,
      'no shape': 8,
      'suite-mixed': 42,
    });
  });

  it('read at random places give slices of the plaintext, and no more of it', async () => {
    let tried = 0;
    for (const vector of vectors.filter((one) => readerCode(one) === 'accepted')) {
      const { plaintext } = await openWhole(vector);
      const document = withHonestLeaves(vector.file, suiteOf(vector));
      if (!plaintext || !document) throw new Error(`${vector.name} opens`);
      const reader = await openSealedDocument(document, vector.identities, 3);
      expect(reader.size).toBe(plaintext.length);
      for (const [begin, end] of randomRanges(vector.name, plaintext.length)) {
        const [bytes] = await reader.readRanges([[begin, end]]);
        expect(Buffer.from(bytes ?? []).equals(plaintext.subarray(begin, end))).toBe(true);
      }
      tried++;
    }
    expect(tried).toBe(12);
  });
});

/** Ranges that a run draws from the vector's name: the same in every run, none chosen by us. Ends,
 * single bytes, and whatever crosses a chunk come with them. */
function randomRanges(seed: string, size: number): readonly (readonly [number, number])[] {
  const draw = (i: number) => Number.parseInt(sha256Hex(`${seed} ${i}`).slice(0, 12), 16);
  const drawn = Array.from({ length: 60 }, (_, i) => {
    const begin = size === 0 ? 0 : draw(2 * i) % size;
    return [begin, Math.min(size, begin + (draw(2 * i + 1) % 200_000))] as const;
  });
  const edges = [0, 65_535, 65_536, 65_537, 131_071, size - 1].filter((at) => at >= 0 && at < size);
  return [...drawn, ...edges.map((at) => [at, at + 1] as const), [0, 0], [size, size]];
}

type AeadCase = Readonly<Record<'key' | 'iv' | 'aad' | 'msg' | 'ct' | 'tag' | 'result', string>>;
const chacha = 'wycheproof-chacha20_poly1305_test.json';
const sodium = loadSodium();
const both = sodium ? [sodium, noblePrimitives] : [noblePrimitives];

function opens(sealed: Uint8Array, nonce: Uint8Array, key: Uint8Array): (string | null)[] {
  return both.map((primitives) => {
    const target = new Uint8Array(sealed.length - 16);
    const genuine = primitives.unseal(target, sealed, nonce, key);
    return genuine ? Buffer.from(target).toString('hex') : null;
  });
}

describe('threat 20: the cipher of a chunk', () => {
  it('opens what the other implementation sealed, and nothing with a bit of it changed', () => {
    const key = new Uint8Array(32).fill(20);
    const nonce = new Uint8Array(12).fill(7);
    for (const size of [0, 1, 15, 16, 17, 64, 100]) {
      const plaintext = plaintextOfSize(size);
      for (const primitives of both) {
        const sealed = new Uint8Array(size + 16);
        primitives.seal(sealed, plaintext, nonce, key);
        const text = Buffer.from(plaintext).toString('hex');
        expect(opens(sealed, nonce, key)).toEqual(both.map(() => text));
        for (let bit = 0; bit < sealed.length * 8; bit++) {
          expect(opens(flippedBit(sealed, bit), nonce, key)).toEqual(both.map(() => null));
        }
        for (let bit = 0; bit < 96; bit++) {
          expect(opens(sealed, flippedBit(nonce, bit), key)).toEqual(both.map(() => null));
        }
      }
    }
  });

  it.skipIf(!hasVectors(chacha))(
    `agrees with Wycheproof wherever there is no associated data (${skippedWithout})`,
    () => {
      const groups: { ivSize: number; tests: AeadCase[] }[] = readVectors(chacha).testGroups;
      const cases = groups.filter(({ ivSize }) => ivSize === 96).flatMap(({ tests }) => tests);
      const ours = cases.filter(({ aad }) => aad === '');
      expect(ours.length).toBeGreaterThan(40);
      for (const { ct, tag, iv, key, msg, result } of ours) {
        const expected = result === 'valid' ? msg : null;
        expect(opens(hex(ct + tag), hex(iv), hex(key))).toEqual(both.map(() => expected));
      }
    },
  );
});

const plaintextOfSize = (size: number) => new Uint8Array(size).map((_, i) => (i * 7) & 255);
