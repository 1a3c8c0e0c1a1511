import type { RoundingMode } from '../policy.ts';

/** A rational number in lowest terms, denominator above zero. Nothing that is compared or printed
 * passes through a double. */
export type Exact = { readonly numerator: bigint; readonly denominator: bigint };

const exactPattern = /^(0|-?[1-9]\d{0,30})(?:\/([1-9]\d{0,30}))?$/;

/** `numerator / denominator` in lowest terms.
 * @throws Error where the denominator is zero. */
export function ratio(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 0n) throw new Error('exact: denominator is zero');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return {
    numerator: (sign * numerator) / divisor,
    denominator: (sign * denominator) / divisor,
  };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

export const zero: Exact = { numerator: 0n, denominator: 1n };

/** Reads the form that signed objects carry: `145/2`, `72`, `-1/3`.
 * @throws Error for anything else, and for a fraction that is not in lowest terms. */
export function parseExact(text: string): Exact {
  const match = exactPattern.exec(text);
  if (match?.[1] === undefined) throw new Error('exact: not an exact number');
  const value = ratio(BigInt(match[1]), BigInt(match[2] ?? '1'));
  if (exactText(value) !== text) throw new Error('exact: not in lowest terms');
  return value;
}

/** The form that signed objects carry: `145/2`, `72`, `-1/3`. */
export function exactText({ numerator, denominator }: Exact): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

export function add(a: Exact, b: Exact): Exact {
  return ratio(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Exact, b: Exact): Exact {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws Error where `b` is zero. */
export function divide(a: Exact, b: Exact): Exact {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Below zero where `a` is smaller, above where it is larger, zero where they are equal. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Exact sum; reduced once at the end, so that long lists stay cheap. The values need not be in
 * lowest terms. */
export function sum(values: readonly Exact[]): Exact {
  let numerator = 0n;
  let denominator = 1n;
  for (const value of values) {
    if (denominator % value.denominator === 0n) {
      numerator += value.numerator * (denominator / value.denominator);
    } else {
      numerator = numerator * value.denominator + value.numerator * denominator;
      denominator *= value.denominator;
    }
  }
  return ratio(numerator, denominator);
}

/** Rounds once, straight from the exact value. `half-up` sends a half away from zero; `half-even`
 * (GB/T 8170) sends it to the even neighbour. The result is exact, in units of 10^-places. */
export function roundExact(value: Exact, places: number, mode: RoundingMode): Exact {
  const scale = 10n ** BigInt(places);
  return ratio(roundedUnits(value, scale, mode), scale);
}

function roundedUnits(value: Exact, scale: bigint, mode: RoundingMode): bigint {
  const negative = value.numerator < 0n;
  const scaled = (negative ? -value.numerator : value.numerator) * scale;
  const whole = scaled / value.denominator;
  const twice = (scaled % value.denominator) * 2n;
  const isHalf = twice === value.denominator;
  const up = isHalf ? mode === 'half-up' || whole % 2n === 1n : twice > value.denominator;
  const units = up ? whole + 1n : whole;
  return negative ? -units : units;
}

/** Decimal text with exactly `places` digits after the point, rounded once: `80.93`, `-0.04`, `7`.
 * A value that rounds to zero carries no sign. */
export function printNumber(value: Exact, places: number, mode: RoundingMode): string {
  const units = roundedUnits(value, 10n ** BigInt(places), mode);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (places === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Every digit of a value that ends in decimals (`72.5`), else its fraction (`217/3`): for the
 * places where an explanation shows a number that no rule has rounded. */
export function plainNumber(value: Exact): string {
  let rest = value.denominator;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  return rest === 1n ? printNumber(value, Math.max(twos, fives), 'half-up') : exactText(value);
}
