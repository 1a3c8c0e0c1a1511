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
    const signature = signer.sign(bytes, 'Ed25519');
    expect(verifyEd25519(signer.publicKey, bytes, signature)).toBe(true);
    expect(verifyEd25519(signer.publicKey, hex('00fe'), signature)).toBe(false);
    expect(verifyEd25519(newSigningKey().publicKey, bytes, signature)).toBe(false);
  });

  it('refuses a signature with bytes behind its 64, which the binding alone would accept', () => {
    const signer = signerFromSeed(newSigningKey().seed);
    const bytes = hex('00ff');
    const longer = Buffer.concat([signer.sign(bytes, 'Ed25519'), Buffer.from([0])]);
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
