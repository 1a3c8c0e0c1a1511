// Threat 8: a courier who loses a file, and a clerk who opens a post with the intake key, drops or
// moves a sheet and seals the rest again.
import { describe, expect, it } from 'vitest';
import { exchange } from '../agency/agency-office.ts';
import { attackedRound, officeUnderAttack } from './office-under-attack.ts';

describe('threat 8: a sheet is dropped, moved or rolled back on the way', () => {
  const { office, li, wang, sheet, handIn, ledger, linesOf, sealLines } = officeUnderAttack();

  it('a clerk can drop, double, move or exchange no line of a post', async () => {
    const post = await li().post([sheet('B-01'), sheet('B-02'), sheet('B-03')]);
    const later = await linesOf(await li().post([sheet('B-04')]));
    const [head = '', one = '', two = '', three = ''] = await linesOf(post);
    const edited: readonly (readonly [readonly string[], string])[] = [
      [[head, one, three], 'post-line-missing'],
      [[head], 'post-line-missing'],
      [[head, one, two, three, three], 'post-line-repeated'],
      [[head, one, three, two], 'post-line-order'],
      [[head, one, two, three, later[1] ?? ''], 'post-line-extra'],
      [[head, one, two, later[1] ?? ''], 'post-line-missing'],
      [[later[0] ?? '', one, two, three], 'post-line-missing'],
      [[one, two, three], 'post-head'],
      [[head, one, two, three, ''], 'jws-form'],
    ];
    for (const [lines, code] of edited) {
      expect([code, await handIn(`${code}.hppost`, await sealLines(lines))]).toEqual([code, code]);
    }
    expect((await ledger()).flat().filter((line) => line.startsWith('sheet'))).toEqual([]);
    expect(await handIn('post.hppost', await sealLines([head, one, two, three]))).toBe('accepted');
  });

  it('a post that was lost is missed as soon as the next arrives, and the receipt tells the expert', async () => {
    await li().post([sheet('B-01')]);
    expect(await handIn('second.hppost', await li().post([sheet('B-02')]))).toBe('accepted');
    const { outstanding } = await office().handlers.collect({ round: attackedRound });
    expect(outstanding.find(({ name }) => name === '李明')).toMatchObject({ missingPosts: [2] });
    await exchange(office(), attackedRound, [li(), wang()]);
    const answered = li()
      .last('receipt')
      .payload.items.map(({ app }) => app);
    expect(answered).toContain('B-02');
    expect(answered).not.toContain('B-01');
  });

  it('an old post handed in again takes nothing back', async () => {
    const first = sheet('B-01');
    const old = await li().post([first]);
    await handIn('old.hppost', old);
    await handIn('new.hppost', await li().post([li().amend(first, { overall: '修改。' })]));
    const before = await ledger();
    expect(await handIn('old.hppost', old)).toBe('already-known');
    expect(await handIn('renamed.hppost', old)).toBe('already-known');
    expect(await handIn('sealed-anew.hppost', await sealLines(await linesOf(old)))).toBe(
      'already-known',
    );
    expect(await ledger()).toEqual(before);
  });

  it('the receipt’s chain goes over everything that came in, so none can leave it later', async () => {
    await handIn('a.hppost', await li().post([sheet('B-01')]));
    await exchange(office(), attackedRound, [li(), wang()]);
    const first = li().last('receipt').payload;
    await handIn('b.hppost', await li().post([sheet('B-02')]));
    await exchange(office(), attackedRound, [li(), wang()]);
    const second = li().last('receipt').payload;
    expect(second.items.slice(0, first.items.length).map(({ payload_sha256: sha }) => sha)).toEqual(
      first.items.map(({ payload_sha256: sha }) => sha),
    );
    expect(second.running_sha256).not.toBe(first.running_sha256);
    expect(second.rev).toBeGreaterThan(first.rev);
  });
});
