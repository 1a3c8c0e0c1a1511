import type { z } from 'zod';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { PostItem } from '../../shared/objects/post.ts';
import { decryptSmall, sealAge } from './age.ts';
import { type HandedIn, handedIn, isHandedInType } from './handed-in.ts';
import { utf8 } from './hash.ts';
import { type KeySource, lineOf, peekObject, type UnverifiedLine } from './jws.ts';
import { checkManyLines } from './line-threads.ts';
import { type ObjectType, objectKinds, type SignedObject } from './objects.ts';
import { kidOf } from './signing.ts';
import type { TrustChain } from './trust-chain.ts';

/** Longest post, in bytes, sealed; and most lines, the first included. */
export const longestPost = 64 * 1024 * 1024;
const mostLines = 10_000;

export type PostItemType = z.infer<typeof PostItem>['type'];
type Item = z.infer<typeof PostItem>;

const cargo = {
  delivery: ['trust', 'roster', 'decision', 'recusal-effect', 'grant', 'query', 'receipt'],
  submission: ['coi', 'sheet', 'query-answer', 'confirmation', 'destruction'],
} as const satisfies Readonly<Record<string, readonly PostItemType[]>>;

export type PostDirection = keyof typeof cargo;
export type PostHead = SignedObject<'delivery'> | SignedObject<'submission'>;
export type PostObject = SignedObject<Exclude<PostItemType, 'trust'>>;
/** A trust document travels with posts too: it belongs to no round and to no one expert. */
export type PostLine = PostObject | SignedObject<'trust'>;

/** A post of which every line was verified and matched with the signed list. */
export type Post = {
  readonly head: PostHead;
  /** In the order of the list, but for trust documents: those are in the chain that it was verified
   * with. */
  readonly objects: readonly PostObject[];
};

/** The entry with which a signed list names an object. */
export function postItemOf(object: PostLine | HandedIn): Item {
  return {
    type: object.type,
    app: appOf(object),
    rev: numberOf(object),
    payload_sha256: object.payloadSha256,
  };
}

function appOf(object: PostLine | HandedIn): string | null {
  const isOfOne =
    object.type === 'sheet' || object.type === 'query' || object.type === 'query-answer';
  return isOfOne ? object.payload.app : null;
}

function numberOf(object: PostLine | HandedIn): number {
  if (object.type === 'trust') return object.payload.version;
  return object.type === 'decision' ? 1 : object.payload.rev;
}

/**
 * Writes a post: the signed list, then the objects in its order, one compact JWS a line, encrypted
 * to the receiver and to the sender.
 * @throws Refusal suite-mixed, age-recipient, object-too-large
 */
export async function writePost(
  head: PostHead,
  objects: readonly PostLine[],
  recipients: readonly string[],
): Promise<Uint8Array> {
  checkItems(head, objects.map(postItemOf));
  checkBelonging(head, objects);
  if (objects.length + 1 > mostLines) throw tooLarge();
  const file = await sealAge(utf8([head, ...objects].map(({ jws }) => jws).join('\n')), recipients);
  if (file.length > longestPost) throw tooLarge();
  return file;
}

function tooLarge(): Refusal {
  return new Refusal('object-too-large', 'post over its limits', { type: 'post' });
}

/** What a post claims to be, once decrypted and before anything was verified: for choosing the keys
 * to verify with, and for `inspect`. */
export type UnverifiedPost = {
  readonly direction: PostDirection;
  readonly kid: string;
  readonly unverifiedHead: PostHead['payload'];
};

/** A post that was decrypted and not yet verified. */
export type DecryptedPost = UnverifiedPost & {
  /** Lines that say they are trust documents: for advanceChain, before anything else is verified,
   * since what signed the list may be named there first. */
  trustLines(): readonly string[];
  /**
   * Verifies the list, and every object by its own type; the lines must be exactly those that the
   * list names, in its order. A trust document must be one of `chain`.
   * @throws Refusal post-line-missing, post-line-extra, post-line-repeated, post-line-order,
   * post-line-differs, post-cargo, post-mixed, and as openObject does for any line
   */
  verify(keyOf: PostKeySource, chain?: TrustChain): Post;
  /**
   * As `verify`, for what an expert hands in: many lines are verified on threads beside this one.
   * @param publicKey the only key that may have signed anything in it
   * @throws Refusal as verify does
   */
  verifySubmission(publicKey: Uint8Array): Promise<Submitted>;
};

