// What damage is tried on a file, and what became of it: the code of a refusal, `accepted`, or an
// error that is no refusal, which ends the test.
import { errorTexts } from '../../../shared/errors.ts';
import { codeOfRefusal, codeOfRefusalAsync } from '../formats/refusals.ts';

/** A copy with one bit turned; bits count from the lowest of the first byte. */
export function flippedBit(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** How often each code came; a code without a sentence for people fails here. */
export class Outcomes {
  readonly counts = new Map<string, number>();
  /** Where damage was not noticed. */
  readonly accepted: string[] = [];

  note(code: string, what: string): void {
    if (code === 'accepted') this.accepted.push(what);
    else if (!Object.hasOwn(errorTexts, code)) throw new Error(`no sentence for ${code}`);
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
  }

  get tried(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** Every single bit turned, and every shorter file, of a text that `open` reads as latin1. */
export function damageText(text: string, open: (text: string) => unknown): Outcomes {
  const outcomes = new Outcomes();
  const bytes = Buffer.from(text, 'latin1');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const damaged = flippedBit(bytes, bit).toString('latin1');
    outcomes.note(
      codeOfRefusal(() => open(damaged)),
      `bit ${bit}`,
    );
  }
  for (let end = 0; end < text.length; end++) {
    outcomes.note(
      codeOfRefusal(() => open(text.slice(0, end))),
      `cut at ${end}`,
    );
  }
  return outcomes;
}

/** The same for bytes, one bit for each of the places. */
export async function damageBytes(
  bytes: Uint8Array,
  bits: Iterable<number>,
  open: (bytes: Uint8Array) => Promise<unknown>,
): Promise<Outcomes> {
  const outcomes = new Outcomes();
  for (const bit of bits) {
    const code = await codeOfRefusalAsync(() => open(flippedBit(bytes, bit)));
    outcomes.note(code, `bit ${bit}`);
  }
  return outcomes;
}

/** Every shorter file. */
export async function cutBytes(
  bytes: Uint8Array,
  open: (bytes: Uint8Array) => Promise<unknown>,
): Promise<Outcomes> {
  const outcomes = new Outcomes();
  for (let end = 0; end < bytes.length; end++) {
    const code = await codeOfRefusalAsync(() => open(bytes.subarray(0, end)));
    outcomes.note(code, `cut at ${end}`);
  }
  return outcomes;
}
