/** Whole numbers below a bound, the same from one seed on every machine. */
export type NumberSource = { below(bound: number): number };

/** The sfc32 generator over four words that splitmix32 makes of the seed. For resampling only:
 * nothing secret may come from it. `seed`: a whole number, taken modulo 2³². */
export function seededNumbers(seed: number): NumberSource {
  let mix = seed >>> 0;
  const word = () => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, counter] = [word(), word(), word(), 1];
  const next = () => {
    const result = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + result) >>> 0;
    return result;
  };
  for (let turn = 0; turn < 12; turn += 1) next();
  return {
    below(bound) {
      // Draws that would favour the smallest numbers are thrown away.
      const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
      for (let draw = next(); ; draw = next()) if (draw < limit) return draw % bound;
    },
  };
}

/** Resamples of `size` experts with replacement, as lists of their indices. */
export function* drawnLists(
  numbers: NumberSource,
  size: number,
  count: number,
): Generator<readonly number[]> {
  for (let draw = 0; draw < count; draw += 1)
    yield Array.from({ length: size }, () => numbers.below(size));
}
