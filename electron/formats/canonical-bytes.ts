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

const isCanonical = (value: unknown, text: string): boolean =>
  isCanonicalText(text) ?? isRewritten(value, text);

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
