export function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/** The bytes of an unpadded base64url text, or null unless it is the one text of those bytes:
 * no padding, no other alphabet, no stray bits in the last character. */
export function fromBase64Url(text: string): Uint8Array | null {
  // The decoder skips what it does not know, so that anything else comes back as another text.
  const bytes = Buffer.from(text, 'base64url');
  return text !== '' && bytes.toString('base64url') === text ? bytes : null;
}
