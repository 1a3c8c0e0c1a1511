import { sha256Hex, utf8 } from './hash.ts';

/** Where the chain over everything received from one expert begins. */
export const receiptChainBeginning = '0'.repeat(64);

/** The chain that each receipt states, one object further: SHA-256 of `hengping/receipt-chain/v1`, a
 * zero byte, the previous 32 bytes and the 32 bytes of the payload hash. */
export function nextRunning(previous: string, payloadSha256: string): string {
  return sha256Hex(
    Buffer.concat([
      utf8('hengping/receipt-chain/v1\0'),
      Buffer.from(previous, 'hex'),
      Buffer.from(payloadSha256, 'hex'),
    ]),
  );
}

/** The chain over the items of a receipt, in their order. */
export function runningOver(items: readonly { readonly payload_sha256: string }[]): string {
  return items.reduce(
    (running, item) => nextRunning(running, item.payload_sha256),
    receiptChainBeginning,
  );
}
