/** ln Γ(df / 2), from Γ(1) = 1 or Γ(1/2) = √π upwards. */
function logGammaOfHalf(df: number): number {
  let total = df % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let twice = df % 2 === 0 ? 2 : 1; twice < df; twice += 2) total += Math.log(twice / 2);
  return total;
}

const tiny = 1e-300;
const rounds = 1000;

/** P(X ≥ x) for a chi-squared variable with `df` (a whole number above zero) degrees of freedom. */
export function chiSquaredTail(x: number, df: number): number {
  const [a, half] = [df / 2, x / 2];
  if (half <= 0) return 1;
  const front = Math.exp(a * Math.log(half) - half - logGammaOfHalf(df));
  return half < a + 1 ? 1 - front * lowerSeries(a, half) : front * upperFraction(a, half);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n < rounds && Math.abs(term) > total * 1e-15; n += 1) {
    term *= x / (a + n);
    total += term;
  }
  return total;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let total = d;
  for (let n = 1; n < rounds; n += 1) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b || tiny);
    c = b + step / c || tiny;
    total *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return total;
}
