/** The same keys as the Chinese catalogue, with any text: what a translation must provide. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};
