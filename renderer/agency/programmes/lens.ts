/** Where something stands in a programme, as its problems name it. */
export type Path = readonly (string | number)[];

/** One part of what is being edited: its value, its place, and how to put another in its stead. */
export type Lens<T> = {
  readonly value: T;
  readonly path: Path;
  readonly put: (value: T) => void;
};

/** A member of an object. */
export function part<T extends object, K extends keyof T & string>(
  lens: Lens<T>,
  key: K,
): Lens<T[K]> {
  return {
    value: lens.value[key],
    path: [...lens.path, key],
    put: (value) => {
      const { [key]: _, ...others } = lens.value;
      // An optional member that is not there is left out: a signed form holds no `undefined`.
      lens.put((value === undefined ? others : { ...lens.value, [key]: value }) as T);
    },
  };
}

/** One entry of a list. */
export function entry<T>(lens: Lens<T[]>, index: number, value: T): Lens<T> {
  return {
    value,
    path: [...lens.path, index],
    put: (next) => lens.put(lens.value.map((other, at) => (at === index ? next : other))),
  };
}

/** The same part under a narrower type, once its value was looked at. */
export function narrowed<T, N extends T>(lens: Lens<T>, value: N): Lens<N> {
  return { value, path: lens.path, put: lens.put };
}

/** The id of the field that shows a path. */
export const fieldId = (path: Path): string => `pf-${path.join('-')}`;
