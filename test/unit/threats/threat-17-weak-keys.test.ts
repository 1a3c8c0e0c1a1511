// Threat 17: keys that verify anything, and signatures that can be changed and still hold.
import { ED25519_TORSION_SUBGROUP, ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { expertIdOf, openCard } from '../../../electron/formats/card.ts';
import { openObject } from '../../../electron/formats/jws.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import { loadSodium } from '../../../electron/formats/primitives.ts';
import { noblePrimitives } from '../../../electron/formats/primitives-noble.ts';
import { kidOf, verifyEd25519 } from '../../../electron/formats/signing.ts';
import { openTrust } from '../../../electron/formats/trust.ts';
import { canonicalJson, type JsonValue } from '../../../shared/canonical-json.ts';
import { codeOfRefusal } from '../formats/refusals.ts';
import { card, keyFor, sign, signers, trustPayload } from '../formats/sample-round.ts';
import { hasVectors, hex, readVectors, skippedWithout } from './others-vectors.ts';

const sodium = loadSodium();
const both = sodium ? [sodium, noblePrimitives] : [noblePrimitives];
const { Point } = ed25519;
const { Fn } = Point;
const order = Fn.ORDER;
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

function scalarBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = Number((value >> BigInt(8 * i)) & 255n);
  return bytes;
}

function scalarOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const challenge = (r: Uint8Array, a: Uint8Array, message: Uint8Array) =>
  Fn.create(scalarOf(sha512(joined(r, a, message))));

/** What every implementation here says, which must be one thing. */
function verdict(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [first, ...others] = both.map(({ verify }) => verify(key, message, signature));
  expect(others).toEqual(others.map(() => first));
  return first ?? false;
}

// The eight points of small order, and the other six texts that lenient readers take for them:
// y not reduced, or the sign of an x that is zero.
const smallOrder = [
  ...ED25519_TORSION_SUBGROUP,
  `01${'00'.repeat(30)}80`,
  `ec${'ff'.repeat(31)}`,
  `ed${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(31)}`,
  `ee${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(31)}`,
].map(hex);

const seed = new Uint8Array(32).fill(17);
const publicKey = ed25519.getPublicKey(seed);
const message = utf8('threat 17');
const genuine = ed25519.sign(message, seed);

describe('threat 17: generated keys and signatures', () => {
  it('no point of small order is a key, nor the start of a signature, in any of its 14 texts', () => {
    expect(smallOrder).toHaveLength(14);
    for (const text of ['', 'a', 'threat 17', '0'.repeat(500)]) {
      for (const key of smallOrder) {
        for (const r of smallOrder) {
          expect(verdict(key, utf8(text), joined(r, new Uint8Array(32)))).toBe(false);
        }
        expect(verdict(key, utf8(text), genuine)).toBe(false);
      }
      for (const r of smallOrder) {
        const k = challenge(r, publicKey, utf8(text));
        const { scalar } = ed25519.utils.getExtendedPublicKey(seed);
        const s = scalarBytes(Fn.create(k * scalar));
        expect(verdict(publicKey, utf8(text), joined(r, s))).toBe(false);
      }
    }
  });

  it('a key or a start with a hidden part of small order holds only where the plain equation does', () => {
    const torsion = Point.fromBytes(hex(ED25519_TORSION_SUBGROUP[3] ?? ''), true);
    const { scalar } = ed25519.utils.getExtendedPublicKey(seed);
    const tainted = Point.fromBytes(publicKey).add(torsion).toBytes();
    let accepted = 0;
    for (let i = 1n; i <= 64n; i++) {
      const r = Point.BASE.multiply(i).toBytes();
      const k = challenge(r, tainted, message);
      const s = scalarBytes(Fn.create(i + k * scalar));
      const holds = torsion.multiplyUnsafe(k % 8n).is0();
      expect([i, verdict(tainted, message, joined(r, s))]).toEqual([i, holds]);
      if (holds) accepted++;
      const taintedR = Point.BASE.multiply(i).add(torsion).toBytes();
      const otherK = challenge(taintedR, publicKey, message);
      const otherS = scalarBytes(Fn.create(i + otherK * scalar));
      expect(verdict(publicKey, message, joined(taintedR, otherS))).toBe(false);
    }
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(32);
  });

  it('S has one value: none of those that are larger by the order', () => {
    const r = genuine.subarray(0, 32);
    const s = scalarOf(genuine.subarray(32));
    expect(verdict(publicKey, message, genuine)).toBe(true);
    let tried = 0;
    for (let larger = s + order; larger < 1n << 256n; larger += order) {
      expect(verdict(publicKey, message, joined(r, scalarBytes(larger)))).toBe(false);
      tried++;
    }
    expect(tried).toBeGreaterThan(13);
    for (const edge of [0n, order, order - 1n, order + 1n, (1n << 256n) - 1n, 1n << 255n]) {
      expect(verdict(publicKey, message, joined(r, scalarBytes(edge)))).toBe(false);
    }
  });

  it('R has one text: not reduced, or with the other sign, it does not hold', () => {
    const prime = (1n << 255n) - 19n;
    const s = genuine.subarray(32);
    const other = Uint8Array.from(genuine.subarray(0, 32));
    other[31] = (other[31] ?? 0) ^ 0x80;
    expect(verdict(publicKey, message, joined(other, s))).toBe(false);
    for (let y = prime; y < 1n << 255n; y++) {
      for (const sign of [0n, 1n << 255n]) {
        expect(verdict(publicKey, message, joined(scalarBytes(y + sign), s))).toBe(false);
        expect(verdict(scalarBytes(y + sign), message, genuine)).toBe(false);
      }
    }
  });

  it('signatures and keys have one length, with nothing behind it and nothing cut', () => {
    const long = joined(genuine, genuine);
    const doubled = joined(publicKey, publicKey);
    for (let length = 0; length <= 128; length++) {
      const holds = verifyEd25519(publicKey, message, long.subarray(0, length));
      expect([length, holds]).toEqual([length, length === 64]);
    }
    for (let length = 0; length <= 64; length++) {
      const holds = verifyEd25519(doubled.subarray(0, length), message, genuine);
      expect([length, holds]).toEqual([length, length === 32]);
    }
  });
});

