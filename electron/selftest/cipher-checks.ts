import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ChunkCipher } from '../formats/age-stream.ts';
import { loadSodium, type Primitives } from '../formats/primitives.ts';
import { noblePrimitives } from '../formats/primitives-noble.ts';
import { sealUnder, unsealUnder } from '../vault/sealing.ts';
import { bytesOf, type Check, check, hex } from './check.ts';

const plaintext = Buffer.from(
  "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
);
const key = () => bytesOf('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
const nonce = bytesOf('070000004041424344454647');

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy[7] = (copy[7] ?? 0) ^ 1;
  return copy;
}

/** RFC 8439 §2.8.2 but for its associated data; the tag is OpenSSL's. */
const sealedText =
  'd31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b3692ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b61166a23a4681fd59456aea1d29f82477216';

const aead = (name: string, of: Primitives | null): Check =>
  check(
    `chacha20-poly1305.${name}`,
    `ChaCha20-Poly1305（${name}）：加密、解密、拒绝篡改`,
    `ChaCha20-Poly1305 (${name}): seal, open, refuse what was altered`,
    `${sealedText} opens refused`,
    () => {
      if (of === null) return null;
      const sealed = new Uint8Array(plaintext.length + 16);
      of.seal(sealed, plaintext, nonce, key());
      const opened = new Uint8Array(plaintext.length);
      const opens = of.unseal(opened, sealed, nonce, key()) && plaintext.equals(opened);
      const altered = of.unseal(opened, flipped(sealed), nonce, key());
      return `${hex(sealed)} ${opens ? 'opens' : 'stays shut'} ${altered ? 'accepted' : 'refused'}`;
    },
  );

export const cipherChecks: readonly Check[] = [
  aead('libsodium', loadSodium()),
  aead('noble', noblePrimitives),
  check(
    'chacha20-poly1305.chunk',
    '文档分块：第 2³³+1 块，末块',
    'Chunk of a document: number 2³³+1, the last one',
    '30aaa56b12b3e7129732e51ca4bdb4731361ef9bfff8b96104f1f64b454a1212714839d86267afb3eb6359c6dadc92c4a539900aae5d0b24775bde5729572ac526163cc0e94c86de91452ac085385d0270ba06c9160ff84d22a2bd60bc49f01d8aa3247763ea0f36b35743ded9220e3265a999ad1a0af16ce3a93ac9c121eed324c3',
    () => {
      const sealed = new Uint8Array(plaintext.length + 16);
      new ChunkCipher(key()).seal(sealed, plaintext, 2 ** 33 + 1, true);
      return hex(sealed);
    },
  ),
  // draft-irtf-cfrg-xchacha-03, A.3.1.
  check(
    'xchacha20-poly1305',
    'XChaCha20-Poly1305（工作区）',
    'XChaCha20-Poly1305 (workspace)',
    'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49',
    () => {
      const long = bytesOf('404142434445464748494a4b4c4d4e4f5051525354555657');
      return hex(
        xchacha20poly1305(key(), long, bytesOf('50515253c0c1c2c3c4c5c6c7')).encrypt(plaintext),
      );
    },
  ),
  check(
    'xchacha20-poly1305.context',
    '工作区密封：只在原处打开',
    'A sealed value opens in its own place only',
    'opens refused refused',
    () => {
      const sealed = sealUnder(key(), 'here', plaintext);
      const says = (context: string, bytes: Uint8Array) =>
        unsealUnder(key(), context, bytes) === null ? 'refused' : 'opens';
      return `${says('here', sealed)} ${says('there', sealed)} ${says('here', flipped(sealed))}`;
    },
  ),
];
