import { Refusal } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/objects/post.ts';
import { storedPayload } from '../formats/jws.ts';
import { runningOver } from '../formats/receipt-chain.ts';
import { listObjects } from '../vault/signed-objects.ts';
import type { ExpertSession } from '../workspace/session.ts';

/**
 * Holds a receipt against those that came before: its chain must follow from its items, and of two
 * receipts the shorter must be the beginning of the longer, so that nothing that was acknowledged can
 * be dropped or put in another order later.
 * @throws Refusal receipt-chain
 */
export function checkReceipt(session: ExpertSession, receipt: Receipt): void {
  const { rev, items, running_sha256 } = receipt;
  if (runningOver(items) !== running_sha256) {
    throw new Refusal('receipt-chain', 'chain does not follow from the items', { rev });
  }
  for (const { jws, sha256 } of listObjects(session.vault.read, receipt.round, 'receipt')) {
    const other = storedPayload('receipt', jws, sha256);
    const [early, late] = other.rev <= rev ? [other.items, items] : [items, other.items];
    const follows = early.every(
      ({ payload_sha256 }, i) => late[i]?.payload_sha256 === payload_sha256,
    );
    if (!follows) throw new Refusal('receipt-chain', 'two receipts contradict each other', { rev });
  }
}