/** A submission of which every line was verified and matched with the signed list. */
export type Submitted = {
  readonly head: SignedObject<'submission'>;
  readonly objects: readonly HandedIn[];
};

/**
 * Decrypts a post and reads the claims of its first line WITHOUT verifying them.
 * @throws Refusal object-too-large, age-header, age-header-mac, age-no-match, age-payload,
 * suite-mixed, post-head, and as peekObject does
 */
export async function decryptPost(
  file: Uint8Array,
  identities: readonly string[],
): Promise<DecryptedPost> {
  const [first, ...rest] = await decryptLines(file, identities);
  invariant(first !== undefined, 'a split text has a first part');
  const head = peekObject(first);
  if (head.type !== 'delivery' && head.type !== 'submission') throw noHead();
  return {
    direction: head.type,
    kid: head.kid,
    unverifiedHead: head.unverifiedPayload,
    trustLines: () => rest.filter(claimsTrust),
    verify: (keyOf, chain) => verifyLines(first, rest, keyOf, chain),
    verifySubmission: (publicKey) => verifyHandedIn(first, rest, publicKey),
  };
}

async function verifyHandedIn(
  first: string,
  rest: readonly string[],
  publicKey: Uint8Array,
): Promise<Submitted> {
  const signer = kidOf(publicKey);
  const keyOf: PostKeySource = (_type, kid) => (kid === signer ? publicKey : null);
  const head = openHead(first, keyOf);
  const checked = head.type === 'submission' ? await checkManyLines(rest, publicKey) : null;
  if (head.type === 'submission' && checked !== null) {
    const objects = checked.map((line, i) => ({ ...line, jws: rest[i] ?? '' }) as HandedIn);
    checkItems(head, objects.map(postItemOf));
    checkBelonging(head, objects);
    return { head, objects };
  }
  // Something is wrong with it: line by line, the first reason is the one to give.
  const post = verifyLines(first, rest, keyOf, undefined);
  if (post.head.type !== 'submission') throw noHead();
  return { head: post.head, objects: post.objects.map(fromExpert) };
}

function fromExpert(object: PostObject): HandedIn {
  invariant(isHandedInType(object.type), 'what a submission may carry');
  return handedIn(object as SignedObject<HandedIn['type']>);
}

function claimsTrust(text: string): boolean {
  const header = Buffer.from(text.slice(0, text.indexOf('.')), 'base64url').toString('latin1');
  return header.endsWith(`"typ":"${objectKinds.trust.typ}"}`);
}

function noHead(): Refusal {
  return new Refusal('post-head', 'first line is no signed list', {});
}

/** The key that may sign a type, by key id: an agency's role key, or an expert's enrolled key. */
export type PostKeySource = (type: ObjectType, kid: string) => Uint8Array | null;

function verifyLines(
  first: string,
  rest: readonly string[],
  keyOf: PostKeySource,
  chain: TrustChain | undefined,
): Post {
  const head = openHead(first, keyOf);
  const lines = rest.map(readLine);
  checkSequence(
    head.payload.items.map((item) => item.payload_sha256),
    lines.map((line) => line.payloadSha256),
  );
  const carried = lines.map((line) => openCargo(head, line, keyOf, chain));
  checkItems(head, carried.map(postItemOf));
  checkBelonging(head, carried);
  return { head, objects: carried.filter(isObject) };
}

const isObject = (line: PostLine): line is PostObject => line.type !== 'trust';

/** Only a trust document may carry several signatures here: the chain has verified them all. */
function readLine(text: string): UnverifiedLine {
  const first = lineOf(text.split('~', 1)[0] ?? '');
  return first.type === 'trust' || !text.includes('~') ? first : lineOf(text);
}

