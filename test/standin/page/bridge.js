// The border between the preload's world and the page's world. Both halves run this same code and
// talk by synchronous events with a random name; `detail` is cloned by Chromium when it is read in
// the other world, so bytes pass without being turned into text.
//
// What crosses is a small tree of tagged pairs: functions and promises go by number and are called
// or settled at home, plain data goes by value, prototypes and symbols are dropped.

/**
 * @param {{ name: string, here: string, there: string }} ends
 * @returns {{ ask(request: unknown): unknown, pack(value: unknown): unknown, unpack(packed: unknown): unknown }}
 */
export function createBridge({ name, here, there }, answer) {
  const dispatch = EventTarget.prototype.dispatchEvent;
  const listen = EventTarget.prototype.addEventListener;
  const Custom = CustomEvent;
  const target = window;
  const { apply, getPrototypeOf } = Reflect;
  const detailOf = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail').get;
  const readDetail = (event) => apply(detailOf, event, []);
  const clone = structuredClone;
  const maxDepth = 1000;

  const own = new Map();
  const ownIds = new Map();
  const proxies = new Map();
  const proxyIds = new WeakMap();
  const settlers = new Map();
  let nextId = 1;
  let reply;

  apply(listen, target, [
    `${name}:reply:${here}`,
    (event) => {
      reply = readDetail(event);
    },
  ]);
  apply(listen, target, [
    `${name}:ask:${here}`,
    (event) => {
      let result;
      try {
        result = { ok: handle(readDetail(event)) };
      } catch (error) {
        result = { failed: packError(error) };
      }
      apply(dispatch, target, [new Custom(`${name}:reply:${there}`, { detail: result })]);
    },
  ]);

  function ask(request) {
    reply = undefined;
    apply(dispatch, target, [new Custom(`${name}:ask:${there}`, { detail: request })]);
    const got = reply;
    reply = undefined;
    if (got === undefined || got === null) throw new Error('stand-in: the other world is silent');
    if (got.failed !== undefined) throw unpackError(got.failed);
    return got.ok;
  }

  function handle(request) {
    switch (request.kind) {
      case 'call': {
        const held = own.get(request.id);
        return pack(held(...request.args.map((item) => unpack(item))));
      }
      case 'settle': {
        const settler = settlers.get(request.id);
        settlers.delete(request.id);
        if (request.failed === undefined) settler.resolve(unpack(request.value));
        else settler.reject(unpackError(request.failed));
        return undefined;
      }
      default:
        return answer(request, { pack, unpack });
    }
  }

  function packError(error) {
    return error instanceof Error
      ? { isError: true, message: String(error.message) }
      : { isError: false, value: pack(error) };
  }

  function unpackError(packed) {
    return packed.isError ? new Error(packed.message) : unpack(packed.value);
  }

  function packFunction(held) {
    // One that came from over there goes back as itself.
    const theirs = proxyIds.get(held);
    if (theirs !== undefined) return ['yours', theirs];
    let id = ownIds.get(held);
    if (id === undefined) {
      id = nextId++;
      ownIds.set(held, id);
      own.set(id, held);
    }
    return ['function', id];
  }

  function packPromise(promise) {
    const id = `${here}${nextId++}`;
    promise.then(
      (value) => {
        let packed;
        try {
          packed = { kind: 'settle', id, value: pack(value) };
        } catch (error) {
          packed = { kind: 'settle', id, failed: packError(error) };
        }
        ask(packed);
      },
      (error) => ask({ kind: 'settle', id, failed: packError(error) }),
    );
    return ['promise', id];
  }

  function pack(value, depth = 0, seen = new Map()) {
    if (depth > maxDepth) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return packFunction(value);
    if (typeof value === 'symbol') return ['value', undefined];
    if (value === null || typeof value !== 'object') return ['value', value];
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return ['error', packError(value)];
    if (value instanceof Node || value === window) {
      throw new Error('stand-in: page objects do not cross the bridge here');
    }
    const held = seen.get(value);
    if (held !== undefined) return ['seen', held];
    const isPlain =
      getPrototypeOf(value) === null || Object.prototype.toString.call(value) === '[object Object]';
    if (!Array.isArray(value) && !isPlain) return ['value', clone(value)];
    const number = seen.size;
    seen.set(value, number);
    const pairs = Object.keys(value).map((key) => [key, pack(value[key], depth + 1, seen)]);
    return Array.isArray(value) ? ['array', value.length, pairs] : ['object', pairs];
  }

  function unpack(packed, made = []) {
    switch (packed[0]) {
      case 'value':
        return packed[1];
      case 'seen':
        return made[packed[1]];
      case 'error':
        return unpackError(packed[1]);
      case 'yours':
        return own.get(packed[1]);
      case 'function':
        return proxyOf(packed[1]);
      case 'promise':
        return new Promise((resolve, reject) => {
          settlers.set(packed[1], { resolve, reject });
        });
      default: {
        const target = packed[0] === 'array' ? new Array(packed[1]) : {};
        made.push(target);
        for (const [key, item] of packed[packed.length - 1]) {
          Object.defineProperty(target, key, {
            value: unpack(item, made),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return target;
      }
    }
  }

  function proxyOf(id) {
    let proxy = proxies.get(id);
    if (proxy === undefined) {
      proxy = (...args) => unpack(ask({ kind: 'call', id, args: args.map((item) => pack(item)) }));
      proxies.set(id, proxy);
      proxyIds.set(proxy, id);
    }
    return proxy;
  }

  return { ask, pack: (value) => pack(value), unpack: (packed) => unpack(packed) };
}
