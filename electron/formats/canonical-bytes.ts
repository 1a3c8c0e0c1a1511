import type { z } from 'zod';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Refusal } from '../../shared/errors.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The value that canonical JSON bytes stand for. Reading and writing again must give the same
 * bytes: that refuses duplicate members, white space, other escapes, fractions and a BOM at once.
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

// Writing a value in our own canonical way costs most of what parsing costs. Where the engine's own
// writing gives the same text and every member stands in its place, ours would give that text too.
function isCanonical(value: unknown, text: string): boolean {
  if (hasCanonicalOrder(value, 0) && !surrogateEscape.test(text)) {
    return JSON.stringify(value) === text;
  }
  return isRewritten(value, text);
}

// How the engine writes a lone surrogate; an escaped backslash before `ud8` looks the same.
const surrogateEscape = /\\ud[89a-f]/;
// Deeper than any object; what is deeper still is left to the writer's own bound.
const deepest = 16;

/** True where every number is a safe integer and every record's members are in canonical order. */
function hasCanonicalOrder(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every((one) => hasCanonicalOrder(one, depth + 1));
  let previous: string | null = null;
  for (const [key, member] of Object.entries(value)) {
    if (previous !== null && previous >= key) return false;
    if (!hasCanonicalOrder(member, depth + 1)) return false;
    previous = key;
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
