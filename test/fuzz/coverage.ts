import { Session } from 'node:inspector';

type Range = { readonly startOffset: number; readonly endOffset: number; readonly count: number };
type FunctionCoverage = { readonly functionName: string; readonly ranges: readonly Range[] };
type ScriptCoverage = {
  readonly scriptId: string;
  readonly url: string;
  readonly functions: readonly FunctionCoverage[];
};

/** Which blocks of our code ran, as the engine itself counts them: no instrumentation, no native
 * library. Results since the last asking. */
export class BlockCoverage {
  readonly #session = new Session();
  readonly #watches: (url: string) => boolean;

  /** @param watches true for the files whose blocks count */
  constructor(watches: (url: string) => boolean) {
    this.#watches = watches;
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Blocks that ran since the last call. */
  take(): ReadonlySet<string> {
    const blocks = new Set<string>();
    for (const { scriptId, url, functions } of this.#scripts()) {
      if (!this.#watches(url)) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          if (count === 0) continue;
          blocks.add(`${scriptId}:${startOffset}:${endOffset}`);
        }
      }
    }
    return blocks;
  }

  #scripts(): readonly ScriptCoverage[] {
    let scripts: readonly ScriptCoverage[] = [];
    // A session on the own thread answers before post returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error) throw error;
      scripts = result;
    });
    return scripts;
  }
}
