import { expect, test } from 'vitest';
import { mergeRound } from '../../../../shared/merge/merge-round.ts';
import { tableRound } from './round-of.ts';

test('a sheet that doubts its own clock or workspace is flagged, and counts as any other', () => {
  const plain = tableRound({ A: [80, 90], B: [70, 75] });
  const doubtful = {
    ...plain,
    sheets: plain.sheets.map((sheet, index) =>
      index === 0 ? { ...sheet, doubts: ['clock-suspect', 'older-vault'] as const } : sheet,
    ),
  };
  const [before, after] = [mergeRound(plain), mergeRound(doubtful)];
  expect(after.lots).toEqual(before.lots);
  const added = after.flags.filter(({ kind }) => !before.flags.some((flag) => flag.kind === kind));
  const { app } = plain.sheets[0] ?? { app: '' };
  expect(added).toMatchObject([
    { kind: 'clock-suspect', app },
    { kind: 'older-vault', app },
  ]);
});
