import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../../shared/errors.ts';
import type { Events } from '../../shared/ipc.ts';

export type Job = Events['jobProgress'] & { readonly cancelling: boolean };

export type JobsStore = {
  /** Under way, oldest first. */
  readonly jobs: readonly Job[];
  readonly progressed: (fact: Events['jobProgress']) => void;
  readonly cancel: (job: string) => void;
};

/** Long work of the program: how far it is, and a way to stop it. A job that reached its total is
 * over and leaves the list. */
export function createJobsStore(ports: {
  readonly cancel: (job: string) => Promise<Result<unknown>>;
}): StoreApi<JobsStore> {
  return createStore<JobsStore>()((set, get) => ({
    jobs: [],
    progressed: (fact) => {
      const known = get().jobs.find((job) => job.job === fact.job);
      if (fact.done >= fact.total) {
        set({ jobs: get().jobs.filter((job) => job.job !== fact.job) });
      } else if (known === undefined) {
        set({ jobs: [...get().jobs, { ...fact, cancelling: false }] });
      } else {
        set({ jobs: get().jobs.map((job) => (job === known ? { ...known, ...fact } : job)) });
      }
    },
    cancel: (id) => {
      set({ jobs: get().jobs.map((job) => (job.job === id ? { ...job, cancelling: true } : job)) });
      void ports.cancel(id).then(() => {
        set({ jobs: get().jobs.filter((job) => job.job !== id) });
      });
    },
  }));
}
