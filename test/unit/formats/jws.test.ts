import { compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { sha256Hex } from '../../../electron/formats/hash.ts';
import {
  lineOf,
  onlyKey,
  openObject,
  peekObject,
  signObject,
} from '../../../electron/formats/jws.ts';
import { objectKinds } from '../../../electron/formats/objects.ts';
import { codeOfRefusal } from './refusals.ts';
import { keyFor, objectTypes, payloads, sign, signerOf, signers } from './sample-round.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const sheetHeader = `{"alg":"Ed25519","kid":"${signers.expert.kid}","typ":"vnd.hengping.sheet.v1+json"}`;
const sheetPayload = Buffer.from(sign('sheet').jws.split('.')[1] ?? '', 'base64url').toString();

/** A sheet whose header and payload are the given bytes, properly signed by the expert. */
function forge(header: string, payload: string | Uint8Array): string {
  const body = typeof payload === 'string' ? bytes(payload) : payload;
  const signed = `${toBase64Url(bytes(header))}.${toBase64Url(body)}`;
  return `${signed}.${toBase64Url(signers.expert.sign(bytes(signed), 'Ed25519'))}`;
}

const openSheet = (jws: string) => codeOfRefusal(() => openObject('sheet', jws, keyFor('sheet')));

describe('a signed object', () => {
  it('opens to what was signed, for every type', () => {
    for (const type of objectTypes) {
      const made = sign(type);
      expect(openObject(type, made.jws, keyFor(type))).toEqual(made);
      expect(made.payload).toEqual(payloads[type]);
    }
  });

  it('is known by the hash of its payload bytes', () => {
    const sheet = sign('sheet');
    expect(sheet.payloadSha256).toBe(sha256Hex(sheetPayload));
    expect(lineOf(sheet.jws)).toMatchObject({
      type: 'sheet',
      kid: signers.expert.kid,
      payloadSha256: sheet.payloadSha256,
    });
  });

  it('verifies under jose, an independent implementation, for every type', async () => {
    for (const type of objectTypes) {
      const { jws } = sign(type);
      const x = toBase64Url(signerOf(type).publicKey);
      const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519');
      const verified = await compactVerify(jws, key, { algorithms: ['Ed25519'] });
      expect(verified.protectedHeader.typ).toBe(objectKinds[type].typ);
      expect(JSON.parse(Buffer.from(verified.payload).toString())).toEqual(payloads[type]);
    }
  });

  it('does not open as any other type, even under the key that signed it', () => {
    for (const made of objectTypes) {
      const { jws } = sign(made);
      const key = onlyKey(signerOf(made).publicKey);
      for (const asked of objectTypes) {
        const code = codeOfRefusal(() => openObject(asked, jws, key));
        const tooLarge = jws.length > objectKinds[asked].sizeLimit;
        expect([made, asked, code]).toEqual([
          made,
          asked,
          made === asked ? 'accepted' : tooLarge ? 'object-too-large' : 'jws-type',
        ]);
      }
    }
  });

  it('refuses every single flipped bit', () => {
    const { jws } = sign('bundle-seal');
    const text = Buffer.from(jws, 'latin1');
    const accepted: number[] = [];
    for (let bit = 0; bit < text.length * 8; bit++) {
      const flipped = Buffer.from(text);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const act = () =>
        openObject('bundle-seal', flipped.toString('latin1'), keyFor('bundle-seal'));
      if (codeOfRefusal(act) === 'accepted') accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  it('refuses every truncation and every appended byte', () => {
    const { jws } = sign('bundle-seal');
    const open = (text: string) =>
      codeOfRefusal(() => openObject('bundle-seal', text, keyFor('bundle-seal')));
    for (let end = 0; end < jws.length; end++) expect(open(jws.slice(0, end))).not.toBe('accepted');
    for (const tail of ['\n', ' ', '=', '.', 'A', '\0', '.e30']) {
      expect(open(jws + tail)).not.toBe('accepted');
    }
  });

  it('refuses any header but the one that is prescribed', () => {
    const { kid } = signers.expert;
    const typ = 'vnd.hengping.sheet.v1+json';
    const headers = [
      `{"alg":"EdDSA","kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"none","kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"HS256","kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"Ed25519","b64":false,"crit":["b64"],"kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"Ed25519","crit":[],"kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"Ed25519","jwk":{},"kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"none","alg":"Ed25519","kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"Ed25519","typ":"${typ}","kid":"${kid}"}`,
      `{"alg":"Ed25519","kid":"${kid}","typ":"application/${typ}"}`,
      `{"alg":"Ed25519","kid":"${kid}","typ":"VND.hengping.sheet.v1+json"}`,
      `{"alg": "Ed25519","kid":"${kid}","typ":"${typ}"}`,
      `{"alg":"Ed25519","kid":"${kid}","typ":"${typ}"}\n`,
      `{"alg":"Ed25519","kid":"${kid}"}`,
      `{"alg":"Ed25519","typ":"${typ}"}`,
      `{}`,
    ];
    expect(openSheet(forge(sheetHeader, sheetPayload))).toBe('accepted');
    for (const header of headers) expect(openSheet(forge(header, sheetPayload))).toBe('jws-header');
  });

  it('says that a later version needs a newer program', () => {
    const later = sheetHeader.replace('sheet.v1', 'sheet.v2');
    expect(openSheet(forge(later, sheetPayload))).toBe('object-newer');
  });

  it('refuses a key that may not sign, and a signature by another key', () => {
    const { jws } = signObject('sheet', payloads.sheet, signers.otherExpert);
    expect(openSheet(jws)).toBe('jws-signer');
    const [header, payload] = sign('sheet').jws.split('.');
    expect(openSheet(`${header}.${payload}.${jws.split('.')[2]}`)).toBe('jws-signature');
  });

  it('refuses signatures of another length', () => {
    const [header, payload, signature] = sign('sheet').jws.split('.');
    const raw = Buffer.from(signature ?? '', 'base64url');
    for (const other of [raw.subarray(0, 63), Buffer.concat([raw, Buffer.alloc(1)])]) {
      expect(openSheet(`${header}.${payload}.${toBase64Url(other)}`)).toBe('jws-signature');
    }
  });

  it('refuses padding, other alphabets and stray bits in base64url', () => {
    const { jws } = sign('sheet');
    const [header = '', payload = '', signature = ''] = jws.split('.');
    expect(signature.length).toBe(86);
    // 64 bytes leave four unused bits in the last character.
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(
      signature.at(-1) ?? '',
    );
    const stray = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[last + 1];
    for (const broken of [
      `${header}.${payload}.${signature}==`,
      `${header}.${payload}.${signature.slice(0, -1)}${stray}`,
      `${header}.${payload}.${signature.slice(0, 40)}\n${signature.slice(40)}`,
      `${header}.${payload.slice(0, 9)} ${payload.slice(9)}.${signature}`,
      `${header}.${payload}.`,
      `.${payload}.${signature}`,
      `${header}..${signature}`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature}.${signature}`,
    ]) {
      expect(openSheet(broken)).toBe('jws-form');
    }
  });

  it('refuses every payload that is not the one text of its value, though it is signed', () => {
    const start = sheetPayload.slice(0, -1);
    const texts: (string | Uint8Array)[] = [
      ` ${sheetPayload}`,
      `${sheetPayload}\n`,
      `\uFEFF${sheetPayload}`,
      `${start},"v":1}`,
      sheetPayload.replace('"rev":1', '"rev":1.0'),
      sheetPayload.replace('"rev":1', '"rev":1e0'),
      sheetPayload.replace('"rev":1', '"rev":-0'),
      sheetPayload.replace('"rev":1', '"rev":9007199254740993'),
      sheetPayload.replace('"rev":1', '"rev":1e400'),
      sheetPayload.replace('同意', '\\u540c\\u610f'),
      sheetPayload.replace('同意', '\\ud800'),
      sheetPayload.replace('"rev":1', '"rev": 1'),
      sheetPayload.replace('{"agency"', '{"zz":1,"agency"'),
      Buffer.concat([bytes(sheetPayload.slice(0, 20)), Buffer.from([0xc0, 0x80])]),
      '',
      'null,',
      '['.repeat(5000) + ']'.repeat(5000),
    ];
    for (const text of texts) {
      const expected = text === '' ? 'jws-form' : 'jws-payload';
      expect([String(text).slice(0, 40), openSheet(forge(sheetHeader, text))]).toEqual([
        String(text).slice(0, 40),
        expected,
      ]);
    }
  });

  it('refuses members that the schema does not know, __proto__ among them', () => {
    const withMember = (member: string) => sheetPayload.replace('"agency"', `${member},"agency"`);
    expect(openSheet(forge(sheetHeader, withMember('"__proto__":{"a":1}')))).toBe('object-schema');
    expect(openSheet(forge(sheetHeader, withMember('"a":1')))).toBe('object-schema');
    expect(openSheet(forge(sheetHeader, '{}'))).toBe('object-schema');
    expect(openSheet(forge(sheetHeader, 'null'))).toBe('object-schema');
  });

  it('refuses ids outside ASCII and texts that are not NFC', () => {
    const twin = sheetPayload.replace('"A-01"', '"А-01"');
    expect(openSheet(forge(sheetHeader, twin))).toBe('object-schema');
    const decomposed = sheetPayload.replace('同意', 'e\u0301');
    expect(openSheet(forge(sheetHeader, decomposed))).toBe('object-schema');
  });

  it('refuses what is larger than its type may be, before decoding it', () => {
    const huge = 'A'.repeat(objectKinds.sheet.sizeLimit + 1);
    expect(openSheet(huge)).toBe('object-too-large');
  });

  it('can be peeked at without a key, and then says so in its name', () => {
    const { jws } = sign('coi');
    const [header, payload] = jws.split('.');
    const unsigned = `${header}.${payload}.${toBase64Url(new Uint8Array(64))}`;
    const peeked = peekObject(unsigned);
    expect(peeked.type).toBe('coi');
    expect(peeked.unverifiedPayload).toEqual(payloads.coi);
  });

  it('cannot be made from a payload that readers would refuse', () => {
    const bad = { ...payloads.sheet, rev: 0 };
    expect(codeOfRefusal(() => signObject('sheet', bad, signers.expert))).toBe('object-schema');
  });
});
