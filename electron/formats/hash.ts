import { hash } from 'node:crypto';

export function sha256(bytes: Uint8Array | string): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}

/** SHA-256 as 64 lower-case hex digits; a string is hashed as UTF-8. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}

// Short texts share a pool of memory, which bytes of their own must not show to others.
const pooledBelow = Buffer.poolSize;

export function utf8(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length < pooledBelow) return new Uint8Array(bytes);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** `value` as 8 bytes, most significant first. */
export function u64be(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
