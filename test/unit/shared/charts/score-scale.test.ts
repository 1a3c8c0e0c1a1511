import { describe, expect, it } from 'vitest';
import { dotsOf, scaleOf, shadeOf, spreadOf } from '../../../../shared/charts/score-scale.ts';
import type { Standing } from '../../../../shared/objects/result.ts';

type Use = Standing['sheets'][number]['use'];

const standing = (...totals: readonly (readonly [string | null, Use])[]): Standing => ({
  app: 'B-01',
  title: '甲',
  unit: '乙',
  exact: null,
  printed: null,
  place: null,
  selected: false,
  criteria: [],
  votes: null,
  sheets: totals.map(([exact, use], index) => ({
    expert: `E-${index}`,
    kid: `kid-${index}`,
    name: `专家${index}`,
    sha256: null,
    rev: 1,
    use,
    exact,
    printed: exact,
    scores: [],
    decision: null,
    reason: '',
  })),
});

const twoPlaces = { at: 'sheet', places: 2, mode: 'half-up' } as const;

describe('the spread of an application', () => {
  it('is exact where floats would not be, and printed with the places of the rule', () => {
    const sheets = standing(['403/5', 'used'], ['807/10', 'used'], ['801/10', 'used']);
    expect(spreadOf(sheets, twoPlaces)).toBe('0.60');
    expect(spreadOf(sheets, null)).toBe('0.6');
  });

  it('counts what the rule cut off and leaves out what is void or missing', () => {
    const sheets = standing(
      ['60', 'trimmed-low'],
      ['80', 'used'],
      ['95', 'trimmed-high'],
      ['10', 'void'],
      [null, 'missing'],
    );
    expect(spreadOf(sheets, twoPlaces)).toBe('35.00');
  });

  it('is nothing for a single sheet', () => {
    expect(spreadOf(standing(['80', 'used'], [null, 'recused']), twoPlaces)).toBeNull();
  });
});

describe('the scale of a lot', () => {
  it('is shared by its bids and ends on steps of five', () => {
    const lot = [standing(['82', 'used']), standing(['76', 'used'], ['91', 'used'])];
    expect(scaleOf(lot, 100)).toEqual({ from: 75, to: 95 });
  });

  it('never has two equal ends', () => {
    expect(scaleOf([standing(['85', 'used'])], 100)).toEqual({ from: 85, to: 90 });
  });

  it('is the whole range where nothing was scored', () => {
    expect(scaleOf([standing([null, 'missing'])], 100)).toEqual({ from: 0, to: 100 });
  });
});

describe('dots', () => {
  it('are stacked where they would hide each other, and drawn for what stands beside the score', () => {
    const bid = standing(['80', 'used'], ['80', 'trimmed-low'], ['90', 'used'], ['85', 'void']);
    expect(
      dotsOf(bid, { from: 80, to: 90 }).map(({ sheet, position, row }) => [
        sheet.expert,
        position,
        row,
      ]),
    ).toEqual([
      ['E-0', 0, 0],
      ['E-1', 0, 1],
      ['E-2', 100, 0],
    ]);
  });
});

describe('the shade of a cell', () => {
  it('goes by rank, so that one wild score does not make the others alike', () => {
    const totals = [20, 84, 85, 86, 87];
    expect(totals.map((total) => shadeOf(totals, String(total)))).toEqual([1, 2, 3, 4, 5]);
  });

  it('is the same for equal scores', () => {
    const totals = [80, 80, 90];
    expect(totals.map((total) => shadeOf(totals, String(total)))).toEqual([1, 1, 5]);
  });
});
