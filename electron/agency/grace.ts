// Bundles and grants stay usable for a while after closing: for questions, and for a late recusal
// that has others judge again. What is received late does not count all the same.
const graceDays = 30;
const dayMs = 86_400_000;

/** `graceDays` after a UTC time, as objects state times. */
export function graceAfter(closesAt: string): string {
  return `${new Date(Date.parse(closesAt) + graceDays * dayMs).toISOString().slice(0, 19)}Z`;
}