describe('threat 17: where such keys would come in', () => {
  const b64 = (value: Uint8Array | string) =>
    toBase64Url(typeof value === 'string' ? utf8(value) : value);
  const compact = (
    type: 'enrol' | 'trust',
    kid: string,
    payload: JsonValue,
    signature: Uint8Array,
  ) =>
    `${b64(`{"alg":"Ed25519","kid":"${kid}","typ":"${objectKinds[type].typ}"}`)}.${b64(canonicalJson(payload))}.${b64(signature)}`;

  it('no card and no trust document stands on a key of small order', () => {
    for (const key of smallOrder) {
      const kid = kidOf(key);
      const pub = toBase64Url(key);
      const payload = { ...card.payload, kid, sig_pub: pub, expert: expertIdOf(kid) };
      const root = [{ kid, alg: 'Ed25519' as const, pub }];
      for (const r of smallOrder) {
        const nothing = joined(r, new Uint8Array(32));
        const forged = compact('enrol', kid, payload, nothing);
        expect(codeOfRefusal(() => openCard(forged))).toBe('jws-signature');
        const trust = compact('trust', kid, { ...trustPayload(), root }, nothing);
        expect(codeOfRefusal(() => openTrust(trust))).toBe('jws-signature');
      }
    }
  });

  it('a signed object has one signature by its key and payload: not S plus the order, not more bytes', () => {
    const sheet = sign('sheet');
    const [header, payload, signature = ''] = sheet.jws.split('.');
    const raw = new Uint8Array(Buffer.from(signature, 'base64url'));
    const larger = scalarBytes(scalarOf(raw.subarray(32)) + order);
    for (const other of [joined(raw.subarray(0, 32), larger), joined(raw, hex('00'))]) {
      const jws = `${header}.${payload}.${toBase64Url(other)}`;
      const open = () => openObject('sheet', jws, keyFor('sheet'));
      expect(codeOfRefusal(open)).toBe('jws-signature');
    }
    expect(openObject('sheet', sheet.jws, keyFor('sheet')).kid).toBe(signers.expert.kid);
  });
});

type EdgeCase = { number: number; key: string; sig: string; msg: string };
type Group = {
  publicKey: { pk: string };
  tests: { tcId: number; msg: string; sig: string; result: string }[];
};
const cctv = 'cctv-ed25519.json';
const wycheproof = 'wycheproof-ed25519_test.json';

describe.skipIf(!hasVectors(cctv))(`threat 17: the vectors of others (${skippedWithout})`, () => {
  it('43 of the 914 CCTV signatures are accepted, the same ones by both implementations', () => {
    const cases: EdgeCase[] = readVectors(cctv);
    expect(cases).toHaveLength(914);
    const accepted = cases.filter(({ key, sig, msg }) => verdict(hex(key), utf8(msg), hex(sig)));
    expect(accepted).toHaveLength(43);
    expect(accepted.length).toBe(
      cases.filter(({ key, sig, msg }) => verifyEd25519(hex(key), utf8(msg), hex(sig))).length,
    );
  });

  it('each of Wycheproof’s 151 Ed25519 cases ends as it says', () => {
    const groups: Group[] = readVectors(wycheproof).testGroups;
    let tried = 0;
    for (const { publicKey: key, tests } of groups) {
      for (const { tcId, msg, sig, result } of tests) {
        const holds = verifyEd25519(hex(key.pk), hex(msg), hex(sig));
        expect([tcId, holds]).toEqual([tcId, result === 'valid']);
        tried++;
      }
    }
    expect(tried).toBe(151);
  });
});
