// Threat 14: the clock of an expert's computer, turned so that an ended grant looks alive. More of
// it is in test/unit/desk/clock.test.ts.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskTests, refusalOf } from '../desk/desk-tests.ts';
import { declare, declared, expertWithRoster } from '../desk/expert-program.ts';
import { grantFor, issuedAt, rosterFor, round, writeDelivery } from '../desk/small-round.ts';

describe('threat 14: a clock turned a year back or forth', () => {
  const { sealed, home, start } = deskTests();

  test('an ended grant does not come back to life, whatever the clock says later', async () => {
    const program = await start(expertWithRoster(home(), sealed()));
    await declare(program);
    const end = '2026-08-01T00:00:00Z';
    const grant = grantFor(program.card, sealed(), ['A-01'], {
      ...declared(program),
      not_after: end,
    });
    await program.receive(await writeDelivery(join(home(), '2.hppost'), program.card, 2, [grant]));
    const docid = sealed().applications[0]?.record.docs[0]?.docid ?? '';
    const open = () => refusalOf(() => program.reader.open({ round, app: 'A-01', docid }));
    expect(await open()).toBe('accepted');
    // The agency signs something after the grant's end, and the program takes it in.
    const later = rosterFor(program.card, sealed(), { rev: 1, issued_at: '2026-09-01T00:00:00Z' });
    const about = { issued_at: '2026-09-01T00:00:00Z' };
    program.clock.at = '2026-09-01T00:00:00Z';
    await program.receive(
      await writeDelivery(join(home(), '3.hppost'), program.card, 3, [later], about),
    );
    for (const at of ['2026-09-01T00:00:00Z', issuedAt, '2025-06-01T00:00:00Z']) {
      program.clock.at = at;
      expect([at, await open()]).toEqual([at, 'grant-expired']);
    }
  });
});
