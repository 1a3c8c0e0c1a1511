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
 * @param known canonical texts of records inside `value` that were written before
 * @throws Error for what has no canonical text: a fraction, an unsafe integer, -0, a lone
 * surrogate, `undefined`, an object that is no plain record, or nesting deeper than 64.
 */
export function canonicalJson(value: JsonValue, known?: ReadonlyMap<object, string>): string {
  return write(value, 0, known);
}

type Known = ReadonlyMap<object, string> | undefined;

function write(value: unknown, depth: number, known: Known): string {
  if (depth > deepest) throw new Error('canonical json: nested too deep');
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'number') return writeInteger(value);
  if (typeof value === 'string') return writeString(value);
  if (Array.isArray(value)) {
    return `[${value.map((element) => write(element, depth + 1, known)).join(',')}]`;
  }
  if (typeof value !== 'object') throw new Error(`canonical json: no text for ${typeof value}`);
  return known?.get(value) ?? writeRecord(value, depth, known);
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new Error('canonical json: only safe integers, and no negative zero');
  }
  return String(value);
}

// Printable ASCII without quote and backslash: as it stands, and most strings are of nothing else.
const plain = /^[ !#-[\]-~]*$/;

function writeString(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new Error('canonical json: lone surrogate');
  return JSON.stringify(value);
}

function writeRecord(value: object, depth: number, known: Known): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error('canonical json: only plain records');
  }
  const parts: string[] = [];
  for (const key of sortedKeys(value)) {
    parts.push(`${writeString(key)}:${write(Reflect.get(value, key), depth + 1, known)}`);
  }
  return `{${parts.join(',')}}`;
}

/** By UTF-16 code units, as `sort` has it without being told; most records are sorted already. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i += 1) {
    if ((keys[i - 1] ?? '') > (keys[i] ?? '')) return keys.sort();
  }
  return keys;
}
