/**
 * The size that a plaintext of `size` bytes is padded to (Padmé): sizes keep only their leading
 * bits, about as many as the bit length of the bit length, so that a sealed length says little
 * and costs at most 12 %.
 */
export function padmeSize(size: number): number {
  if (size < 2) return size;
  const exponent = size.toString(2).length - 1;
  const kept = exponent.toString(2).length;
  const step = 2 ** (exponent - kept);
  return Math.ceil(size / step) * step;
}
