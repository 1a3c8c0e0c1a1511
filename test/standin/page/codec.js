// Values across the process border as JSON text, with what JSON drops kept: Map, Set, Date, BigInt,
// RegExp, bytes, errors, undefined, -0, NaN and cycles. The same file runs in Node and in the page
// (where `export` is cut off), so that both ends agree by construction.
//
// A value is a JSON primitive, or {$: kind, ...}; every object sits once in `heap` and is pointed
// to by number, which is what makes cycles and shared references come out as they went in.

/** @returns {{ encode(value: unknown): string, decode(text: string): unknown }} */
export function createCodec() {
  // The page may replace any global later; what is used is taken now.
  const { parse, stringify } = JSON;
  const clone = structuredClone;
  const describeTag = Object.prototype.toString;
  const tagOf = (value) => Reflect.apply(describeTag, value, []).slice(8, -1);
  const refuse = () => new Error('An object could not be cloned.');
  const views = new Map(
    [
      Uint8Array,
      Uint8ClampedArray,
      Int8Array,
      Uint16Array,
      Int16Array,
      Uint32Array,
      Int32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    ].map((type) => [type.name, type]),
  );
  const errors = new Map(
    [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((type) => [
      type.name,
      type,
    ]),
  );
  const toBase64 = Uint8Array.prototype.toBase64;
  const bytesToText = (bytes) =>
    toBase64 === undefined
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
      : Reflect.apply(toBase64, bytes, []);
  const textToBytes = (text) =>
    Uint8Array.fromBase64 === undefined
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : Uint8Array.fromBase64(text);

  function encode(value) {
    let plain;
    try {
      // The real thing's own rule decides what may cross; it also runs getters exactly once.
      plain = clone(value);
    } catch {
      throw refuse();
    }
    const heap = [];
    const seen = new Map();

    function write(item) {
      switch (typeof item) {
        case 'string':
        case 'boolean':
          return item;
        case 'number':
          return Number.isFinite(item) && !Object.is(item, -0)
            ? item
            : { $: 'number', v: Object.is(item, -0) ? '-0' : String(item) };
        case 'undefined':
          return { $: 'undefined' };
        case 'bigint':
          return { $: 'bigint', v: String(item) };
      }
      if (item === null) return null;
      let at = seen.get(item);
      if (at === undefined) {
        at = heap.length;
        seen.set(item, at);
        heap.push(null);
        heap[at] = describe(item);
      }
      return { $: 'ref', v: at };
    }

    function entries(item) {
      return Object.keys(item).map((key) => [key, write(item[key])]);
    }

    function describe(item) {
      const tag = tagOf(item);
      if (Array.isArray(item)) return { k: 'array', n: item.length, v: entries(item) };
      if (views.has(tag)) {
        const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
        return { k: 'view', t: tag, v: bytesToText(bytes) };
      }
      switch (tag) {
        case 'Object':
          return { k: 'object', v: entries(item) };
        case 'Map':
          return { k: 'map', v: [...item].map(([key, held]) => [write(key), write(held)]) };
        case 'Set':
          return { k: 'set', v: [...item].map(write) };
        case 'Date':
          return { k: 'date', v: write(item.getTime()) };
        case 'RegExp':
          return { k: 'regexp', v: item.source, f: item.flags };
        case 'ArrayBuffer':
          return { k: 'buffer', v: bytesToText(new Uint8Array(item)) };
        case 'Error':
          return { k: 'error', t: item.name, v: item.message, s: item.stack };
        case 'Boolean':
        case 'Number':
        case 'String':
        case 'BigInt':
          return { k: 'boxed', v: write(item.valueOf()) };
        default:
          // Blobs, images and other page objects clone inside a page and never reach main.
          throw refuse();
      }
    }

    const root = write(plain);
    return stringify({ root, heap });
  }

  function decode(text) {
    const { root, heap } = parse(text);
    const made = new Array(heap.length);

    function read(item) {
      if (item === null || typeof item !== 'object') return item;
      switch (item.$) {
        case 'undefined':
          return undefined;
        case 'number':
          return Number(item.v);
        case 'bigint':
          return BigInt(item.v);
        default:
          return made[item.v] === undefined ? build(item.v) : made[item.v];
      }
    }

    function define(target, key, value) {
      // An own `__proto__` must stay a property and not become the prototype.
      Object.defineProperty(target, key, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }

    function build(at) {
      const node = heap[at];
      const keep = (value) => {
        made[at] = value;
        return value;
      };
      switch (node.k) {
        case 'array': {
          const list = keep(new Array(node.n));
          for (const [key, item] of node.v) define(list, key, read(item));
          return list;
        }
        case 'object': {
          const object = keep({});
          for (const [key, item] of node.v) define(object, key, read(item));
          return object;
        }
        case 'map': {
          const map = keep(new Map());
          for (const [key, item] of node.v) map.set(read(key), read(item));
          return map;
        }
        case 'set': {
          const set = keep(new Set());
          for (const item of node.v) set.add(read(item));
          return set;
        }
        case 'date':
          return keep(new Date(read(node.v)));
        case 'regexp':
          return keep(new RegExp(node.v, node.f));
        case 'buffer':
          return keep(textToBytes(node.v).buffer);
        case 'view': {
          const bytes = textToBytes(node.v);
          const View = views.get(node.t);
          return keep(
            View === Uint8Array
              ? bytes
              : new View(bytes.buffer, 0, View === DataView ? bytes.byteLength : undefined),
          );
        }
        case 'error': {
          const Type = errors.get(node.t) ?? Error;
          const error = keep(new Type(node.v));
          if (node.s !== undefined) define(error, 'stack', node.s);
          return error;
        }
        default:
          return keep(Object(read(node.v)));
      }
    }

    return read(root);
  }

  return { encode, decode };
}
