// Threat 21: what a crash, a full disk or a pulled stick leaves behind, met by the other side. That
// we leave nothing half ourselves is tried by test/unit/faults and by the storm of kills.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskTests } from '../desk/desk-tests.ts';
import { expertWithRoster } from '../desk/expert-program.ts';
import { rosterFor, sealSmallRound, writeDelivery } from '../desk/small-round.ts';

describe('threat 21: a file that was half written', () => {
  const { sealed, home, start } = deskTests();

  test('is refused wherever the writing stopped, leaves nothing behind, and the whole one is taken', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    const next = await sealSmallRound(home(), { rev: 2, prev: sealed().seal.payloadSha256 });
    const roster = rosterFor(program.card, sealed(), { rev: 2 });
    const post = await writeDelivery(join(home(), '2.hppost'), program.card, 2, [roster]);
    const cut = join(home(), 'cut.file');
    const kept = () => readdirSync(join(home(), 'workspace', 'bundles')).toSorted();
    const before = kept();
    for (const whole of [next.bundlePath, post].map((file) => readFileSync(file))) {
      // Where disks stop: between blocks; and with the rest of the last one empty.
      for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
        const end = Math.max(1, Math.floor((whole.length * share) / 512) * 512);
        for (const tail of [Buffer.alloc(0), Buffer.alloc(whole.length - end)]) {
          writeFileSync(cut, Buffer.concat([whole.subarray(0, end), tail]));
          const [code] = await program.receive(cut);
          expect([end, ['accepted', 'already-known'].includes(code ?? 'accepted')]).toEqual([
            end,
            false,
          ]);
          expect(kept()).toEqual(before);
        }
      }
    }
    expect(await program.receive(next.bundlePath)).toEqual(['accepted']);
    expect(await program.receive(post)).toEqual(['accepted']);
  });
});
