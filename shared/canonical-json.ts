/** What a canonical text can hold. Numbers are safe integers: fractions travel as strings. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

// Signed objects are a few levels deep; a bound keeps a crafted text from exhausting the stack.
const deepest = 64;

/**
 * The one text of a value (RFC 8785 restricted to safe integers): members sorted by UTF-16 code
 * units, no white space, shortest escapes.
 * @throws Error for what has no canonical text: a fraction, an unsafe integer, -0, a lone
 * surrogate, `undefined`, an object that is no plain record, or nesting deeper than 64.
 */
export function canonicalJson(value: JsonValue): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw new Error('canonical json: nested too deep');
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'number') return writeInteger(value);
  if (typeof value === 'string') return writeString(value);
  if (Array.isArray(value)) {
    return `[${value.map((element) => write(element, depth + 1)).join(',')}]`;
  }
  if (typeof value !== 'object') throw new Error(`canonical json: no text for ${typeof value}`);
  return writeRecord(value, depth);
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new Error('canonical json: only safe integers, and no negative zero');
  }
  return String(value);
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw new Error('canonical json: lone surrogate');
  return JSON.stringify(value);
}

function writeRecord(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error('canonical json: only plain records');
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const parts = members.map(([key, member]) => `${writeString(key)}:${write(member, depth + 1)}`);
  return `{${parts.join(',')}}`;
}
