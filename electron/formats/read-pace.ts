// A small read that blocks this thread takes microseconds where the bytes lie in memory, a fraction
// of a round trip to another thread; on a sleeping disk or a share it would hold up the window.
const quickMs = 1;
const slowMs = 4;
const quickReadsNeeded = 3;

/** Tells from the last reads of a file whether a small one may be done at once, on this thread. */
export class ReadPace {
  #quickReads = 0;

  mayBlock(): boolean {
    return this.#quickReads >= quickReadsNeeded;
  }

  /** @param ms how long a small read took, in milliseconds */
  note(ms: number): void {
    if (ms < quickMs) this.#quickReads++;
    else if (ms > slowMs || !this.mayBlock()) this.#quickReads = 0;
  }
}
