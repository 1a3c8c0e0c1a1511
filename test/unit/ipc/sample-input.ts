// Inputs for any operation, made from nothing but its schema: one that fits, and hostile ones that
// differ from it in a single place.
import { z } from 'zod';

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An input that fits the schema; it names things that do not exist. */
export function fittingInput(schema: z.ZodType): unknown {
  const json: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  if (!isObject(json)) throw new Error('a schema is an object');
  return fitting(json, json);
}

const candidates: readonly string[] = [
  'R-1',
  'x',
  'abcdefghijklmnopqrstuvwxyz',
  '2026-11-20T00:00:00Z',
  '2026-11-20',
  '7f1d4c5e-3f43-4a0a-9d0c-111111111111',
  'ab'.repeat(32),
  'A'.repeat(43),
  '',
];

function fitting(schema: Json, root: Json): unknown {
  const { $ref, anyOf, oneOf, allOf } = schema;
  if (typeof $ref === 'string') return fitting(definitionOf($ref, root), root);
  for (const choices of [anyOf, oneOf]) {
    if (Array.isArray(choices) && isObject(choices[0])) return fitting(choices[0], root);
  }
  if (Array.isArray(allOf) && isObject(allOf[0])) return fitting({ ...allOf[0] }, root);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(
          ([name, part]) => (isObject(part) ? [[name, fitting(part, root)]] : []),
        ),
      );
    case 'array':
      return fittingArray(schema, root);
    case 'integer':
    case 'number':
      return Math.max(0, Number(schema.minimum ?? 0));
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'string':
      return fittingString(schema);
    default:
      return {};
  }
}

function fittingArray(schema: Json, root: Json): unknown {
  if (Array.isArray(schema.prefixItems)) {
    return schema.prefixItems.map((item) => (isObject(item) ? fitting(item, root) : null));
  }
  const { items } = schema;
  const count = Number(schema.minItems ?? 1);
  return isObject(items) ? Array.from({ length: count }, () => fitting(items, root)) : [];
}

function fittingString(schema: Json): string {
  const patterns = typeof schema.pattern === 'string' ? [new RegExp(schema.pattern, 'u')] : [];
  const found = candidates.find(
    (text) =>
      patterns.every((pattern) => pattern.test(text)) &&
      text.length >= Number(schema.minLength ?? 0) &&
      text.length <= Number(schema.maxLength ?? Number.POSITIVE_INFINITY),
  );
  return found ?? 'R-1';
}

function definitionOf(ref: string, root: Json): Json {
  const found = ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
  if (!isObject(found)) throw new Error(`no definition ${ref}`);
  return found;
}

function deep(levels: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? { a: value } : [value];
  return value;
}

function cyclic(): unknown {
  const ring: Record<string, unknown> = { round: 'R-1' };
  ring.self = ring;
  return ring;
}

/** Values of every kind that can cross into the program, none of which is asked for anywhere. */
export const hostileValues: Readonly<Record<string, unknown>> = {
  null: null,
  nothing: undefined,
  truth: true,
  'no number': Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  'minus zero': -0,
  fraction: 0.1,
  'unsafe integer': 2 ** 60,
  'big integer': 10n ** 30n,
  'empty text': '',
  'text of megabytes': 'x'.repeat(3_000_000),
  'lone surrogate': '\ud800',
  'text with a nul': 'R-1\0',
  'path that climbs': '../../../etc/passwd',
  'list of a million': new Array(1_000_000).fill(0),
  'sparse list': Object.assign([], { length: 4_000_000_000 }),
  'key __proto__': JSON.parse('{"__proto__":{"round":"R-1","polluted":true}}'),
  'key constructor': { constructor: { prototype: { polluted: true } } },
  'key toString': JSON.parse('{"toString":"x","valueOf":1,"hasOwnProperty":2,"then":3}'),
  'no prototype': Object.create(null),
  date: new Date(0),
  map: new Map([['round', 'R-1']]),
  set: new Set(['R-1']),
  bytes: new Uint8Array(8),
  error: new Error('x'),
  'deep nesting': deep(20_000),
  cyclic: cyclic(),
};

/** The input itself replaced by each hostile value, and each of its places, one at a time. */
export function* hostileInputs(
  input: unknown,
): Generator<{ readonly what: string; readonly input: unknown }> {
  for (const [name, value] of Object.entries(hostileValues)) yield { what: name, input: value };
  for (const place of placesOf(input)) {
    for (const [name, value] of Object.entries(hostileValues)) {
      yield { what: `${name} at ${place.join('.')}`, input: replaced(input, place, value) };
    }
    yield { what: `without ${place.join('.')}`, input: replaced(input, place, undefined) };
  }
  if (!isObject(input)) return;
  for (const key of ['extra', '__proto__', 'constructor', 'prototype']) {
    const more: unknown = JSON.parse(`{${JSON.stringify(key)}:{"polluted":true}}`);
    const own = Object.getOwnPropertyDescriptors(more);
    yield { what: `one more key ${key}`, input: Object.defineProperties({ ...input }, own) };
  }
}

type Place = readonly string[];

function placesOf(value: unknown, at: Place = []): readonly Place[] {
  if (at.length > 3 || typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .slice(0, 12)
    .flatMap(([key, part]) => [[...at, key], ...placesOf(part, [...at, key])]);
}

function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  const part = rest.length === 0 ? by : replaced(Reflect.get(Object(value), key), rest, by);
  if (Array.isArray(value)) return value.with(Number(key), part);
  return { ...Object(value), [key]: part };
}
