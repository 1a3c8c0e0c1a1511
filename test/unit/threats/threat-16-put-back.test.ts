// Threat 16: an older workspace put back at the expert's, to sign otherwise what was signed before.
// What the expert's own program notices is in test/unit/vault/older-vault.test.ts.
import { describe, expect, it } from 'vitest';
import { exchange } from '../agency/agency-office.ts';
import { attackedRound, officeUnderAttack } from './office-under-attack.ts';

describe('threat 16: a workspace put back signs again', () => {
  const { office, li, wang, sheet, handIn, ledger } = officeUnderAttack();

  it('a second first sheet, under the same number, replaces nothing: both are set aside', async () => {
    const before = li().mark();
    const first = sheet('B-01');
    expect(await handIn('one.hppost', await li().post([first]))).toBe('accepted');
    li().backTo(before);
    const second = sheet('B-01', { overall: '改变主意' });
    await handIn('two.hppost', await li().post([second]));
    const lines = (await ledger()).flat().filter((line) => line.startsWith('sheet B-01'));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).not.toMatch(/ accepted$/);
    const { content } = await office().handlers.merge({ round: attackedRound });
    expect(content.sheets.filter(({ use }) => use === 'used')).toEqual([]);
  });

  it('the receipt tells the put-back workspace what was signed since', async () => {
    const before = li().mark();
    const since = sheet('B-01');
    await handIn('one.hppost', await li().post([since]));
    li().backTo(before);
    await exchange(office(), attackedRound, [li(), wang()]);
    const told = li()
      .last('receipt')
      .payload.items.map(({ payload_sha256 }) => payload_sha256);
    expect(told).toContain(since.payloadSha256);
  });
});
