import { describe, expect, test } from 'vitest';
import { borda } from '../../../../../shared/merge/statistics/borda.ts';
import { congerKappa, fleissKappa } from '../../../../../shared/merge/statistics/fleiss-kappa.ts';
import {
  intraclassCorrelation,
  oneWayCorrelation,
} from '../../../../../shared/merge/statistics/intraclass-correlation.ts';
import { kendallW } from '../../../../../shared/merge/statistics/kendall-w.ts';
import { krippendorffAlpha } from '../../../../../shared/merge/statistics/krippendorff-alpha.ts';

const transposed = <T>(rows: readonly (readonly T[])[]): T[][] =>
  (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row.slice(column, column + 1)));
const digits = (text: string) => [...text].map(Number);

describe("Krippendorff's alpha", () => {
  // Krippendorff 2011: four observers, twelve units, gaps.
  const observers = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'];
  const units = transposed(observers.map((line) => [...line])).map((unit) =>
    unit.filter((value) => value !== '.').map(Number),
  );

  test.each([
    ['nominal', 0.743421],
    ['ordinal', 0.815388],
    ['interval', 0.849107],
    ['ratio', 0.797403],
  ] as const)('the 2011 example at %s level is %f', (level, value) => {
    expect(krippendorffAlpha(units, level)).toBeCloseTo(value, 6);
  });

  test('is undefined where nothing varies or nothing pairs', () => {
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3, 3],
        ],
        'interval',
      ),
    ).toBeNull();
    expect(krippendorffAlpha([[1], [2]], 'nominal')).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [-1, 2],
          [3, 4],
        ],
        'ratio',
      ),
    ).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [0, 0],
          [0, 1],
        ],
        'ratio',
      ),
    ).not.toBeNull();
  });
});

describe("Kendall's W", () => {
  // The data set `anxiety` of R's package irr: twenty subjects, three raters.
  const anxiety = transposed([
    digits('33345523522615221243'),
    digits('36462424332333221334'),
    digits('21443216111233113322'),
  ]);

  test('the anxiety data: 0.502, with ties 0.5397, chi-squared 30.76 on 19, p 0.0429', () => {
    const w = kendallW(anxiety);
    expect(w?.uncorrected).toBeCloseTo(0.502, 3);
    expect(w?.corrected).toBeCloseTo(0.5397, 4);
    expect(w?.chiSquared).toBeCloseTo(30.76, 2);
    expect(w?.degreesOfFreedom).toBe(19);
    expect(w?.p).toBeCloseTo(0.0429, 4);
  });

  test('has no value for one row, one expert or a gap, and no correction where all is tied', () => {
    expect(kendallW([[1, 2]])).toBeNull();
    expect(kendallW([[1], [2]])).toBeNull();
    expect(
      kendallW([
        [1, 2],
        [null, 1],
      ]),
    ).toBeNull();
    expect(
      kendallW([
        [1, 1],
        [1, 1],
      ])?.corrected,
    ).toBeNull();
  });
});

describe('intraclass correlation', () => {
  const shroutFleiss = ['9258', '6132', '8468', '7126', '6247'].map(digits);
  shroutFleiss.splice(4, 0, [10, 5, 6, 9]);

  test('Shrout and Fleiss 1979, all six', () => {
    const icc = intraclassCorrelation(shroutFleiss);
    expect(icc?.icc11).toBeCloseTo(0.165742, 6);
    expect(icc?.icc21).toBeCloseTo(0.289764, 6);
    expect(icc?.icc31).toBeCloseTo(0.714841, 6);
    expect(icc?.icc1k).toBeCloseTo(0.4428, 5);
    expect(icc?.icc2k).toBeCloseTo(0.620051, 6);
    expect(icc?.icc3k).toBeCloseTo(0.909316, 6);
    expect(oneWayCorrelation(shroutFleiss)).toBeCloseTo(0.165742, 6);
  });

  test('negative values are printed, gaps have none', () => {
    expect(
      intraclassCorrelation([
        [1, 5],
        [5, 1],
      ])?.icc11,
    ).toBeLessThan(0);
    expect(
      intraclassCorrelation([
        [1, null],
        [5, 1],
      ]),
    ).toBeNull();
    expect(oneWayCorrelation([[1, 2], [3]])).toBeNull();
  });
});

describe("Fleiss' kappa", () => {
  // Fleiss 1971: thirty patients, six raters, five diagnoses.
  const diagnoses = `444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
    144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
    555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`
    .split(/\s+/)
    .map((line) => [...line]);

  test('the 1971 example: .430, z 17.65, exact .442', () => {
    expect(diagnoses).toHaveLength(30);
    expect(fleissKappa(diagnoses)?.kappa).toBeCloseTo(0.430245, 6);
    expect(fleissKappa(diagnoses)?.z).toBeCloseTo(17.65, 2);
    expect(congerKappa(diagnoses)).toBeCloseTo(0.442, 3);
  });

  test('needs equal numbers and two categories', () => {
    expect(fleissKappa([['a', 'b'], ['a']])).toBeNull();
    expect(fleissKappa([['a', 'a']])).toBeNull();
  });
});

describe('Borda', () => {
  test('Tennessee: Memphis 126, Nashville 194, Chattanooga 173, Knoxville 107', () => {
    const order = ['M', 'N', 'C', 'K'];
    const ballots = [
      [42, 'MNCK'],
      [26, 'NCKM'],
      [15, 'CKNM'],
      [17, 'KCNM'],
    ] as const;
    const experts = ballots.flatMap(([count, ballot]) =>
      Array.from({ length: count }, () => order.map((city) => 4 - ballot.indexOf(city))),
    );
    expect(borda(4, experts).points).toEqual([126, 194, 173, 107]);
  });

  test('a recusal costs a place nothing', () => {
    const { mean } = borda(3, [
      [3, 2, 1],
      [null, 2, 1],
    ]);
    expect(mean).toEqual([1, 0.75, 0]);
    expect(borda(2, [[1, null]]).mean).toEqual([null, null]);
  });
});
