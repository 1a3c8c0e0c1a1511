const passing = new Set(['then', 'toJSON', 'constructor', 'inspect']);

/** Wraps one electron member so that a property nobody implemented says its own name instead of
 * being silently undefined. Symbols and `then` pass: await and the inspector look for them. */
export function only<T extends object>(member: string, implemented: T): T {
  // Methods run on the object itself: private fields are not reachable through a proxy.
  const bound = new WeakMap<object, unknown>();
  return new Proxy(implemented, {
    get(target, key) {
      if (typeof key === 'string' && !passing.has(key) && !(key in target)) {
        throw new Error(`stand-in: electron.${member}.${key} not implemented`);
      }
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function' || key === 'constructor' || key === 'prototype') return value;
      let method = bound.get(value);
      if (method === undefined) {
        method = value.bind(target);
        bound.set(value, method);
      }
      return method;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}
