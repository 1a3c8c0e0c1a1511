import { Refusal } from '../../shared/errors.ts';

/** Most signatures that one object carries: nine old and nine new root keys of a trust document,
 * each with two algorithms. */
export const mostSignatures = 36;

/**
 * The text of an object with several signatures: one compact JWS for each, over the same payload
 * bytes, joined by `~` (a character that occurs in no JWS). One signature is the JWS itself.
 */
export function joinSignatures(signatures: readonly string[]): string {
  return signatures.join('~');
}

/**
 * Takes an object's text apart into its compact JWS. Each still has to be verified; here it is
 * only certain that all of them sign the same payload, character for character, and that none
 * stands there twice.
 * @throws Refusal jws-form
 */
export function splitSignatures(text: string, what: string): readonly string[] {
  if (!text.includes('~')) return [text];
  const signatures = text.split('~', mostSignatures + 1);
  const payloads = new Set(signatures.map((jws) => jws.split('.', 2)[1]));
  const headers = new Set(signatures.map((jws) => jws.split('.', 1)[0]));
  const isSound =
    signatures.length <= mostSignatures &&
    payloads.size === 1 &&
    headers.size === signatures.length;
  if (!isSound) {
    throw new Refusal('jws-form', `${what}: signatures do not belong to one payload`, {
      type: what,
    });
  }
  return signatures;
}
