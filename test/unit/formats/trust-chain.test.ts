import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { requireCurrentTrust } from '../../../electron/formats/current-trust.ts';
import { signObject } from '../../../electron/formats/jws.ts';
import type { SignedObject } from '../../../electron/formats/objects.ts';
import { joinSignatures } from '../../../electron/formats/signatures.ts';
import { type Signer, signerFromSeed } from '../../../electron/formats/signing.ts';
import { signTrust, trustCode } from '../../../electron/formats/trust.ts';
import {
  advanceChain,
  asChain,
  joinChains,
  newestTrust,
  openTrustChain,
  signSuccessor,
  type TrustChain,
  trustChainText,
} from '../../../electron/formats/trust-chain.ts';
import type { Trust } from '../../../shared/objects/trust.ts';
import { codeOfRefusal } from './refusals.ts';
import { signers, trust, trustPayload } from './sample-round.ts';

const listed = (...roots: readonly Signer[]) =>
  roots.map(({ kid, publicKey }) => ({
    kid,
    alg: 'Ed25519' as const,
    pub: toBase64Url(publicKey),
  }));
const [a, b, c, d] = [
  signers.root,
  signers.otherRoot,
  signerFromSeed(new Uint8Array(32).fill(21)),
  signerFromSeed(new Uint8Array(32).fill(22)),
];

const successorOf = (before: SignedObject<'trust'>, change: Partial<Trust> = {}): Trust => ({
  ...before.payload,
  version: before.payload.version + 1,
  issued_at: '2026-02-01T00:00:00Z',
  ...change,
});
/** The text of a version signed by whoever, without any check. */
const text = (payload: Trust, ...by: readonly Signer[]) =>
  joinSignatures(by.map((signer) => signObject('trust', payload, signer).jws));
const openWith = (held: TrustChain, ...lines: readonly string[]) =>
  codeOfRefusal(() => advanceChain(held, lines));
const next = (chain: TrustChain, change: Partial<Trust> = {}, by: readonly Signer[] = [a]) => {
  const before = newestTrust(chain);
  return asChain([...chain, signSuccessor(before, successorOf(before, change), by)]);
};

const one = asChain([trust]);
const two = next(one, { name: '第二版' });
const three = next(two, { name: '第三版' });

describe('a chain of trust documents', () => {
  it('opens step by step from a file of one version a line', () => {
    const file = trustChainText(three);
    expect(file.split('\n')).toEqual(three.map(({ jws }) => jws));
    expect(openTrustChain(file)).toEqual(three);
    expect(trustChainText(one)).toBe(trust.jws);
  });

  it('refuses a version that is left out, and asks for the chain', () => {
    const [first = '', , third = ''] = trustChainText(three).split('\n');
    expect(codeOfRefusal(() => openTrustChain(`${first}\n${third}`))).toBe('trust-version');
    expect(codeOfRefusal(() => openTrustChain(third))).toBe('trust-version');
    expect(openWith(one, newestTrust(three).jws)).toBe('trust-version');
  });

  it('lets nobody run ahead by a great number', () => {
    const [last, past] = [2 ** 31 - 1, 2 ** 31];
    expect(openWith(one, text(successorOf(trust, { version: last }), a))).toBe('trust-version');
    const { kid } = a;
    const payload = { ...successorOf(trust), version: past };
    const header = `{"alg":"Ed25519","kid":"${kid}","typ":"vnd.hengping.trust.v1+json"}`;
    const parts = [header, JSON.stringify(payload), 'x'.repeat(64)].map((part) =>
      Buffer.from(part).toString('base64url'),
    );
    expect(openWith(one, parts.join('.'))).not.toBe('accepted');
  });

  it('takes nothing that only the old roots or only the new ones signed', () => {
    const payload = successorOf(trust, { root: listed(b) });
    expect(openWith(one, text(payload, a))).toBe('trust-threshold');
    expect(openWith(one, text(payload, b))).toBe('trust-threshold');
    expect(openWith(one, text(payload, a, b))).toBe('accepted');
    expect(openWith(one, text(payload, b, a))).toBe('accepted');
  });

  it('after a rotation goes on under the new root alone', () => {
    const rotated = next(one, { root: listed(b) }, [a, b]);
    expect(newestTrust(next(rotated, {}, [b])).payload.version).toBe(3);
    const former = text(successorOf(newestTrust(rotated)), a);
    expect(openWith(rotated, former)).toBe('jws-signer');
    expect(trustCode(newestTrust(rotated).payload)).not.toBe(trustCode(trust.payload));
  });

  it('counts a threshold by distinct keys', () => {
    const shared = signTrust({ ...trustPayload(), root: listed(a, b, c), root_threshold: 2 }, a, b);
    const held = asChain([shared]);
    const payload = successorOf(shared);
    expect(openWith(held, text(payload, a))).toBe('trust-threshold');
    expect(openWith(held, text(payload, a, a))).toBe('jws-form');
    expect(openWith(held, text(payload, c, a))).toBe('accepted');
    expect(openWith(held, text(payload, a, b, c))).toBe('accepted');
    expect(openWith(held, text(payload, a, d))).toBe('jws-signer');
  });

  it('asks each side for its own threshold', () => {
    const payload = successorOf(trust, { root: listed(b, c, d), root_threshold: 2 });
    expect(openWith(one, text(payload, a, b))).toBe('trust-threshold');
    expect(openWith(one, text(payload, b, c))).toBe('trust-threshold');
    expect(openWith(one, text(payload, a, b, c))).toBe('accepted');
  });

  it('refuses a key that stands twice in a list of roots', () => {
    const payload = successorOf(trust, { root: listed(a, a), root_threshold: 2 });
    expect(openWith(one, text(payload, a))).toBe('trust-keys');
  });

  it('refuses signatures over different payloads, and an altered one', () => {
    const [mine, other] = [
      successorOf(trust, { root: listed(b) }),
      successorOf(trust, { name: '另' }),
    ];
    expect(openWith(one, `${text(mine, a)}~${text(other, b)}`)).toBe('jws-form');
    const whole = text(mine, a, b);
    const broken = `${whole.slice(0, -6)}${whole.at(-6) === 'A' ? 'B' : 'A'}${whole.slice(-5)}`;
    expect(openWith(one, broken)).toBe('jws-signature');
  });

  it('stays with its agency and goes not back in time', () => {
    expect(openWith(one, text(successorOf(trust, { agency: 'AGENCY-2' }), a))).toBe(
      'trust-successor',
    );
    const early = successorOf(trust, { issued_at: '2025-12-31T23:59:59Z' });
    expect(openWith(one, text(early, a))).toBe('trust-successor');
    expect(openWith(one, text(successorOf(trust, { issued_at: trust.payload.issued_at }), a))).toBe(
      'accepted',
    );
  });

  it('stops at a second document of one version, and calls a forgery a forgery', () => {
    const fork = text(successorOf(trust, { name: '分叉' }), a);
    expect(openWith(two, fork)).toBe('trust-conflict');
    expect(openWith(three, fork)).toBe('trust-conflict');
    expect(openWith(two, text(successorOf(trust, { name: '伪造' }), b))).toBe('jws-signer');
    const rewritten = text({ ...trustPayload(), name: '改写' }, a);
    expect(openWith(two, rewritten)).toBe('trust-conflict');
    const stranger = text({ ...trustPayload(), root: listed(b) }, b);
    expect(openWith(two, stranger)).toBe('trust-other-root');
  });

  it('passes over what it has and keeps what it held when a line fails', () => {
    const lines = trustChainText(three).split('\n');
    expect(advanceChain(one, lines)).toEqual(three);
    expect(advanceChain(three, lines)).toEqual(three);
    expect(openWith(one, lines[1] ?? '', 'x')).not.toBe('accepted');
    expect(one).toHaveLength(1);
  });

  it('may have an expired version in the middle: the newest one decides', () => {
    const expired = next(one, { expires: '2026-01-02T00:00:00Z' });
    const renewed = next(expired, { expires: '2027-06-01T00:00:00Z' });
    const now = '2026-06-01T00:00:00Z';
    const holds = (chain: TrustChain) =>
      codeOfRefusal(() => requireCurrentTrust(newestTrust(chain).payload, now, '0.1.0'));
    expect(holds(openTrustChain(trustChainText(renewed)))).toBe('accepted');
    expect(holds(expired)).toBe('trust-expired');
  });
});

