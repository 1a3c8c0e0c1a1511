import { randomBytes } from 'node:crypto';
import { Refusal } from '../../shared/errors.ts';
import {
  ageHeaderLength,
  agePayloadNonceSize,
  newAgeHeader,
  unwrapAgeHeader,
} from './age-header.ts';
import {
  ChunkCipher,
  chunkSize,
  chunksOf,
  payloadKey,
  plaintextSizeOf,
  sealedChunkSize,
  sealedPayloadSize,
} from './age-stream.ts';
import { primitives } from './primitives.ts';

/** A new age file's key and everything before its first chunk (header and payload nonce). */
export type AgeStart = {
  readonly start: Uint8Array;
  readonly headerLength: number;
  readonly cipher: ChunkCipher;
};

/**
 * Begins an age v1 file to `recipients`, all of one suite.
 * @throws Refusal suite-mixed, age-recipient
 */
export async function startAge(recipients: readonly string[]): Promise<AgeStart> {
  const { header, fileKey } = await newAgeHeader(recipients);
  const nonce = randomBytes(agePayloadNonceSize);
  const cipher = new ChunkCipher(payloadKey(fileKey, nonce));
  primitives.wipe(fileKey);
  return { start: Buffer.concat([header, nonce]), headerLength: header.length, cipher };
}

/**
 * Encrypts bytes held in memory (metadata, posts) to an age v1 file.
 * @throws Refusal suite-mixed, age-recipient
 */
export async function sealAge(
  plaintext: Uint8Array,
  recipients: readonly string[],
): Promise<Uint8Array> {
  const { start, cipher } = await startAge(recipients);
  const file = new Uint8Array(start.length + sealedPayloadSize(plaintext.length));
  file.set(start);
  const last = chunksOf(plaintext.length) - 1;
  for (let i = 0; i <= last; i++) {
    const chunk = plaintext.subarray(i * chunkSize, (i + 1) * chunkSize);
    const at = start.length + i * sealedChunkSize;
    cipher.seal(file.subarray(at, at + chunk.length + 16), chunk, i, i === last);
  }
  cipher.wipe();
  return file;
}

/**
 * Decrypts an age file held in memory.
 * @param sizeLimit longest file that is looked at, in bytes
 * @throws Refusal object-too-large, age-header, age-header-mac, age-no-match, age-identity,
 * age-payload, suite-mixed
 */
export async function decryptSmall(
  file: Uint8Array,
  identities: readonly string[],
  sizeLimit: number,
): Promise<Uint8Array> {
  if (file.length > sizeLimit) {
    throw new Refusal('object-too-large', 'age file over its size limit', { type: 'age' });
  }
  const headerLength = ageHeaderLength(file);
  const fileKey = await unwrapAgeHeader(file.subarray(0, headerLength), identities);
  const nonceEnd = headerLength + agePayloadNonceSize;
  if (file.length < nonceEnd)
    throw new Refusal('age-header', 'age file ends before its payload', {});
  const cipher = new ChunkCipher(payloadKey(fileKey, file.subarray(headerLength, nonceEnd)));
  primitives.wipe(fileKey);
  try {
    return openPayload(file.subarray(nonceEnd), cipher);
  } finally {
    cipher.wipe();
  }
}

function openPayload(sealed: Uint8Array, cipher: ChunkCipher): Uint8Array {
  const size = plaintextSizeOf(sealed.length);
  if (size === null) throw new Refusal('age-payload', 'age payload has an impossible size', {});
  const plaintext = new Uint8Array(size);
  const last = chunksOf(size) - 1;
  for (let i = 0; i <= last; i++) {
    const target = plaintext.subarray(i * chunkSize, (i + 1) * chunkSize);
    const chunk = sealed.subarray(i * sealedChunkSize, (i + 1) * sealedChunkSize);
    if (!cipher.unseal(target, chunk, i, i === last)) {
      throw new Refusal('age-payload', 'age payload was altered or cut', {});
    }
  }
  return plaintext;
}
