import { attachJobId } from '../agency/attach-documents.ts';
import { exportBundleJobId } from '../agency/kept-bundle.ts';
import { mergeJobId } from '../agency/merge-now.ts';
import { sealJobId } from '../agency/rounds.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import { lockAfterMinutes } from './open-workspace.ts';
import { receiveJobId } from './receive-files.ts';
import { backupJobId } from './safekeeping.ts';
import type { SessionHolder } from './session.ts';

/** How often the lock looks, in milliseconds: the workspace stays open at most this much longer. */
const lookEveryMs = 15_000;

/** Work that goes on by itself for long: the workspace stays open until it is done. */
const longJobs = [sealJobId, attachJobId, exportBundleJobId, receiveJobId, mergeJobId, backupJobId];

/**
 * Calls `lock` when nothing was asked of the open workspace for as long as it says. Reading counts:
 * each scrolled page asks for something. Work under way is not cut off.
 * @returns stops the watch
 */
export function watchIdleness(
  holder: SessionHolder,
  jobs: JobRegistry,
  lock: () => void,
  lookEvery = lookEveryMs,
): () => void {
  const timer = setInterval(() => {
    const session = holder.current();
    if (!session || longJobs.some((job) => jobs.isRunning(job))) return;
    if (holder.idleMs() >= lockAfterMinutes(session) * 60_000) lock();
  }, lookEvery);
  timer.unref();
  return () => clearInterval(timer);
}
