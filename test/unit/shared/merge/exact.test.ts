import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  type Exact,
  exactText,
  parseExact,
  plainNumber,
  printNumber,
  ratio,
  roundExact,
  subtract,
} from '../../../../shared/merge/exact.ts';

const decimal = (text: string): Exact => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
  return text.startsWith('-') ? { ...value, numerator: -value.numerator } : value;
};

const anyExact = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => ratio(n, d));

describe('exact numbers', () => {
  test.each([
    // value, places, half-up, half-even (GB/T 8170)
    ['0.35', 1, '0.4', '0.4'],
    ['1.050', 1, '1.1', '1.0'],
    ['-0.0365', 3, '-0.037', '-0.036'],
    ['28.175', 2, '28.18', '28.18'],
    ['28.165', 2, '28.17', '28.16'],
    ['15.4546', 0, '15', '15'],
    ['80.925', 2, '80.93', '80.92'],
    ['7.125', 2, '7.13', '7.12'],
    ['2.5', 0, '3', '2'],
    ['3.5', 0, '4', '4'],
    ['-0.004', 2, '0.00', '0.00'],
    ['0.05', 2, '0.05', '0.05'],
  ])('%s to %i places prints %s half up and %s half even', (text, places, up, even) => {
    expect(printNumber(decimal(text), places, 'half-up')).toBe(up);
    expect(printNumber(decimal(text), places, 'half-even')).toBe(even);
  });

  test('rounding is done once: 15.4546 never climbs to 16 by way of 15.455 and 15.46', () => {
    expect(exactText(roundExact(decimal('15.4546'), 0, 'half-up'))).toBe('15');
  });

  test('two averages that print alike stay apart: 561/7 and 881.5/11', () => {
    const [a, b] = [ratio(561n, 7n), ratio(1763n, 22n)];
    expect(printNumber(a, 2, 'half-up')).toBe('80.14');
    expect(printNumber(b, 2, 'half-up')).toBe('80.14');
    expect(compare(a, b)).toBe(1);
  });

  test.each(['145/2', '72', '-1/3', '0'])('%s is read and written back unchanged', (text) => {
    expect(exactText(parseExact(text))).toBe(text);
  });

  test.each(['2/4', '-0', '01', '1/0', '1/1', '0/3', '1.5', '', ' 1', '1/-2'])(
    '%j is not an exact number',
    (text) => {
      expect(() => parseExact(text)).toThrow(/^exact:/);
    },
  );

  test('a value that ends in decimals is shown with all of them, another as its fraction', () => {
    expect(
      [ratio(145n, 2n), ratio(217n, 3n), ratio(3n, 8n), ratio(72n, 1n)].map(plainNumber),
    ).toEqual(['72.5', '217/3', '0.375', '72']);
  });

  test('any value survives writing and reading', () => {
    fc.assert(fc.property(anyExact, (a) => compare(parseExact(exactText(a)), a) === 0));
  });

  test('a rounded value lies within half a unit, whatever the mode', () => {
    fc.assert(
      fc.property(
        anyExact,
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('half-up' as const, 'half-even' as const),
        (a, places, mode) => {
          const difference = subtract(roundExact(a, places, mode), a);
          const half = ratio(1n, 2n * 10n ** BigInt(places));
          const distance =
            compare(difference, ratio(0n, 1n)) < 0 ? subtract(a, add(a, difference)) : difference;
          return compare(distance, half) <= 0;
        },
      ),
    );
  });
});
