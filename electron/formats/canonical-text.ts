// Whether a text is canonical, told from the text alone: a glance at each token costs a fraction of
// writing the value again. Only for texts that JSON.parse accepts and that hold no lone surrogate.

// The rest of a string: anything but quote and backslash, and escapes in their one shortest form.
const stringRest = /[^"\\]*(?:\\(?:["\\bfnrt]|u00(?:0[0-7be-f]|1[0-9a-f]))[^"\\]*)*"/y;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const letterF = 0x66;
const letterN = 0x6e;
const letterT = 0x74;

/** Deeper than any object; what is deeper is not decided here. */
const deepest = 16;
/** So many digits are a safe integer, whichever they are. */
const safeDigits = 15;

/**
 * True where the members of every record are sorted and different, nothing stands between tokens,
 * strings have their shortest form and numbers are safe integers. Null where it takes writing the
 * value to know: keys with escapes, and nesting deeper than 16.
 * @param text as `JSON.parse` accepts it, which is why a token is known by its first character
 */
export function isCanonicalText(text: string): boolean | null {
  const hasEscapes = text.includes('\\');
  const outerKeys: (string | null)[] = [];
  // The last key of the innermost open record; null in a list, and before the first key.
  let key: string | null = null;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = hasEscapes ? stringEnd(text, at) : text.indexOf('"', at + 1) + 1;
      if (end === 0) return false;
      if (text.charCodeAt(end) === colon) {
        const next = text.slice(at + 1, end - 1);
        if (hasEscapes && next.includes('\\')) return null;
        if (key !== null && key >= next) return false;
        key = next;
      }
      at = end;
    } else if (code === colon || code === comma) {
      at += 1;
    } else if (code === openBrace || code === openBracket) {
      if (outerKeys.length === deepest) return null;
      outerKeys.push(key);
      key = null;
      at += 1;
    } else if (code === closeBrace || code === closeBracket) {
      key = outerKeys.pop() ?? null;
      at += 1;
    } else {
      const end = wordEnd(text, at, code);
      if (end === at) return false;
      at = end;
    }
  }
  return true;
}

/** Where `true`, `false`, `null` or an integer is over that begins at `at`; `at` itself for anything
 * else: white space, a fraction, an exponent. */
function wordEnd(text: string, at: number, code: number): number {
  if (code === letterT || code === letterN) return at + 4;
  return code === letterF ? at + 5 : integerEnd(text, at);
}

/** Where the string that begins at `at` is over, or 0 where it is written in another form. */
function stringEnd(text: string, at: number): number {
  stringRest.lastIndex = at + 1;
  stringRest.test(text);
  return stringRest.lastIndex;
}

/** Where the integer that begins at `at` is over; `at` itself where none begins there, or one that
 * is not safe, or a negative zero. A fraction or an exponent after it begins no token. */
function integerEnd(text: string, at: number): number {
  const first = text[at] === '-' ? at + 1 : at;
  let end = first;
  while (isDigit(text.charCodeAt(end))) end += 1;
  if (first > at && text[first] === '0') return at;
  if (end - first > safeDigits && !Number.isSafeInteger(Number(text.slice(at, end)))) return at;
  return end;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
