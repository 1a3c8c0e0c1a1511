// CRC-32 as a polynomial over GF(2), bits reversed: the top bit stands for x^0.
const polynomial = 0xedb88320;
const one = 0x80000000;
const xToThe8 = 0x00800000;

function times(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let bit = one; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= shifted;
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
  }
  return product >>> 0;
}

/** x^(8·bytes) modulo the polynomial: what appending `bytes` bytes multiplies a CRC by. */
function shiftBy(bytes: number): number {
  let result = one;
  let power = xToThe8;
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, power);
    power = times(power, power);
  }
  return result;
}

/** CRC-32 of two pieces one after the other, from that of each and the length of the second. */
export function combineCrc32(first: number, second: number, secondLength: number): number {
  return (times(shiftBy(secondLength), first) ^ second) >>> 0;
}
