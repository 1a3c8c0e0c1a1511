import { Decrypter, Encrypter } from 'age-encryption';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { AgeSuite } from '../../shared/objects/common.ts';
import { suiteOfRecipients } from './age-keys.ts';

/** Longest age header that is read, in bytes: about ten hybrid recipients. */
export const longestAgeHeader = 16 * 1024;

const versionLine = 'age-encryption.org/v1\n';
export const agePayloadNonceSize = 16;
const emptyPayloadSize = agePayloadNonceSize + 16;

export type NewAgeHeader = {
  readonly header: Uint8Array;
  /** 16 secret bytes, for one file only; wipe after use. */
  readonly fileKey: Uint8Array;
};

/**
 * A header for a new file to `recipients`, with the file key for sealing its payload.
 * The library writes whole files only. A recipient of our own adds no stanza and sees the file key
 * pass; the empty payload behind the header is thrown away together with its nonce.
 * @throws Refusal suite-mixed, age-recipient
 */
export async function newAgeHeader(recipients: readonly string[]): Promise<NewAgeHeader> {
  suiteOfRecipients(recipients);
  const encrypter = new Encrypter();
  let fileKey: Uint8Array | null = null;
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = key.slice();
      return [];
    },
  });
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const file = await encrypter.encrypt(new Uint8Array(0));
  invariant(fileKey !== null, 'the encrypter wraps the file key for each recipient');
  return { header: file.subarray(0, file.length - emptyPayloadSize), fileKey };
}

/**
 * Length of the header at the start of an age file, its last line feed included.
 * @throws Refusal age-header where the bytes do not start with an age v1 header of at most 16 KiB
 */
export function ageHeaderLength(start: Uint8Array): number {
  const text = Buffer.from(
    start.buffer,
    start.byteOffset,
    Math.min(start.byteLength, longestAgeHeader),
  ).toString('latin1');
  if (!text.startsWith(versionLine)) throw new Refusal('age-header', 'no age v1 header', {});
  const lastLine = text.indexOf('\n--- ');
  const end = lastLine < 0 ? -1 : text.indexOf('\n', lastLine + 1);
  if (end < 0) throw new Refusal('age-header', 'age header does not end within its limit', {});
  return end + 1;
}

/** The suites that a header's stanzas belong to; null stands for a stanza of no known suite. */
export function suitesOfHeader(header: Uint8Array): ReadonlySet<AgeSuite | null> {
  const lines = Buffer.from(header).toString('latin1').split('\n');
  const stanzas = lines.filter((line) => line.startsWith('-> '));
  return new Set(
    stanzas.map((line) => {
      const name = line.split(' ')[1];
      if (name === 'mlkem768x25519') return 'pq';
      return name === 'X25519' ? 'x25519' : null;
    }),
  );
}

/**
 * Unwraps the file key (16 bytes) of a header, its MAC checked.
 * @throws Refusal age-header, age-header-mac, age-no-match, suite-mixed
 */
export async function unwrapAgeHeader(
  header: Uint8Array,
  identities: readonly string[],
): Promise<Uint8Array> {
  const suites = suitesOfHeader(header);
  if (suites.has('pq') && suites.has('x25519')) {
    throw new Refusal('suite-mixed', 'age header mixes hybrid and classic recipients', {});
  }
  // The library compares a MAC of any length and calls a short one a mismatch.
  if (!/\n--- [A-Za-z0-9+/]{43}\n$/.test(Buffer.from(header).toString('latin1'))) {
    throw new Refusal('age-header', 'age header has no MAC of 32 bytes', {});
  }
  const decrypter = new Decrypter();
  for (const identity of identities) addIdentity(decrypter, identity);
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (reason.startsWith('no identity matched')) {
      throw new Refusal('age-no-match', 'no identity opens this age file', {});
    }
    if (reason === 'invalid header HMAC') {
      throw new Refusal('age-header-mac', 'age header was altered', {});
    }
    throw new Refusal('age-header', 'age header is malformed', {});
  }
}

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity);
  } catch {
    throw new Refusal('age-identity', 'not an age identity', {});
  }
}
