import { Refusal } from '../../shared/errors.ts';

/** The long work of this program, by id: one of a kind at a time, each of which can be cancelled. */
export type JobRegistry = {
  /**
   * Runs `work` under an id.
   * @throws Refusal job-running where that id is taken, and whatever the work throws
   */
  run<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  isRunning(id: string): boolean;
  /** Harmless where nothing of that id runs. */
  cancel(id: string): void;
  cancelAll(): void;
};

/** @param ended told the id of each job that is over, however it ended */
export function createJobRegistry(ended: (id: string) => void = () => {}): JobRegistry {
  const running = new Map<string, AbortController>();
  return {
    async run(id, work) {
      if (running.has(id)) throw new Refusal('job-running', `job ${id} is under way`);
      const controller = new AbortController();
      running.set(id, controller);
      try {
        return await work(controller.signal);
      } finally {
        running.delete(id);
        ended(id);
      }
    },
    isRunning: (id) => running.has(id),
    cancel(id) {
      running.get(id)?.abort();
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort();
    },
  };
}
