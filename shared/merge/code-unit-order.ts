/** Orders texts by UTF-16 code units: the same on every machine, whatever its language. */
export function byCodeUnits(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders values by the first of their keys that differs, each by code units. */
export function byKeys<T>(...keys: readonly ((value: T) => string)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const order = byCodeUnits(key(a), key(b));
      if (order !== 0) return order;
    }
    return 0;
  };
}
