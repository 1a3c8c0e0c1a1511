// Threat 5: a header that asks the verifier to be lenient.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { openObject, peekObject } from '../../../electron/formats/jws.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import { codeOfRefusal } from '../formats/refusals.ts';
import { keyFor, objectTypes, sign, signerOf, signers } from '../formats/sample-round.ts';
import { forge, forgeAs, headerOf } from './forge.ts';
import { hasVectors, readVectors, skippedWithout } from './others-vectors.ts';

const { kid, publicKey } = signers.expert;
const typ = 'vnd.hengping.sheet.v1+json';
const genuine = sign('sheet').jws;
const [header64 = '', payload64 = '', signature64 = ''] = genuine.split('.');
const payload = Buffer.from(payload64, 'base64url').toString('utf8');
const jwk = `{"crv":"Ed25519","kty":"OKP","x":"${toBase64Url(publicKey)}"}`;

const open = (jws: string) => codeOfRefusal(() => openObject('sheet', jws, keyFor('sheet')));

/** Every header here is soundly signed by the very key that may sign. */
const headers: Readonly<Record<string, string>> = {
  'no algorithm': `{"alg":"none","kid":"${kid}","typ":"${typ}"}`,
  'no algorithm in odd letters': `{"alg":"nOnE","kid":"${kid}","typ":"${typ}"}`,
  'an empty algorithm': `{"alg":"","kid":"${kid}","typ":"${typ}"}`,
  'HMAC under the public key': `{"alg":"HS256","kid":"${kid}","typ":"${typ}"}`,
  'the older name of the algorithm': `{"alg":"EdDSA","kid":"${kid}","typ":"${typ}"}`,
  'the other curve': `{"alg":"Ed448","kid":"${kid}","typ":"${typ}"}`,
  'the algorithm in small letters': `{"alg":"ed25519","kid":"${kid}","typ":"${typ}"}`,
  'an algorithm that is a list': `{"alg":["Ed25519"],"kid":"${kid}","typ":"${typ}"}`,
  'a payload that is not encoded': `{"alg":"Ed25519","b64":false,"crit":["b64"],"kid":"${kid}","typ":"${typ}"}`,
  'a payload that says it is encoded': `{"alg":"Ed25519","b64":true,"kid":"${kid}","typ":"${typ}"}`,
  'something critical': `{"alg":"Ed25519","crit":["exp"],"exp":1,"kid":"${kid}","typ":"${typ}"}`,
  'nothing critical': `{"alg":"Ed25519","crit":[],"kid":"${kid}","typ":"${typ}"}`,
  'its own key': `{"alg":"Ed25519","jwk":${jwk},"kid":"${kid}","typ":"${typ}"}`,
  'where its key is': `{"alg":"Ed25519","jku":"https://example.org/k","kid":"${kid}","typ":"${typ}"}`,
  'a certificate': `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}","x5c":["MIIB"]}`,
  'where its certificate is': `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}","x5u":"file:///etc/passwd"}`,
  compression: `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}","zip":"DEF"}`,
  'a second algorithm': `{"alg":"none","alg":"Ed25519","kid":"${kid}","typ":"${typ}"}`,
  'a second key id': `{"alg":"Ed25519","kid":"x","kid":"${kid}","typ":"${typ}"}`,
  'a second type': `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}","typ":"${typ}"}`,
  'a member for prototypes': `{"__proto__":{},"alg":"Ed25519","kid":"${kid}","typ":"${typ}"}`,
  'another order': `{"kid":"${kid}","alg":"Ed25519","typ":"${typ}"}`,
  'white space': `{"alg":"Ed25519", "kid":"${kid}","typ":"${typ}"}`,
  'a line feed behind it': `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}"}\n`,
  'a byte order mark': `\uFEFF{"alg":"Ed25519","kid":"${kid}","typ":"${typ}"}`,
  'a zero behind it': `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}"}\0`,
  'an escape in a name': `{"\\u0061lg":"Ed25519","kid":"${kid}","typ":"${typ}"}`,
  'no type': `{"alg":"Ed25519","kid":"${kid}"}`,
  'the media type in full': `{"alg":"Ed25519","kid":"${kid}","typ":"application/${typ}"}`,
  'the type in large letters': `{"alg":"Ed25519","kid":"${kid}","typ":"VND.HENGPING.SHEET.V1+JSON"}`,
  'another vendor': `{"alg":"Ed25519","kid":"${kid}","typ":"vnd.hengpinq.sheet.v1+json"}`,
  'no version': `{"alg":"Ed25519","kid":"${kid}","typ":"vnd.hengping.sheet+json"}`,
  'a key id cut short': `{"alg":"Ed25519","kid":"${kid.slice(0, 42)}","typ":"${typ}"}`,
  'a key id that goes on': `{"alg":"Ed25519","kid":"${kid}A","typ":"${typ}"}`,
  'a list': `["Ed25519","${kid}","${typ}"]`,
  null: 'null',
  nothing: '{}',
};