async function decryptLines(file: Uint8Array, identities: readonly string[]): Promise<string[]> {
  const plaintext = await decryptSmall(file, identities, longestPost);
  // Other bytes than ASCII become characters that no line of base64url has, and are refused there.
  const lines = Buffer.from(plaintext.buffer, plaintext.byteOffset, plaintext.byteLength)
    .toString('latin1')
    .split('\n');
  if (lines.length > mostLines) throw tooLarge();
  return lines;
}

function openHead(jws: string, keyOf: PostKeySource): PostHead {
  const line = lineOf(jws);
  if (line.type === 'delivery') return line.open('delivery', keysFor('delivery', keyOf));
  if (line.type === 'submission') return line.open('submission', keysFor('submission', keyOf));
  throw noHead();
}

function keysFor(type: ObjectType, keyOf: PostKeySource): KeySource {
  return (kid) => keyOf(type, kid);
}

function openCargo(
  head: PostHead,
  line: UnverifiedLine,
  keyOf: PostKeySource,
  chain: TrustChain | undefined,
): PostLine {
  const { type } = line;
  const allowed: readonly PostItemType[] = cargo[head.type];
  const cargoType = allowed.find((candidate) => candidate === type);
  if (!cargoType) {
    throw new Refusal('post-cargo', `a ${head.type} carries no ${type}`, { type });
  }
  if (cargoType !== 'trust') return line.open(cargoType, keysFor(cargoType, keyOf));
  const trust = chain?.find(({ payloadSha256 }) => payloadSha256 === line.payloadSha256);
  if (!trust) throw new Refusal('jws-signer', 'trust: not of the chain that is held', { type });
  return trust;
}

/** Compares the hashes that the list names with those of the lines; says how they differ. */
function checkSequence(listed: readonly string[], found: readonly string[]): void {
  const foundSet = new Set(found);
  const listedSet = new Set(listed);
  const missing = listed.filter((hash) => !foundSet.has(hash)).length;
  if (missing > 0) throw new Refusal('post-line-missing', 'a listed line is gone', { missing });
  const extra = found.filter((hash) => !listedSet.has(hash)).length;
  if (extra > 0) throw new Refusal('post-line-extra', 'a line is not in the list', { extra });
  if (found.length !== foundSet.size || listed.length !== listedSet.size) {
    throw new Refusal('post-line-repeated', 'a line stands twice', {});
  }
  if (listed.some((hash, i) => hash !== found[i])) {
    throw new Refusal('post-line-order', 'lines are in another order', {});
  }
}

function checkItems(head: PostHead, items: readonly Item[]): void {
  checkSequence(
    head.payload.items.map((item) => item.payload_sha256),
    items.map((item) => item.payload_sha256),
  );
  for (const [i, listed] of head.payload.items.entries()) {
    const item = items[i];
    const same = item?.type === listed.type && item.app === listed.app && item.rev === listed.rev;
    if (!same) throw new Refusal('post-line-differs', 'list describes a line wrongly', {});
  }
}

/** Every object must be of the list's round and about the list's expert; what an expert sends is
 * signed by one key. */
function checkBelonging(head: PostHead, lines: readonly (PostLine | HandedIn)[]): void {
  const { agency, round, expert, expert_kid } = head.payload;
  const own = ({ payload }: PostHead | PostLine | HandedIn) =>
    payload.agency === agency && (payload.type === 'trust' || isAbout(payload));
  const isAbout = (payload: (PostHead | PostObject | HandedIn)['payload']) =>
    payload.round === round && payload.expert === expert && payload.expert_kid === expert_kid;
  const signedByExpert = head.type === 'submission';
  for (const object of [head, ...lines]) {
    const kidFits = !signedByExpert || object.kid === expert_kid;
    if (!own(object) || !kidFits) {
      throw new Refusal('post-mixed', 'post mixes rounds, experts or keys', { type: object.type });
    }
  }
}
