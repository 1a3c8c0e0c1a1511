// Threat 13: somebody who holds the agency's seal key, and after a rotation its former root key, makes
// bundles and trust documents with what was stolen.
import { afterAll, describe, expect, test } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { openBundle } from '../../../electron/formats/bundle-reader.ts';
import { writeBundle } from '../../../electron/formats/bundle-writer.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import { joinSignatures } from '../../../electron/formats/signatures.ts';
import { type Signer, signerFromSeed } from '../../../electron/formats/signing.ts';
import {
  advanceChain,
  asChain,
  signSuccessor,
  type TrustChain,
} from '../../../electron/formats/trust-chain.ts';
import type { Trust } from '../../../shared/objects/trust.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';
import { bundleToWrite, temporaryFolder } from '../formats/sample-bundle.ts';
import { now, signers, trust } from '../formats/sample-round.ts';

const place = temporaryFolder();
afterAll(() => place.remove());

const seeded = (n: number): Signer => signerFromSeed(new Uint8Array(32).fill(n));
const [newSeal, newRoot, thief] = [seeded(41), seeded(42), seeded(43)];
const publicKey = ({ kid, publicKey: pub }: Signer) => ({
  kid,
  alg: 'Ed25519' as const,
  pub: toBase64Url(pub),
});
const [rotatedAt, later] = [now, '2026-06-02T00:00:00Z'];

const follow = (before: SignedObject<'trust'>, change: Partial<Trust>, ...by: Signer[]) =>
  signSuccessor(before, claim(before, change), by);
const claim = ({ payload }: SignedObject<'trust'>, change: Partial<Trust>): Trust => ({
  ...payload,
  version: payload.version + 1,
  issued_at: rotatedAt,
  ...change,
});

/** The agency notices: version 2 ends the stolen seal key, version 3 takes it back altogether,
 * version 4 replaces the root. */
const second = follow(
  trust,
  {
    keys: [
      ...trust.payload.keys.map((key) =>
        key.role === 'seal' ? { ...key, not_after: rotatedAt } : key,
      ),
      {
        ...publicKey(newSeal),
        role: 'seal',
        not_before: rotatedAt,
        not_after: trust.payload.expires,
      },
    ],
  },
  signers.root,
);
const revocation = {
  target: 'key' as const,
  id: signers.seal.kid,
  reason: '被盗',
  effective_from: trust.payload.issued_at,
};
const third = follow(second, { revoked: [revocation] }, signers.root);
const fourth = follow(third, { root: [publicKey(newRoot)] }, signers.root, newRoot);

let made = 0;
async function sealedBy(signer: Signer, issuedAt: string, chain: TrustChain): Promise<string> {
  const path = place.file(`${++made}.hpbundle`);
  // The thief reads nothing back: what comes of it is asked below.
  await writeBundle({ ...bundleToWrite(path), sealSigner: signer, issuedAt, trust: chain });
  return path;
}
const opened = (path: string, held: TrustChain) =>
  codeOfRefusalAsync(async () => (await openBundle(path, () => held)).close());

describe('threat 13, a stolen seal key', () => {
  test('seals a bundle for who knows nothing of the theft, and for nobody else', async () => {
    const path = await sealedBy(signers.seal, later, asChain([trust]));
    expect(await opened(path, asChain([trust]))).toBe('accepted');
    expect(await opened(path, asChain([trust, second]))).toBe('key-expired');
    expect(await opened(path, asChain([trust, second, third]))).toBe('key-expired');
  });

  test('dated back before the rotation it still stops at a revocation from the beginning', async () => {
    const path = await sealedBy(signers.seal, '2026-05-01T00:00:00Z', asChain([trust]));
    expect(await opened(path, asChain([trust, second]))).toBe('accepted');
    expect(await opened(path, asChain([trust, second, third]))).toBe('key-revoked');
  });

  test('cannot put a newer trust document beside its bundle', () => {
    const own = claim(trust, {
      keys: [{ ...second.payload.keys[0], ...publicKey(thief) } as never],
    });
    const line = signObject('trust', own, signers.seal).jws;
    expect(codeOfRefusal(() => advanceChain(asChain([trust]), [line]))).toBe('jws-signer');
  });
});

describe('threat 13, versions of the trust document', () => {
  const held = asChain([trust, second, third, fourth]);
  const advance = (chain: TrustChain, payload: Trust, ...by: readonly Signer[]) => {
    const line = joinSignatures(by.map((signer) => signObject('trust', payload, signer).jws));
    return codeOfRefusal(() => advanceChain(chain, [line]));
  };

  test('fast-forward: nobody jumps ahead of the agency', () => {
    const far = claim(fourth, { version: 2 ** 31 - 1 });
    expect(advance(held, far, newRoot)).toBe('trust-version');
    expect(advance(held, claim(fourth, { version: 6 }), newRoot)).toBe('trust-version');
  });

  test('skip: a version that is left out is asked for', () => {
    expect(codeOfRefusal(() => advanceChain(asChain([trust]), [third.jws]))).toBe('trust-version');
  });

  test('downgrade: an earlier version changes nothing', () => {
    expect(advanceChain(held, [trust.jws, second.jws])).toEqual(held);
  });

  test('old root only: the former root key makes no next version and no other past', () => {
    expect(advance(held, claim(fourth, {}), signers.root)).toBe('jws-signer');
    const past = claim(third, { root: [publicKey(thief)] });
    expect(advance(held, past, signers.root, thief)).toBe('trust-conflict');
  });

  test('new root only: a key that the former root did not name takes over nothing', () => {
    const own = claim(fourth, { root: [publicKey(thief)] });
    expect(advance(held, own, thief)).toBe('trust-threshold');
    expect(advance(held, own, newRoot)).toBe('trust-threshold');
    expect(advance(held, own, newRoot, thief)).toBe('accepted');
  });
});
