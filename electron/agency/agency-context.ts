import type { Host } from '../host.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import type { AgencySession } from '../workspace/session.ts';

/** What an agency's use case is given when it needs more than the open workspace. */
export type AgencyContext = {
  readonly session: AgencySession;
  readonly host: Host;
  readonly jobs: JobRegistry;
};
