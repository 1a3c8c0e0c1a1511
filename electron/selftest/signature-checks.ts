import { loadSodium, type Primitives } from '../formats/primitives.ts';
import { noblePrimitives } from '../formats/primitives-noble.ts';
import { verifyEd25519 } from '../formats/signing.ts';
import { bytesOf, type Check, check, hex } from './check.ts';

/** RFC 8032 §7.1. */
const known = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    message: '',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    message: '72',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    message: 'af82',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
] as const;

const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** The same signature with S + L for S: verifiers that do not look accept both. */
function malleable(of: Uint8Array): Uint8Array {
  const s = (littleEndian(of.subarray(32)) + groupOrder).toString(16).padStart(64, '0');
  return Buffer.concat([of.subarray(0, 32), Buffer.from(s, 'hex').reverse()]);
}

const one = (length: number) => Buffer.concat([Buffer.from([1]), Buffer.alloc(length - 1)]);
const [, second] = known;
const own = { key: bytesOf(second.publicKey), signature: bytesOf(second.signature) };

/** What nobody may sign with. */
const forged = [
  { ...own, message: '73' },
  { ...own, message: '72', signature: malleable(own.signature) },
  // The neutral element as key and as R fulfils the bare equation for any message.
  { message: '72', key: one(32), signature: one(64) },
  { message: '72', key: Buffer.alloc(32), signature: one(64) },
];

function signatureChecks(name: string, of: Primitives | null): readonly Check[] {
  return [
    ...known.map(({ seed, message, publicKey, signature }, i) =>
      check(
        `ed25519.${name}.${i + 1}`,
        `Ed25519（${name}）：签名与核验 ${i + 1}`,
        `Ed25519 (${name}), sign and verify ${i + 1}`,
        `${publicKey} ${signature} verifies`,
        () => {
          if (of === null) return null;
          const key = of.publicKeyOf(bytesOf(seed));
          const made = of.sign(bytesOf(seed), bytesOf(message));
          const verifies = of.verify(key, bytesOf(message), made);
          return `${hex(key)} ${hex(made)} ${verifies ? 'verifies' : 'refused'}`;
        },
      ),
    ),
    check(
      `ed25519.${name}.refuses`,
      `Ed25519（${name}）：拒绝伪造与小阶密钥`,
      `Ed25519 (${name}) refuses forgeries and small-order keys`,
      forged.map(() => 'refused').join(' '),
      () => {
        if (of === null) return null;
        const verdicts = forged.map(({ key, message, signature }) =>
          of.verify(key, bytesOf(message), signature),
        );
        return verdicts.map((accepted) => (accepted ? 'accepted' : 'refused')).join(' ');
      },
    ),
  ];
}

const long = Buffer.concat([own.signature, Buffer.alloc(1)]);

/** Both implementations by the same answers: which of them a machine uses must not matter. */
export const ed25519Checks: readonly Check[] = [
  ...signatureChecks('libsodium', loadSodium()),
  ...signatureChecks('noble', noblePrimitives),
  check(
    'ed25519.length',
    'Ed25519：签名只有 64 字节',
    'Ed25519 signatures have 64 bytes',
    'true false',
    () => {
      const verify = (signature: Uint8Array) => verifyEd25519(own.key, bytesOf('72'), signature);
      return `${verify(own.signature)} ${verify(long)}`;
    },
  ),
];
