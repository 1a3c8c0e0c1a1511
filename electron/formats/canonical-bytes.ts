import type { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';
import { isCanonicalText } from './canonical-text.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The value that canonical JSON bytes stand for. Writing it again must give the same bytes, which
 * the text itself tells without writing: that refuses duplicate members, white space, other escapes, fractions and a BOM at once.
 * @throws Refusal jws-payload
 */
export function parseCanonicalBytes(bytes: Uint8Array, what: string): unknown {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new Refusal('jws-payload', `${what}: not utf-8 json`, { type: what });
  }
  if (!isCanonical(value, text)) {
    throw new Refusal('jws-payload', `${what}: not canonical json`, { type: what });
  }
  return value;
}

// The engine's own writer is the quickest, and keeps members in the order in which they were read.
const isCanonical = (value: unknown, text: string): boolean =>
  isWrittenSo(value, text) || (isCanonicalText(text) ?? isRewritten(value, text));

/** True of most canonical texts and of no other; false where it takes a closer look to know. */
function isWrittenSo(value: unknown, text: string): boolean {
  // Half a surrogate pair can only stand there as an escape.
  return !text.includes('\\u') && hasCanonicalParts(value, 0) && JSON.stringify(value) === text;
}

// Deeper than any object is.
const deepest = 16;

/** True where members are sorted and numbers are safe integers. */
function hasCanonicalParts(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === deepest) return false;
  if (Array.isArray(value)) {
    for (const element of value) if (!hasCanonicalParts(element, depth + 1)) return false;
    return true;
  }
  let last: string | null = null;
  for (const [key, member] of Object.entries(value)) {
    if (last !== null && last >= key) return false;
    if (!hasCanonicalParts(member, depth + 1)) return false;
    last = key;
  }
  return true;
}

function isRewritten(value: unknown, text: string): boolean {
  try {
    // JSON.parse yields only JSON values; canonicalJson itself refuses the numbers it must not hold.
    return canonicalJson(value as Parameters<typeof canonicalJson>[0]) === text;
  } catch {
    return false;
  }
}

/**
 * `value` in the shape of `schema`, with no member beside it.
 * @throws Refusal object-schema (details: type, path)
 */
export function checkShape<S extends z.ZodType>(
  schema: S,
  value: unknown,
  what: string,
): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Refusal('object-schema', `${what}: schema violated at "${path}"`, {
    type: what,
    path,
  });
}