describe('threat 5: generated headers', () => {
  it('the one header opens', () => {
    expect(open(forge(headerOf('sheet', kid), payload))).toBe('accepted');
    expect(forge(headerOf('sheet', kid), payload)).toBe(genuine);
  });

  for (const [what, header] of Object.entries(headers)) {
    it(`refuses ${what}, though the signature is sound`, () => {
      const jws = forge(header, payload);
      expect(open(jws)).toBe('jws-header');
      expect(codeOfRefusal(() => peekObject(jws))).toBe('jws-header');
    });
  }

  it('refuses every version but its own', () => {
    for (const version of ['0', '01', '00001', '2', '10', '999999']) {
      const other = forge(headerOf('sheet', kid).replace('.v1', `.v${version}`), payload);
      expect(['jws-header', 'jws-type', 'object-newer']).toContain(open(other));
    }
  });

  it('refuses each other text of the type, for every type', () => {
    for (const type of objectTypes) {
      const body = sign(type).jws.split('.')[1] ?? '';
      const header = headerOf(type, signerOf(type).kid);
      for (const wrong of [header.replace('.v1', ''), header.replace('+json', ''), ` ${header}`]) {
        const jws = forge(wrong, Buffer.from(body, 'base64url'), signerOf(type).publicKey);
        const act = () => openObject(type, jws, keyFor(type));
        expect([type, codeOfRefusal(act)]).toEqual([type, 'jws-header']);
      }
      expect(forgeAs(type, Buffer.from(body, 'base64url'))).toBe(sign(type).jws);
    }
  });

  it('refuses what is signed with no key, or with the public key as a secret', () => {
    const signed = `${header64}.${payload64}`;
    expect(open(`${signed}.`)).toBe('jws-form');
    for (const secret of [publicKey, Buffer.from(toBase64Url(publicKey)), Buffer.from(jwk)]) {
      const mac = createHmac('sha256', secret).update(signed).digest();
      const long = createHmac('sha512', secret).update(signed).digest();
      expect(open(`${signed}.${toBase64Url(mac)}`)).toBe('jws-signature');
      expect(open(`${signed}.${toBase64Url(long)}`)).toBe('jws-signature');
    }
    expect(open(`${signed}.${toBase64Url(new Uint8Array(64))}`)).toBe('jws-signature');
  });

  it('refuses every other way to write the same three parts', () => {
    const inside = (at: number, text: string) => genuine.slice(0, at) + text + genuine.slice(at);
    const dots = [header64.length, header64.length + 1 + payload64.length];
    const others = [
      ...[' ', '\n', '\r\n', '\t', '\0', '=', '==', '\u00a0', '\uFEFF', '.', '~'].flatMap(
        (text) => [
          text + genuine,
          genuine + text,
          inside(5, text),
          ...dots.map((at) => inside(at, text)),
        ],
      ),
      genuine.replaceAll('-', '+').replaceAll('_', '/'),
      `${header64}..${signature64}`,
      `.${payload64}.${signature64}`,
      `${header64}.${signature64}`,
      `${genuine}.${signature64}`,
      `{"payload":"${payload64}","protected":"${header64}","signature":"${signature64}"}`,
      encodeURIComponent(genuine).replaceAll('.', '%2E'),
      genuine.toUpperCase(),
    ].filter((text) => text !== genuine);
    expect(others.length).toBeGreaterThan(50);
    for (const text of others) expect([text, open(text)]).not.toEqual([text, 'accepted']);
  });

  it('refuses a last character with bits that no byte takes up', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const [i, part] of [header64, payload64, signature64].entries()) {
      const spare = (part.length % 4 === 2 && 4) || (part.length % 4 === 3 && 2) || 0;
      const last = alphabet.indexOf(part.at(-1) ?? '');
      for (let bits = 1; bits < 1 << spare; bits++) {
        const other = part.slice(0, -1) + alphabet.charAt(last + bits);
        const parts = [header64, payload64, signature64].with(i, other);
        expect(open(parts.join('.'))).toBe('jws-form');
      }
    }
  });
});

type Group = { readonly tests: readonly { readonly tcId: number; readonly jws: string }[] };
const wycheproof = 'wycheproof-json_web_signature_test.json';

describe.skipIf(!hasVectors(wycheproof))(
  `threat 5: the vectors of others (${skippedWithout})`,
  () => {
    it('each of Wycheproof’s 401 JWS is refused by its form or its header, the sound ones too', () => {
      const groups: readonly Group[] = readVectors(wycheproof).testGroups;
      const all = groups.flatMap(({ tests }) => tests);
      expect(all).toHaveLength(401);
      const codes = new Set(
        all.flatMap(({ jws }) => [open(jws), codeOfRefusal(() => peekObject(jws))]),
      );
      expect([...codes].toSorted()).toEqual(['jws-form', 'jws-header']);
    });

    it('each of them with our header and our signature in place is refused for its payload', () => {
      const groups: readonly Group[] = readVectors(wycheproof).testGroups;
      for (const { jws } of groups.flatMap(({ tests }) => tests)) {
        const body = Buffer.from(jws.split('.')[1] ?? '', 'base64url');
        const code = open(forge(headerOf('sheet', kid), body));
        expect(['jws-form', 'jws-payload', 'object-schema']).toContain(code);
      }
      expect(objectKinds.sheet.typ).toBe(typ);
    });
  },
);
