// Threat 9: an expert who signs two sheets of one revision, to choose later which one it was.
import { describe, expect, it } from 'vitest';
import { attackedRound, officeUnderAttack } from './office-under-attack.ts';

describe('threat 9: two sheets of one revision', () => {
  const { office, li, sheet, handIn, ledger } = officeUnderAttack();
  const quarantined = [['sheet B-01 r1 equivocation'], ['sheet B-01 r1 equivocation']];

  for (const order of ['the harsher first', 'the milder first'] as const) {
    it(`neither counts, ${order}, both are kept, and the result says so`, async () => {
      const pair = [sheet('B-01'), sheet('B-01', { overall: '另一份' })];
      const [first, second] = order === 'the harsher first' ? pair : pair.toReversed();
      if (!first || !second) throw new Error('a pair');
      await handIn('one.hppost', await li().post([first]));
      expect(await ledger()).toEqual([['sheet B-01 r1 accepted']]);
      await handIn('two.hppost', await li().post([second]));
      expect(await ledger()).toEqual(quarantined);
      const { content } = await office().handlers.merge({ round: attackedRound });
      expect(content.flags).toContainEqual(
        expect.objectContaining({ kind: 'two-sheets-one-revision', app: 'B-01' }),
      );
      const used = content.lots.flatMap(({ standings }) =>
        standings.flatMap(({ app, sheets }) =>
          sheets.filter(({ use }) => use === 'used').map(({ name }) => `${app} ${name}`),
        ),
      );
      expect(used).not.toContain('B-01 李明');
      const listed = content.sheets.map(({ sha256 }) => sha256);
      expect(listed).toEqual(expect.arrayContaining([first.payloadSha256, second.payloadSha256]));
    });
  }

  it('both in one post end alike', async () => {
    await handIn(
      'both.hppost',
      await li().post([sheet('B-01'), sheet('B-01', { overall: '另一份' })]),
    );
    expect(await ledger()).toEqual([['sheet B-01 r1 equivocation', 'sheet B-01 r1 equivocation']]);
  });

  it('a later revision of one of them ends it, and the other stays on record', async () => {
    const first = sheet('B-01');
    await handIn('one.hppost', await li().post([first]));
    await handIn('two.hppost', await li().post([sheet('B-01', { overall: '另一份' })]));
    await handIn('three.hppost', await li().post([li().amend(first)]));
    const [one = [], two = [], three = []] = await ledger();
    expect(three).toEqual(['sheet B-01 r2 accepted']);
    for (const line of [...one, ...two]) expect(line).not.toMatch(/ accepted$/);
  });
});
