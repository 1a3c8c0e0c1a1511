import { basename, dirname } from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc.ts';
import type {
  BackupClaims,
  CheckedBackup,
  MergedProgress,
} from '../../shared/operations/safekeeping.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { dropKeptDraft, keptDrafts, takeUpKeptDraft } from '../desk/draft-copies.ts';
import { safeName } from '../desk/outgoing-post.ts';
import { mergeBackup } from '../desk/receive-backup.ts';
import { openBackup } from '../formats/backup-file.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import { type BackupFacts, type BackupProgress, checkBackup, makeBackup } from '../vault/backup.ts';
import { noteDraftPoints } from '../vault/expert-progress.ts';
import { restoreBackup } from '../vault/restore-backup.ts';
import { writeSetting } from '../vault/settings.ts';
import {
  type Surroundings,
  unlock,
  unlockWithRecovery,
  workspaceFolder,
} from './open-workspace.ts';
import { record, type Session } from './session.ts';
import { lastBackupSetting, standing, turnEscrowOff, turnEscrowOn } from './standing.ts';

/** The id of the job that writes, checks, restores or merges a backup; its progress is in bytes. */
export const backupJobId = 'backup';

export const backupExtension = 'hpbackup';
const filters = [{ name: '衡评备份 Hengping backup', extensions: [backupExtension] }];

type Around = Surroundings & { readonly jobs: JobRegistry };

/** The operations of the `safekeeping` area. */
export function createSafekeepingHandlers(around: Around): Handlers<'safekeeping'> {
  const { holder, host } = around;
  let chosen: string | null = null;
  const open = (): Session => {
    const session = holder.current();
    if (!session) throw new Refusal('workspace-locked', 'no open session');
    return session;
  };
  const ask = async (title: string): Promise<string> => {
    const [path] = await host.dialogs.chooseFiles({ title, filters, several: false });
    if (path === undefined) throw new Refusal('dialog-cancelled', 'no backup was chosen');
    return path;
  };
  const told = () => host.announce('workspaceChanged', { area: 'safekeeping' });
  return {
    standing: () => standing(open()),
    backUp: () => backUp(around, open()),
    async checkBackup() {
      const { vault } = open();
      const path = await ask('核对备份文件 Check a backup');
      return run(around, async (progress) =>
        checked(path, await checkBackup(vault.folder, path, vault.copying, progress)),
      );
    },
    async chooseBackup() {
      const path = await ask('从备份恢复 Restore a backup');
      const claims = await claimsOf(path);
      chosen = path;
      return claims;
    },
    async restore(access) {
      if (holder.current()) throw new Refusal('workspace-exists', 'a workspace is open');
      if (chosen === null) throw new Refusal('dialog-cancelled', 'no backup was chosen');
      const path = chosen;
      await run(around, (progress) => restoreBackup(workspaceFolder(host), path, access, progress));
      return access.kind === 'passphrase'
        ? unlock(around, access)
        : unlockWithRecovery(around, access);
    },
    async mergeProgress() {
      holder.expert();
      const path = await ask('导入另一台电脑的备份 Merge a backup of another computer');
      return merge(around, path);
    },
    keptDrafts: () => keptDrafts(holder.expert()),
    takeUpKeptDraft({ id }) {
      const left = takeUpKeptDraft(holder.expert(), id);
      told();
      return left;
    },
    dropKeptDraft: ({ id }) => dropKeptDraft(holder.expert(), id),
    escrowOn: ({ passphrase }) => turnEscrowOn(holder.expert(), passphrase),
    escrowOff: () => turnEscrowOff(holder.expert()),
  };
}

async function backUp(around: Around, session: Session): Promise<SavedFile & CheckedBackup> {
  const { vault } = session;
  const day = session.now().slice(0, 10);
  const to = await around.host.dialogs.saveAs({
    title: '备份保存到 Back up to',
    suggestedName: `${safeName(vault.name)}-${day}.${backupExtension}`,
    filters,
  });
  if (to === undefined) throw new Refusal('dialog-cancelled', 'no place for the backup');
  const about = { at: session.now(), appVersion: session.appVersion };
  // Before the copy is made, so that both sides of it know where they part.
  noteDraftPoints(vault.write);
  const facts = await run(around, (progress) => makeBackup(vault, to, about, progress));
  const saved = { fileName: basename(to), folder: dirname(to) };
  vault.write.transaction(() => {
    const last = { at: about.at, fileName: saved.fileName };
    writeSetting(vault.write, lastBackupSetting, JSON.stringify(last));
    record(session, 'backup-written', saved.fileName.slice(0, 200));
  });
  return { ...saved, ...checked(to, facts) };
}

/** Merges a backup of this workspace that was made on another computer.
 * @throws Refusal backup-other-workspace, and as checkBackup does */
async function merge(around: Around, path: string): Promise<MergedProgress> {
  const session = around.holder.expert();
  const merged = await run(around, (progress) => mergeBackup(session, path, progress));
  around.host.announce('workspaceChanged', { area: 'safekeeping' });
  return merged;
}

function run<T>(
  { host, jobs }: Around,
  work: (progress: BackupProgress) => Promise<T>,
): Promise<T> {
  return jobs.run(backupJobId, (signal) =>
    work({
      signal,
      onProgress: (done, total) =>
        host.announce('jobProgress', { job: backupJobId, label: 'bytes', done, total }),
    }),
  );
}

async function claimsOf(path: string): Promise<BackupClaims> {
  const { head, size } = await openBackup(path);
  const { role, name, created_at: createdAt } = head;
  return { fileName: basename(path), role, name, createdAt, size };
}

const checked = (path: string, facts: BackupFacts): CheckedBackup => ({
  fileName: basename(path),
  ...facts,
});
