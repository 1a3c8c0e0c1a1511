import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSodium } from '../../../electron/formats/primitives.ts';
import { noblePrimitives } from '../../../electron/formats/primitives-noble.ts';
import {
  kidOf,
  newSigningKey,
  signerFromSeed,
  verifyEd25519,
} from '../../../electron/formats/signing.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const sodium = loadSodium();
const both = sodium ? [sodium, noblePrimitives] : [noblePrimitives];

const vectors = new URL('../../../../shared/vectors/', import.meta.url);
const readVectors = (name: string) => JSON.parse(readFileSync(new URL(name, vectors), 'utf8'));
const cctv = 'cctv-ed25519.json';
const wycheproof = 'wycheproof-ed25519_test.json';
const chacha = 'wycheproof-chacha20_poly1305_test.json';
const because = 'skipped where the folder ../shared/vectors is not beside the project';

type EdgeCase = { number: number; key: string; sig: string; msg: string };
type Group<T> = { publicKey: { pk: string }; ivSize: number; tests: T[] };
type SignatureCase = { tcId: number; msg: string; sig: string; result: string };
type AeadCase = {
  key: string;
  iv: string;
  aad: string;
  msg: string;
  ct: string;
  tag: string;
  result: string;
};

describe('a signing key', () => {
  it('signs as RFC 8032 says, over either implementation', () => {
    const seed = hex('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7');
    const expected =
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
      '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a';
    for (const primitives of both) {
      expect(Buffer.from(primitives.sign(seed, hex('af82'))).toString('hex')).toBe(expected);
      expect(Buffer.from(primitives.publicKeyOf(seed)).toString('hex')).toBe(
        'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      );
    }
  });

  it('is known by the SHA-256 of its public key', () => {
    const key = newSigningKey();
    expect(key.kid).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(kidOf(key.publicKey)).toBe(key.kid);
    expect(signerFromSeed(key.seed).kid).toBe(key.kid);
  });

  it('verifies its own signatures and no others', () => {
    const signer = signerFromSeed(newSigningKey().seed);
    const bytes = hex('00ff');
    const signature = signer.sign(bytes);
    expect(verifyEd25519(signer.publicKey, bytes, signature)).toBe(true);
    expect(verifyEd25519(signer.publicKey, hex('00fe'), signature)).toBe(false);
    expect(verifyEd25519(newSigningKey().publicKey, bytes, signature)).toBe(false);
  });

  it('refuses a signature with bytes behind its 64, which the binding alone would accept', () => {
    const signer = signerFromSeed(newSigningKey().seed);
    const bytes = hex('00ff');
    const longer = Buffer.concat([signer.sign(bytes), Buffer.from([0])]);
    expect(verifyEd25519(signer.publicKey, bytes, longer)).toBe(false);
    expect(verifyEd25519(signer.publicKey, bytes, longer.subarray(0, 63))).toBe(false);
  });

  it('refuses the key that verifies anything', () => {
    const identity = new Uint8Array(32);
    identity[0] = 1;
    const signature = new Uint8Array(64);
    signature[0] = 1;
    for (const primitives of both) {
      expect(primitives.verify(identity, hex('aa'), signature)).toBe(false);
      expect(primitives.verify(new Uint8Array(32), hex('aa'), new Uint8Array(64))).toBe(false);
    }
  });
});

describe.skipIf(!existsSync(new URL(cctv, vectors)))(`edge cases of others (${because})`, () => {
  it('accepts 43 of the 914 CCTV signatures, the same ones over both implementations', () => {
    const cases: EdgeCase[] = readVectors(cctv);
    expect(cases).toHaveLength(914);
    const accepted = both.map(({ verify }) =>
      cases
        .filter(({ key, sig, msg }) => verify(hex(key), Buffer.from(msg), hex(sig)))
        .map(({ number }) => number),
    );
    expect(accepted[0]).toHaveLength(43);
    for (const list of accepted) expect(list).toEqual(accepted[0]);
  });

  it('agrees with every Wycheproof signature', () => {
    const groups: Group<SignatureCase>[] = readVectors(wycheproof).testGroups;
    for (const { publicKey, tests } of groups) {
      for (const { tcId, msg, sig, result } of tests) {
        const holds = verifyEd25519(hex(publicKey.pk), hex(msg), hex(sig));
        expect([tcId, holds]).toEqual([tcId, result === 'valid']);
      }
    }
  });

  it('agrees with every Wycheproof ChaCha20-Poly1305 case without associated data', () => {
    const groups: Group<AeadCase>[] = readVectors(chacha).testGroups;
    const cases = groups.filter(({ ivSize }) => ivSize === 96).flatMap(({ tests }) => tests);
    let tried = 0;
    for (const one of cases.filter(({ aad }) => aad === '')) {
      const sealed = hex(one.ct + one.tag);
      for (const primitives of both) {
        const target = new Uint8Array(sealed.length - 16);
        const genuine = primitives.unseal(target, sealed, hex(one.iv), hex(one.key));
        expect(genuine).toBe(one.result === 'valid');
        if (genuine) expect(Buffer.from(target).toString('hex')).toBe(one.msg);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(40);
  });
});
