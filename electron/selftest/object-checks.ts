import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { add, divide, exactText, parseExact, printNumber, sum } from '../../shared/merge/exact.ts';
import { fromBase64Url } from '../formats/base64url.ts';
import { parseCanonicalBytes } from '../formats/canonical-bytes.ts';
import { onlyKey, openObject } from '../formats/jws.ts';
import { sm2PublicKeyOf, sm2Sign, sm2Verify, sm3Hex } from '../formats/sm2.ts';
import { bytesOf, type Check, check, hex } from './check.ts';

/** A seal as the first release wrote it, and the key that signed it. */
const sealKey = fromBase64Url('gTl3Dqh9F19Wo1Rmw0x-zMuNipG07jeiXfYPW4_Js5Q') ?? new Uint8Array();
const sealJws =
  'eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoiYWpnRDFmQlprQ29jYmEtOG02UnlraEwzeXF3SVkwekRybmF5ZFNud09DYyIsInR5cCI6InZuZC5oZW5ncGluZy5idW5kbGUtc2VhbC52MStqc29uIn0.eyJhZ2VuY3kiOiJBR0VOQ1ktMSIsImJ1bmRsZV9pZCI6ImFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6IiwiZm9ybV9zaGEyNTYiOiJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiIiwiaXNzdWVkX2F0IjoiMjAyNi0wNi0wMVQwODozMDowMFoiLCJtYW5pZmVzdF9zaGEyNTYiOiJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiIiwibWFuaWZlc3Rfc2l6ZSI6MTIzNCwibm90X2FmdGVyIjoiMjAyNy0wMS0wMVQwMDowMDowMFoiLCJwcmV2X3NlYWxfc2hhMjU2IjpudWxsLCJyZXYiOjEsInJvdW5kIjoiUk9VTkQtMjAyNi0xIiwidHJ1c3RfdmVyc2lvbiI6MSwidHlwZSI6ImJ1bmRsZS1zZWFsIiwidiI6MX0.KZSLew04JGB4bHOR0a_zk3FqBiShUDsHzdfX6jSUG-SeSvdxAYnjYQT1tAdVkqC0yf1xnlxTPQJ4yhKG495tCQ';

function outcome(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const openSeal = (jws: string) =>
  outcome(() => openObject('bundle-seal', jws, onlyKey(sealKey)).payloadSha256);

const parse = (text: string) =>
  outcome(() => canonicalJson(parseCanonicalBytes(Buffer.from(text), 'selftest') as never));

const sm2Seed = bytesOf('31feec8df4de3fd59d773edf91177150ed31ba14ef8de3e5381f2089237e6743');
const sm2Key =
  '04cca2bc21e6ef2ca0139db176174aa671e3181ee37b544c493a3b9fadeee092a57dff5d2b103b7789ae4d5ff458c81d85f4e3a7bda2b484bbcef0d88dfed28464';
/** OpenSSL's, over the same message. */
const sm2Signature = bytesOf(
  'c5539200657924342c533fc3473463aab9862d2f332cf99efd2af0073a99d56fb89f556ec476e50ab1b66e98383c0905c53599eb85ce9e2b8f8722357b922f50',
);
const sm2Message = Buffer.from('hengping selftest');

export const objectChecks: readonly Check[] = [
  check(
    'object.opens',
    '签名文件：核验',
    'A signed object verifies',
    '9547eab27deb341ca88e327344092d38970d249912df389c933e8453667cd851',
    () => openSeal(sealJws),
  ),
  check(
    'object.refuses',
    '签名文件：拒绝改动的签名、内容与写法',
    'A signed object is refused with another signature, content or form',
    'jws-signature jws-signature jws-form',
    () =>
      [
        sealJws.replace('.KZSL', '.KZSM'),
        sealJws.replace('eyJhZ2VuY3ki', 'eyJhZ2VuY3kj'),
        `${sealJws}=`,
      ]
        .map(openSeal)
        .join(' '),
  ),
  check(
    'json.canonical',
    '规范 JSON：写',
    'Canonical JSON, written',
    '{"a":[1,"\\u0001","é"],"aa":-7,"ｂ":{"":null}}',
    () => canonicalJson({ ｂ: { '': null }, aa: -7, a: [1, '\u0001', 'é'] }),
  ),
  check(
    'json.strict',
    '规范 JSON：只读一种写法',
    'Canonical JSON, read in one form only',
    '{"a":1,"b":"é"} jws-payload jws-payload jws-payload jws-payload',
    () =>
      ['{"a":1,"b":"é"}', '{"a":1,"a":1}', '{"b":1,"a":1}', '{"a":1.0}', '{"a":"\\u00e9"}']
        .map(parse)
        .join(' '),
  ),
  check(
    'exact.sum',
    '精确计算：1/3 + 1/6 = 1/2，三数之和再除',
    'Exact arithmetic: 1/3 + 1/6 = 1/2, and a sum divided',
    '1/2 100/3 33.33',
    () => {
      const third = divide(sum(['10', '20', '70'].map(parseExact)), parseExact('3'));
      const half = add(parseExact('1/3'), parseExact('1/6'));
      return `${exactText(half)} ${exactText(third)} ${printNumber(third, 2, 'half-up')}`;
    },
  ),
  check(
    'sm3',
    'SM3',
    'SM3',
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    () => sm3Hex(Buffer.from('abc')),
  ),
  check(
    'sm2',
    'SM2：公钥、核验 OpenSSL 的签名、拒绝改动、自签自验',
    'SM2: public key, OpenSSL’s signature, refusal, own signature',
    `${sm2Key} true false true`,
    () => {
      const key = sm2PublicKeyOf(sm2Seed);
      const other = Buffer.from('hengping selftesT');
      const own = sm2Sign(sm2Seed, key, sm2Message);
      const verdicts = [
        sm2Verify(key, sm2Message, sm2Signature),
        sm2Verify(key, other, sm2Signature),
        sm2Verify(key, sm2Message, own),
      ];
      return `${hex(key)} ${verdicts.join(' ')}`;
    },
  ),
];
