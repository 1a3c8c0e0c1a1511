import type { Host } from '../host.ts';

// What is over sooner needs no bar; a bar that moves by less than half a percent does not move.
const quietMs = 500;
const steps = 200;

export type Told = {
  readonly onProgress: (done: number, total: number) => void;
  /** Takes the bar away, if there is one. */
  readonly end: () => void;
};

/**
 * Tells the windows how far a job is.
 * @param quiet milliseconds that it takes before the first word
 */
export function progressOf(
  host: Host,
  {
    job,
    label,
    quiet = quietMs,
  }: { readonly job: string; readonly label: 'bytes' | 'sheets'; readonly quiet?: number },
): Told {
  const startedAt = performance.now();
  let toldStep = -1;
  let isShown = false;
  const announce = (done: number, total: number): void =>
    host.announce('jobProgress', { job, label, done, total });
  return {
    onProgress(done, total) {
      const step = Math.floor((done / Math.max(1, total)) * steps);
      if (step === toldStep || performance.now() - startedAt < quiet) return;
      toldStep = step;
      isShown = done < total;
      announce(done, total);
    },
    end() {
      if (isShown) announce(1, 1);
    },
  };
}
