import { readFileSync } from 'node:fs';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { openCard, requireSigningKey, signingKeyOf } from '../../../electron/formats/card.ts';
import { lineOf, onlyKey, openObject, signObject } from '../../../electron/formats/jws.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import {
  kidOf,
  publicKeyPart,
  type SignatureAlgorithm,
  type Signer,
} from '../../../electron/formats/signing.ts';
import { openAgencyObject, openTrust, signTrust } from '../../../electron/formats/trust.ts';
import { advanceChain, openTrustChain } from '../../../electron/formats/trust-chain.ts';
import { suiteNames } from '../../../shared/objects/trust.ts';
import { codeOfRefusal } from './refusals.ts';
import { card, objectTypes, payloads } from './sample-round.ts';
import { cardBy, listed, signerOf, suites, trustOf } from './sample-suites.ts';

const [own, other] = [signerOf(7, 'ed25519+sm2'), signerOf(8, 'ed25519+sm2')];
const sheetBy = (signer: Signer) => signObject('sheet', payloads.sheet, signer).jws;
const open = (text: string, signer: Signer = own) =>
  codeOfRefusal(() => openObject('sheet', text, onlyKey(signer.publicKey)));
const halves = (text: string): readonly [string, string] => {
  const [first = '', second = ''] = text.split('~');
  return [first, second];
};
const names = { Ed25519: 'Ed25519', SM2: 'urn:oid:1.2.156.10197.1.501' } as const;

/** One half over the sheet's payload as its maker pleases. */
function half(
  algorithm: SignatureAlgorithm,
  kid: string,
  sign: (bytes: Uint8Array) => Uint8Array,
  typ = objectKinds.sheet.typ,
): string {
  const header = `{"alg":"${names[algorithm]}","kid":"${kid}","typ":"${typ}"}`;
  const signed = `${Buffer.from(header).toString('base64url')}.${sheetBy(own).split('.')[1]}`;
  return `${signed}.${toBase64Url(sign(Buffer.from(signed)))}`;
}
const by = (signer: Signer, algorithm: SignatureAlgorithm) => (bytes: Uint8Array) =>
  signer.sign(bytes, algorithm);

describe.each(suites)('objects under the suite %s', (suite) => {
  it('open to what was signed, for every type, with the payload hash of any suite', () => {
    for (const type of objectTypes.filter((name) => name !== 'trust' && name !== 'enrol')) {
      const signer = signerOf(7, suite);
      const made = signObject(type, payloads[type], signer);
      expect(made.jws.split('~')).toHaveLength(suite === 'ed25519+sm2' ? 2 : 1);
      expect(openObject(type, made.jws, onlyKey(signer.publicKey))).toEqual(made);
      expect(lineOf(made.jws)).toMatchObject({
        type,
        kid: signer.kid,
        payloadSha256: signObject(type, payloads[type], signerOf(9, 'ed25519')).payloadSha256,
      });
    }
  });

  it('are not signed by an answer that does not verify', () => {
    const signer = signerOf(7, suite);
    const faulty: Signer = {
      ...signer,
      sign: (bytes, algorithm) => {
        const signature = signer.sign(bytes, algorithm).slice();
        signature[5] = (signature[5] ?? 0) ^ 1;
        return signature;
      },
    };
    expect(() => sheetBy(faulty)).toThrow('verifies');
  });
});