describe('a damaged chain', () => {
  const file = trustChainText(next(two, { root: listed(b) }, [a, b]));

  // A part of each place is enough here: test/unit/threats goes through every bit of one document.
  it('is refused wherever a bit is turned, with a code', () => {
    const bytes = Buffer.from(file, 'latin1');
    for (let i = 0; i < bytes.length; i += 13) {
      const before = bytes[i] ?? 0;
      bytes[i] = before ^ (1 << (i % 8));
      expect([i, codeOfRefusal(() => openTrustChain(bytes.toString('latin1')))]).not.toEqual([
        i,
        'accepted',
      ]);
      bytes[i] = before;
    }
  });

  it('is, cut short, refused or the chain as it was before', () => {
    const [first, second] = trustChainText(two).split('\n');
    const whole = new Set([first, `${first}\n${second}`]);
    // The first of two root signatures alone is too few.
    const lines = [...whole].flatMap((start = '') => [-1, 0, 1].map((by) => start.length + by));
    const ends = Array.from({ length: Math.floor(file.length / 17) }, (_, i) => i * 17);
    for (const end of [...ends, ...lines, file.lastIndexOf('~'), file.length - 1]) {
      const start = file.slice(0, end);
      const code = codeOfRefusal(() => openTrustChain(start));
      expect([end, code === 'accepted']).toEqual([end, whole.has(start)]);
    }
  });
});

describe('two chains', () => {
  it('join into the longer one, whichever was held', () => {
    expect(joinChains(one, three)).toBe(three);
    expect(joinChains(three, one)).toBe(three);
    expect(joinChains(two, two)).toBe(two);
  });

  it('do not join where they fork or begin elsewhere', () => {
    const fork = next(next(one, { name: '分叉' }));
    const join = (held: TrustChain, found: TrustChain) =>
      codeOfRefusal(() => joinChains(held, found));
    expect(join(two, fork)).toBe('trust-conflict');
    expect(join(fork, two)).toBe('trust-conflict');
    expect(join(one, fork)).toBe('accepted');
    const stranger = asChain([signTrust({ ...trustPayload(), root: listed(b) }, b)]);
    expect(join(one, stranger)).toBe('trust-other-root');
    const namesake = asChain([signTrust({ ...trustPayload(), agency: 'AGENCY-2' }, a)]);
    expect(join(one, namesake)).toBe('trust-other-root');
  });
});
