import {
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { Refusal } from '../../shared/errors.ts';
import type { AgeSuite } from '../../shared/objects/common.ts';

export type AgeKeyPair = {
  readonly suite: AgeSuite;
  /** Secret: `AGE-SECRET-KEY-PQ-1…` or `AGE-SECRET-KEY-1…`. */
  readonly identity: string;
  /** Public: `age1pq1…` or `age1…`. */
  readonly recipient: string;
};

/** A new key pair: `pq` is the hybrid mlkem768x25519, `x25519` what every age tool opens. */
export async function newAgeIdentity(suite: AgeSuite): Promise<AgeKeyPair> {
  const generate = suite === 'pq' ? generateHybridIdentity : generateX25519Identity;
  const identity = await generate();
  return { suite, identity, recipient: await identityToRecipient(identity) };
}

const recipientShape: Readonly<Record<AgeSuite, RegExp>> = {
  pq: /^age1pq1[a-z0-9]{1952}$/,
  x25519: /^age1[a-z0-9]{58}$/,
};

/** True where the text is a recipient of that suite, checksum included. */
export function isAgeRecipientOf(suite: AgeSuite, recipient: string): boolean {
  if (!recipientShape[suite].test(recipient)) return false;
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    // The library throws for a wrong checksum or length; that is the answer here.
    return false;
  }
}

/**
 * The one suite of a list of recipients. A file to both kinds would be only as strong as the
 * weaker one while looking like the stronger, so a mixture is refused.
 * @throws Refusal suite-mixed, age-recipient
 */
export function suiteOfRecipients(recipients: readonly string[]): AgeSuite {
  if (recipients.length === 0) throw new Refusal('age-recipient', 'no recipient to encrypt to', {});
  const suites = new Set(
    recipients.map((recipient): AgeSuite => {
      if (isAgeRecipientOf('pq', recipient)) return 'pq';
      if (isAgeRecipientOf('x25519', recipient)) return 'x25519';
      throw new Refusal('age-recipient', 'not an age recipient of a known suite', {});
    }),
  );
  const [suite, other] = suites;
  if (suite === undefined || other !== undefined) {
    throw new Refusal('suite-mixed', 'recipients of both suites in one file', {});
  }
  return suite;
}
