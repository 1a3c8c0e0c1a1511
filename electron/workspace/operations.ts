import { Refusal } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import { askSelftest } from '../selftest/selftest.ts';
import { readPreferences, writePreference } from '../vault/settings.ts';
import { exportJournal } from './export-journal.ts';
import { watchIdleness } from './idle-lock.ts';
import { readJournalView } from './journal-view.ts';
import {
  createAgencyWorkspace,
  createExpertWorkspace,
  type Surroundings,
  setLockAfterMinutes,
  unlock,
  unlockWithRecovery,
  workspaceState,
} from './open-workspace.ts';
import { receiveFiles } from './receive-files.ts';
import { record, type Session } from './session.ts';

export type WorkspaceDoor = {
  readonly handlers: Handlers<'workspace'>;
  /** Locks for a reason that did not come from the page. Harmless when locked. */
  lock(reason: 'idle' | 'system'): void;
  /** Locks and stops watching: at the end of the program. */
  close(): void;
};

const bundleExtensions = ['hptrust', 'hpcard', 'hpbundle', 'hppost', 'hpresult'];

/** The operations of the `workspace` area, and the lock for the rest of the program. */
export function createWorkspaceHandlers(
  around: Surroundings & {
    readonly jobs: JobRegistry;
    /** Files that the system handed to the program, each given out once. Default: none. */
    readonly takeGivenFiles?: () => readonly string[];
  },
): WorkspaceDoor {
  const { host, holder, jobs } = around;
  const open = (): Session => {
    const session = holder.current();
    if (!session) throw new Refusal('workspace-locked', 'no open session');
    return session;
  };
  const lock = (reason: 'idle' | 'demand' | 'system'): void => {
    if (!holder.current()) return;
    jobs.cancelAll();
    holder.close();
    host.announce('workspaceLocked', { reason });
  };
  const receive = (paths: readonly string[]) => receiveFiles(open(), paths, { host, jobs });
  const stopWatching = watchIdleness(holder, jobs, () => lock('idle'));

  const handlers: Handlers<'workspace'> = {
    state: () => workspaceState(around),
    createExpert: (input) => createExpertWorkspace(around, input),
    createAgency: (input) => createAgencyWorkspace(around, input),
    confirmRecovery({ groups }) {
      const session = open();
      session.vault.confirmRecovery(groups);
      record(session, 'recovery-code-confirmed', '');
      return {};
    },
    unlock: (input) => unlock(around, input),
    unlockWithRecovery: (input) => unlockWithRecovery(around, input),
    async changePassphrase({ current, next }) {
      const session = open();
      await session.vault.changePassphrase(current, next);
      record(session, 'passphrase-changed', '');
      return {};
    },
    async newRecoveryCode({ passphrase }) {
      const session = open();
      const recoveryCode = await session.vault.newRecoveryCode(passphrase);
      record(session, 'recovery-code-replaced', '');
      return { recoveryCode };
    },
    lock() {
      lock('demand');
      return workspaceState(around);
    },
    setLockAfter({ minutes }) {
      setLockAfterMinutes(open(), minutes);
      return {};
    },
    async openFiles() {
      open();
      const paths = await host.dialogs.chooseFiles({
        title: '打开衡评文件 Open Hengping files',
        filters: [{ name: '衡评 Hengping', extensions: bundleExtensions }],
      });
      return paths.length === 0 ? [] : receive(paths);
    },
    receiveFiles: ({ paths }) => receive(paths),
    async receiveGiven() {
      open();
      const paths = around.takeGivenFiles?.() ?? [];
      return paths.length === 0 ? [] : receive(paths);
    },
    cancelJob({ job }) {
      jobs.cancel(job);
      return {};
    },
    journal: (page) => readJournalView(open(), page),
    exportJournal: (wanted) => exportJournal(open(), host, wanted),
    selftest: () => askSelftest(host.appVersion),
    preferences() {
      const session = holder.current();
      return session ? readPreferences(session.vault.read) : {};
    },
    setPreference({ key, value }) {
      writePreference(open().vault.write, key, value);
      return {};
    },
  };
  return {
    handlers,
    lock,
    close() {
      stopWatching();
      lock('system');
    },
  };
}
