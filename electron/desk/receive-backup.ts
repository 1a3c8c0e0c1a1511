import type { MergedProgress } from '../../shared/operations/safekeeping.ts';
import type { ReceivedFile } from '../../shared/operations/workspace.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { type BackupProgress, withBackupOf } from '../vault/backup.ts';
import type { IncomingFile } from '../workspace/receivers.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { mergeProgress } from './merge-progress.ts';

/**
 * Takes in a backup of this workspace that was made on another computer: what was done there is
 * merged into what is here.
 * @throws Refusal backup-other-workspace, and as checkBackup does
 */
export async function receiveBackup(
  session: ExpertSession,
  file: IncomingFile,
): Promise<ReceivedFile> {
  const { path, name, signal } = file;
  const merged = await mergeBackup(session, path, {
    signal,
    onProgress: (done, total) => file.onProgress(done, total),
  });
  return {
    name,
    kind: 'backup',
    outcome: 'accepted',
    summary: mergedSummary(merged),
    failure: null,
    subject: '',
  };
}

/** @throws Refusal as receiveBackup does */
export async function mergeBackup(
  session: ExpertSession,
  path: string,
  progress: BackupProgress,
): Promise<MergedProgress> {
  // Grants and bundles may be other ones afterwards.
  await session.documents.closeAll();
  return withBackupOf(session.vault, path, progress, (db, facts) =>
    mergeProgress(session, db, facts),
  );
}

function mergedSummary({ taken, copies, signedTwice }: MergedProgress): Bilingual {
  const kept = copies.length;
  const twice = signedTwice.length;
  return {
    zh: `已并入另一台电脑的进度：采用 ${taken.length} 份草稿，另存 ${kept} 份。${twice > 0 ? `有 ${twice} 个编号在两台电脑上签署了不同内容，请告知管理机构。` : ''}`,
    en: `Progress of another computer merged in: ${taken.length} drafts taken, ${kept} kept beside.${twice > 0 ? ` ${twice} numbers were signed on both for different content; tell the agency.` : ''}`,
  };
}
