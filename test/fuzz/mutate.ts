/** Whole numbers from 0 to below `n`. */
export type Random = (n: number) => number;

/** xorshift32: the same inputs for the same seed on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % n;
  };
}

type Mutation = (data: Buffer, random: Random, other: Buffer) => Buffer;

const at = (data: Buffer, random: Random): number => random(data.length + 1);

/** Something that parsers stumble over. */
const tokens: readonly Buffer[] = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud800',
  '__proto__',
  'constructor',
  'null',
  'true',
  '-0',
  '1e400',
  '0.1',
  '9007199254740993',
  '-1',
  '\0',
  '\n',
  '\r\n',
  '\ufeff',
  '~',
  '.',
  '=',
  '\u202e',
  '\u200b',
  'é',
  'e\u0301',
  '-> X25519 ',
  '\n--- ',
  'PK\x01\x02',
  'PK\x03\x04',
  'PK\x05\x06',
  'PK\x06\x06',
  '9999-99-99T99:99:99Z',
  '../',
  '\t',
  ';',
  '""',
  '=cmd',
].map((token) => Buffer.from(token, 'utf8'));

const numbers = [0, 1, 127, 128, 255, 256, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];

const splice = (data: Buffer, start: number, end: number, put: Uint8Array): Buffer =>
  Buffer.concat([data.subarray(0, start), put, data.subarray(end)]);

function span(data: Buffer, random: Random): readonly [number, number] {
  const start = at(data, random);
  const length = random(random(4) === 0 ? 256 : 8) + 1;
  return [start, Math.min(data.length, start + length)];
}

const mutations: readonly Mutation[] = [
  (data, random) => {
    const place = at(data, random);
    return splice(data, place, place + 1, Buffer.from([(data[place] ?? 0) ^ (1 << random(8))]));
  },
  (data, random) => {
    const place = at(data, random);
    return splice(data, place, place + 1, Buffer.from([random(256)]));
  },
  (data, random) => {
    const [start, end] = span(data, random);
    return splice(data, start, end, Buffer.alloc(0));
  },
  (data, random) => {
    const [start, end] = span(data, random);
    const place = at(data, random);
    return splice(data, place, place, data.subarray(start, end));
  },
  (data, random) => {
    const token = tokens[random(tokens.length)] ?? Buffer.alloc(0);
    const place = at(data, random);
    return splice(data, place, place + (random(2) === 0 ? 0 : token.length), token);
  },
  (data, random) => {
    const number = numbers[random(numbers.length)] ?? 0;
    const word = Buffer.alloc(4);
    word.writeUInt32LE(number);
    const place = at(data, random);
    const width = [1, 2, 4][random(3)] ?? 1;
    return splice(data, place, place + width, word.subarray(0, width));
  },
  (data, random, other) => {
    const [start, end] = span(other, random);
    const [from, to] = span(data, random);
    return splice(data, from, to, other.subarray(start, end));
  },
  (data, random, other) =>
    Buffer.concat([data.subarray(0, at(data, random)), other.subarray(at(other, random))]),
  (data, random) => data.subarray(0, at(data, random)),
  // A number in a text becomes another one.
  (data, random) => {
    const text = data.toString('latin1');
    const found = [...text.matchAll(/\d+/g)];
    const match = found[random(Math.max(1, found.length))];
    if (!match) return data;
    const put = Buffer.from(String(numbers[random(numbers.length)] ?? 0));
    return splice(data, match.index, match.index + match[0].length, put);
  },
];

/** `data` changed in one to eight places. */
export function mutate(data: Buffer, other: Buffer, random: Random, longest: number): Buffer {
  let changed = data;
  for (let n = 1 << random(4); n > 0; n--) {
    const mutation = mutations[random(mutations.length)];
    if (mutation) changed = mutation(changed, random, other);
  }
  return changed.subarray(0, longest);
}
