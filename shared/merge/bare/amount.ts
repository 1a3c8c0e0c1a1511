import { z } from 'zod';
import { type Exact, ratio } from '../exact.ts';

const decimalPattern = /^([+-]?)(\d{1,18})(?:\.(\d{1,18}))?$/;
const fractionPattern = /^([+-]?)(\d{1,18})\/(\d{1,18})$/;

/** A decimal as people and programs write one: `9.50`, `-0.25`, `80`. Null for anything else: no
 * exponent, no comma, no digit of another script, nothing left for a language to interpret. */
export function readDecimal(text: string): Exact | null {
  const match = decimalPattern.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', decimals = ''] = match;
  const units = BigInt(whole + decimals);
  return ratio(sign === '-' ? -units : units, 10n ** BigInt(decimals.length));
}

/** A decimal, or a fraction such as `25/30`. Null for anything else. */
export function readAmount(text: string): Exact | null {
  const match = fractionPattern.exec(text);
  if (match === null) return readDecimal(text);
  const [, sign, above = '', below = ''] = match;
  const [numerator, denominator] = [BigInt(above), BigInt(below)];
  if (denominator === 0n) return null;
  return ratio(sign === '-' ? -numerator : numerator, denominator);
}

/** `readAmount` for text that a schema has checked. */
export function amount(text: string): Exact {
  const value = readAmount(text);
  if (value === null) throw new Error('amount: not an exact number');
  return value;
}

/** An exact number in a policy: text, because a JSON number is a double. */
export const Amount = z
  .string({ error: 'an exact number is written as text: "0.8" or "25/30"' })
  .refine((text) => readAmount(text) !== null, 'not an exact number such as "0.8" or "25/30"');
