import { invariant, Refusal } from '../../shared/errors.ts';
import type { Trust } from '../../shared/objects/trust.ts';
import { signObject } from './jws.ts';
import type { SignedObject } from './objects.ts';
import { joinSignatures } from './signatures.ts';
import type { Signer } from './signing.ts';
import { notTheNext, openTrust, openTrustBy, peekTrust, sameRoot } from './trust.ts';

/** The trust documents of one agency from version 1 on, each verified from the one before. The last
 * one is in force. */
export type TrustChain = readonly [SignedObject<'trust'>, ...SignedObject<'trust'>[]];

// A version a week for nineteen years: nobody runs ahead by jumping (trust.md 1.6, row 13).
const mostVersions = 1000;
/** Longest text of a chain, in bytes: what a `.hptrust` file may hold. */
export const longestTrustChain = 32 * 1024 * 1024;

export function newestTrust(chain: TrustChain): SignedObject<'trust'> {
  return chain.at(-1) ?? chain[0];
}

/** The bytes of a `.hptrust` file: one version a line, the oldest first, no newline at the end. */
export function trustChainText(chain: TrustChain): string {
  return chain.map(({ jws }) => jws).join('\n');
}

/**
 * Opens a `.hptrust` file step by step from version 1. Whose it is, the code of its newest root
 * settles (trustCode) or the chain that a reader already holds (joinChains).
 * @throws Refusal object-too-large, and as advanceChain does
 */
export function openTrustChain(text: string): TrustChain {
  if (text.length > longestTrustChain) throw tooLong();
  const [first = '', ...later] = text.split('\n');
  return advanceChain([openTrust(first)], later);
}

/**
 * Walks on from a chain that is held: each line is either a version that it has, word for word, or
 * the next one, signed by enough root keys of both sides (TUF 5.3).
 * @throws Refusal trust-version where one in between is missing, trust-successor, trust-conflict
 * where the roots signed another document under a number that is taken, trust-other-root, and as
 * openTrustBy does. The held chain is as it was.
 */
export function advanceChain(held: TrustChain, lines: readonly string[]): TrustChain {
  const chain: [SignedObject<'trust'>, ...SignedObject<'trust'>[]] = [...held];
  for (const line of lines) {
    const { unverifiedPayload: claimed, payloadSha256 } = peekTrust(line);
    const known = chain[claimed.version - 1];
    if (known?.payloadSha256 === payloadSha256) continue;
    if (known) throw twin(known.payload, chain[claimed.version - 2], line);
    if (claimed.version !== chain.length + 1) throw notTheNext(chain.length + 1, claimed.version);
    if (chain.length >= mostVersions) throw tooLong();
    chain.push(openSuccessor(newestTrust(chain), line));
  }
  return chain;
}

/** A forgery is refused for what is wrong with it; what the roots did sign twice is a fork. */
function twin(known: Trust, before: SignedObject<'trust'> | undefined, line: string): Refusal {
  const { agency, version } = known;
  const other = before === undefined ? openTrust(line) : openSuccessor(before, line);
  if (version === 1 && !(sameRoot(other.payload, known) && other.payload.agency === agency)) {
    return new Refusal('trust-other-root', 'begins at another root', { agency });
  }
  return new Refusal('trust-conflict', 'two trust documents of one version', { agency, version });
}

function openSuccessor(before: SignedObject<'trust'>, line: string): SignedObject<'trust'> {
  const next = openTrustBy(line, [before.payload]);
  checkSuccession(before.payload, next.payload);
  return next;
}

function checkSuccession(before: Trust, next: Trust): void {
  const refuse = (reason: string) =>
    new Refusal('trust-successor', `trust: ${reason}`, { version: next.version });
  if (next.version !== before.version + 1) throw notTheNext(before.version + 1, next.version);
  if (next.agency !== before.agency) throw refuse('names another agency');
  if (next.suite !== before.suite) throw refuse('changes the signature suite');
  if (next.issued_at < before.issued_at) throw refuse('issued before the version it follows');
}

/**
 * Signs the version after `before`, by root keys of both, and reads it back.
 * @throws Refusal as advanceChain does
 */
export function signSuccessor(
  before: SignedObject<'trust'>,
  payload: Trust,
  roots: readonly Signer[],
): SignedObject<'trust'> {
  const signatures = roots.map((root) => signObject('trust', payload, root).jws);
  return openSuccessor(before, joinSignatures(signatures));
}

/**
 * The longer of a chain that is held and one that was found, after making sure that the shorter is
 * its beginning.
 * @throws Refusal trust-other-root where they begin at different roots, trust-conflict
 */
export function joinChains(held: TrustChain, found: TrustChain): TrustChain {
  const { agency } = held[0].payload;
  if (!sameRoot(held[0].payload, found[0].payload) || found[0].payload.agency !== agency) {
    throw new Refusal('trust-other-root', 'hangs from another root', { agency });
  }
  const fork = held.find(
    ({ payloadSha256 }, i) => found[i] !== undefined && found[i].payloadSha256 !== payloadSha256,
  );
  if (fork !== undefined) {
    const { version } = fork.payload;
    throw new Refusal('trust-conflict', 'two trust documents of one version', { agency, version });
  }
  return found.length > held.length ? found : held;
}

/** Makes documents that were verified as a chain before, one by one, into one again. */
export function asChain(documents: readonly SignedObject<'trust'>[]): TrustChain {
  const [first, ...later] = documents;
  invariant(first?.payload.version === 1, 'a chain begins with version 1');
  return [first, ...later];
}

function tooLong(): Refusal {
  return new Refusal('object-too-large', 'trust: too many versions', { type: 'trust' });
}
