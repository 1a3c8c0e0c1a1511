// Compact JWS of any header and payload, soundly signed: by someone who has a key and no scruples.
import { ed25519 } from '@noble/curves/ed25519.js';
import { toBase64Url } from '../../../electron/formats/base64url.ts';
import { type ObjectType, objectKinds } from '../../../electron/formats/objects.ts';
import { signerOf, signers } from '../formats/sample-round.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const bytesOf = (part: string | Uint8Array) => (typeof part === 'string' ? utf8(part) : part);

// The seeds behind the sample round's signers: equal bytes, the number of each.
const seeds = new Map(
  Array.from({ length: 9 }, (_, i) => new Uint8Array(32).fill(i + 1)).map((seed) => [
    Buffer.from(ed25519.getPublicKey(seed)).toString('hex'),
    seed,
  ]),
);

function signRaw(publicKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  const seed = seeds.get(Buffer.from(publicKey).toString('hex'));
  if (!seed) throw new Error('a signer of the sample round');
  return ed25519.sign(bytes, seed);
}

/** Signed with the key of `publicKey`, whatever header and payload are. */
export function forge(
  header: string | Uint8Array,
  payload: string | Uint8Array,
  publicKey: Uint8Array = signers.expert.publicKey,
): string {
  const signed = `${toBase64Url(bytesOf(header))}.${toBase64Url(bytesOf(payload))}`;
  return `${signed}.${toBase64Url(signRaw(publicKey, utf8(signed)))}`;
}

/** The one header of a type and key. */
export function headerOf(type: ObjectType, kid: string): string {
  return `{"alg":"Ed25519","kid":"${kid}","typ":"${objectKinds[type].typ}"}`;
}

/** `payload` under the header and the key of `type`. */
export function forgeAs(type: ObjectType, payload: string | Uint8Array): string {
  const { kid, publicKey } = signerOf(type);
  return forge(headerOf(type, kid), payload, publicKey);
}
