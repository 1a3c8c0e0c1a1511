import { Refusal } from '../../shared/errors.ts';
import type { AgeSuite } from '../../shared/objects/common.ts';
import { decryptSmall, sealAge } from '../formats/age.ts';
import { newAgeIdentity } from '../formats/age-keys.ts';
import { sha256Hex } from '../formats/hash.ts';
import { type AgeVector, ageVectors } from './age-vectors.ts';
import { type Check, check } from './check.ts';

const sizeLimit = 64 * 1024;

/** Our code for each category of the vectors. */
const codes: Readonly<Record<string, string>> = {
  'no match': 'age-no-match',
  'header failure': 'age-header',
  'HMAC failure': 'age-header-mac',
  'payload failure': 'age-payload',
};

async function read(vector: AgeVector): Promise<string> {
  try {
    const file = Buffer.from(vector.file, 'base64');
    return sha256Hex(await decryptSmall(file, [vector.identity], sizeLimit));
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

async function sealAndOpen(suite: AgeSuite): Promise<string> {
  const own = await newAgeIdentity(suite);
  const other = await newAgeIdentity(suite);
  const text = Buffer.from('hengping selftest');
  const file = await sealAge(text, [own.recipient]);
  const opened = text.equals(await decryptSmall(file, [own.identity], sizeLimit));
  const refused = await decryptSmall(file, [other.identity], sizeLimit).catch((error: unknown) =>
    error instanceof Refusal ? error.code : 'threw',
  );
  return `${opened ? 'opens' : 'differs'} ${String(refused)}`;
}

const suites = [
  ['pq', 'ML-KEM-768 + X25519'],
  ['x25519', 'X25519'],
] as const;

export const ageChecks: readonly Check[] = [
  ...ageVectors.map((vector) =>
    check(
      `age.cctv.${vector.name}`,
      `age 测试向量 ${vector.name}`,
      `age vector ${vector.name}`,
      vector.expect === 'success' ? vector.payload : (codes[vector.expect] ?? ''),
      () => read(vector),
    ),
  ),
  ...suites.map(([suite, words]) =>
    check(
      `age.round-trip.${suite}`,
      `age 新密钥加密与解密（${words}）`,
      `age with new keys (${words})`,
      'opens age-no-match',
      () => sealAndOpen(suite),
    ),
  ),
];