describe('an object of two signatures', () => {
  const text = sheetBy(own);
  const [first, second] = halves(text);

  it('is the Ed25519 one, a tilde and the SM2 one, over one payload and one key id', async () => {
    const headers = [first, second].map((jws) =>
      Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString(),
    );
    const rest = `"kid":"${own.kid}","typ":"vnd.hengping.sheet.v1+json"}`;
    expect(headers).toEqual([
      `{"alg":"Ed25519",${rest}`,
      `{"alg":"urn:oid:1.2.156.10197.1.501",${rest}`,
    ]);
    expect(own.kid).toBe(kidOf(Buffer.from(own.publicKey)));
    expect(own.publicKey).toHaveLength(97);
    const x = toBase64Url(publicKeyPart(own.publicKey, 'Ed25519'));
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519');
    await expect(compactVerify(first, key)).resolves.toBeDefined();
  });

  it('is refused without either half, and with its halves in the other order', () => {
    expect(open(text)).toBe('accepted');
    expect(open(first)).toBe('jws-half-missing');
    expect(open(second)).toBe('jws-half-missing');
    expect(open(`${second}~${first}`)).toBe('jws-suite');
  });

  it('is refused with a half of somebody else, whoever that is', () => {
    const [, foreign] = halves(sheetBy(other));
    expect(open(`${first}~${foreign}`)).toBe('jws-half-foreign');
    const alone = sheetBy(signerOf(7, 'sm2'));
    expect(open(`${first}~${alone}`)).toBe('jws-half-foreign');
    expect(open(`${first}~${half('SM2', own.kid, by(other, 'SM2'))}`)).toBe('jws-signature');
    expect(open(`${half('Ed25519', own.kid, by(other, 'Ed25519'))}~${second}`)).toBe(
      'jws-signature',
    );
  });

  it('is refused with a half of another object, or of another type', () => {
    const later = signObject('sheet', { ...payloads.sheet, rev: 2, prev: 'ab'.repeat(32) }, own);
    expect(open(`${first}~${halves(later.jws)[1]}`)).toBe('jws-form');
    const coi = half('SM2', own.kid, by(own, 'SM2'), objectKinds.coi.typ);
    expect(open(`${first}~${coi}`)).toBe('jws-type');
    const newer = half('SM2', own.kid, by(own, 'SM2'), 'vnd.hengping.sheet.v2+json');
    expect(open(`${first}~${newer}`)).toBe('object-newer');
  });

  it('is refused with a third signature, a repeated one, and loose tildes', () => {
    const third = half('SM2', signerOf(7, 'sm2').kid, by(own, 'SM2'));
    expect(open(`${text}~${third}`)).toBe('jws-half-foreign');
    for (const loose of [`${first}~${first}`, `${text}~${second}`, `${text}~`, `~${text}`, '~']) {
      expect(open(loose)).toBe('jws-form');
    }
    const single = signerOf(7, 'ed25519');
    const extra = half('SM2', single.kid, by(own, 'SM2'));
    expect(open(`${sheetBy(single)}~${extra}`, single)).toBe('jws-half-extra');
  });

  it('is refused for every flipped bit', () => {
    const seal = Buffer.from(signObject('bundle-seal', payloads['bundle-seal'], own).jws);
    const key = onlyKey(own.publicKey);
    const accepted: number[] = [];
    for (let bit = 0; bit < 8 * seal.length; bit++) {
      seal[bit >> 3] = (seal[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const code = codeOfRefusal(() => openObject('bundle-seal', seal.toString('latin1'), key));
      if (code === 'accepted') accepted.push(bit);
      seal[bit >> 3] = (seal[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    }
    expect(accepted).toEqual([]);
  });
});

describe('the suite', () => {
  it('is that of the key and not that of the object', () => {
    for (const demanded of suites) {
      const signer = signerOf(7, demanded);
      for (const brought of suites) {
        const code = open(sheetBy(signerOf(7, brought)), signer);
        expect([demanded, brought, code]).toEqual([
          demanded,
          brought,
          demanded === brought ? 'accepted' : 'jws-signer',
        ]);
      }
    }
    const [ed25519, sm2] = [signerOf(7, 'ed25519'), signerOf(7, 'sm2')];
    expect(open(half('SM2', ed25519.kid, by(own, 'SM2')), ed25519)).toBe('jws-suite');
    expect(open(half('Ed25519', sm2.kid, by(own, 'Ed25519')), sm2)).toBe('jws-suite');
  });
});

describe.each(suites)('a trust document of the suite %s', (suite) => {
  const payload = trustOf(suite);
  const root = signerOf(1, suite);

  it('opens, and what its keys sign opens under it and under no other suite', () => {
    const trust = signTrust(payload, root);
    expect(openTrust(trust.jws)).toEqual(trust);
    for (const made of suites) {
      const { jws } = signObject('roster', payloads.roster, signerOf(3, made));
      const code = codeOfRefusal(() => openAgencyObject('roster', jws, trust.payload));
      expect([made, code]).toEqual([made, made === suite ? 'accepted' : 'jws-signer']);
    }
  });

  it('has keys of its own suite only', () => {
    for (const foreign of suites.filter((name) => name !== suite)) {
      const keys = payload.keys.map((key, i) =>
        i === 2 ? { ...key, ...listed(signerOf(9, foreign), foreign) } : key,
      );
      expect(codeOfRefusal(() => signTrust({ ...payload, keys }, root))).toBe('trust-keys');
      const renamed = { ...payload, suite: foreign };
      expect(codeOfRefusal(() => signTrust(renamed, root))).toBe('trust-keys');
      const mislabelled = payload.keys.map((key) => ({ ...key, alg: suiteNames[foreign] }));
      const wrong = { ...payload, keys: mislabelled };
      expect(codeOfRefusal(() => signTrust(wrong, root))).toBe('trust-keys');
    }
  });

  it('is followed by no version of another suite', () => {
    const chain = openTrustChain(signTrust(payload, root).jws);
    for (const later of suites) {
      const next = { ...trustOf(later), version: 2, root: [listed(signerOf(1, later), later)] };
      const signers = later === suite ? [root] : [root, signerOf(1, later)];
      const text = signers.map((signer) => signObject('trust', next, signer).jws).join('~');
      const code = codeOfRefusal(() => advanceChain(chain, [text]));
      expect([later, code]).toEqual([later, later === suite ? 'accepted' : 'trust-successor']);
    }
  });
});

describe('a trust document of two algorithms', () => {
  const payload = trustOf('ed25519+sm2');
  const root = signerOf(1, 'ed25519+sm2');

  it('is refused with half a root signature', () => {
    const [first, second] = halves(signTrust(payload, root).jws);
    for (const one of [first, second]) {
      expect(codeOfRefusal(() => openTrust(one))).toBe('jws-half-missing');
    }
  });

  it('is refused with an SM2 key that is no point of the curve', () => {
    const broken = root.publicKey.slice();
    broken[96] = (broken[96] ?? 0) ^ 1;
    const key = { kid: kidOf(broken), alg: 'Ed25519+SM2' as const, pub: toBase64Url(broken) };
    const keys = payload.keys.map((one, i) => (i === 0 ? { ...one, ...key } : one));
    expect(codeOfRefusal(() => signTrust({ ...payload, keys }, root))).toBe('trust-keys');
  });
});

describe('a card with keys of both algorithms', () => {
  const both = cardBy(own);
  const openText = (jws: string) => codeOfRefusal(() => openCard(jws));

  it('opens, serves every suite, and keeps the id that the Ed25519 key alone would have', () => {
    expect(openCard(both.jws)).toEqual(both);
    const alone = cardBy(signerOf(7, 'ed25519'));
    expect(both.payload.v).toBe(2);
    expect([alone.payload.v, alone.payload.expert]).toEqual([1, both.payload.expert]);
    for (const suite of suites) {
      const key = signingKeyOf(both.payload, suite);
      expect(kidOf(key ?? new Uint8Array())).toBe(signerOf(7, suite).kid);
    }
  });

  it('proves both keys: either half alone, or another’s key in it, is refused', () => {
    const [first, second] = halves(both.jws);
    expect([openText(first), openText(second)]).toEqual(['jws-half-missing', 'jws-half-missing']);
    if (both.payload.v !== 2) throw new Error('the card is of version 2');
    const stolen = toBase64Url(publicKeyPart(other.publicKey, 'SM2'));
    const payload = { ...both.payload, sm2_pub: stolen };
    expect(openText(signObject('enrol', payload, own).jws)).toBe('jws-signer');
    const kid = kidOf(Buffer.concat([own.publicKey.subarray(0, 32), other.publicKey.subarray(32)]));
    const claimed: Signer = { ...own, kid };
    expect(openText(signObject('enrol', payload, claimed).jws)).toBe('jws-signature');
  });

  it('is refused where header and payload name different layouts', () => {
    const [header = '', ...rest] = halves(both.jws)[0].split('.');
    const v1 = Buffer.from(header, 'base64url').toString().replace('enrol.v2', 'enrol.v1');
    expect(openText([Buffer.from(v1).toString('base64url'), ...rest].join('.'))).toBe(
      'object-schema',
    );
  });

  it('of the first version still opens, and has no key for an agency that asks for SM2', () => {
    expect(openCard(card.jws)).toEqual(card);
    expect(requireSigningKey(card.payload, 'ed25519')).toHaveLength(32);
    for (const suite of ['sm2', 'ed25519+sm2'] as const) {
      expect(codeOfRefusal(() => requireSigningKey(card.payload, suite))).toBe('card-suite');
    }
  });
});

describe('what an earlier build signed with SM2', () => {
  const golden = JSON.parse(
    readFileSync(new URL('../../fixtures/golden/suites.json', import.meta.url), 'utf8'),
  );

  it('still opens, to the same payloads and key ids', () => {
    for (const suite of ['sm2', 'ed25519+sm2'] as const) {
      expect(openTrust(golden[suite].trust).payload).toEqual(trustOf(suite));
      const signer = signerOf(7, suite);
      const sheet = openObject('sheet', golden[suite].sheet, onlyKey(signer.publicKey));
      expect(sheet.payload).toEqual(payloads.sheet);
      expect(golden[suite].kid).toBe(signer.kid);
    }
    expect(openCard(golden.card).payload).toEqual(cardBy(own).payload);
  });
});
