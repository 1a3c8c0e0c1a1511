import { readFile } from 'node:fs/promises';
import { readRefusal } from '../formats/file-refusals.ts';
import { checkBackup } from '../vault/backup.ts';
import type { Receivers } from '../workspace/receivers.ts';
import type { AgencySession } from '../workspace/session.ts';
import { receiveCard } from './experts.ts';
import { receivePost } from './receive-post.ts';

/** What an agency takes in: cards, and posts that experts hand back. */
export const agencyReceivers: Receivers<AgencySession> = {
  async card(session, file) {
    let jws: string;
    try {
      jws = await readFile(file.path, 'utf8');
    } catch (error) {
      throw readRefusal(error, file.path);
    }
    return receiveCard(session, jws, file.name);
  },
  post: receivePost,
  /** An agency works at one place: nothing is merged, the backup is only checked. */
  async backup(session, { path, name, signal, onProgress }) {
    const { folder, copying } = session.vault;
    const { createdAt } = await checkBackup(folder, path, copying, { signal, onProgress });
    return {
      name,
      kind: 'backup',
      outcome: 'already-known',
      summary: {
        zh: `本工作区 ${createdAt} 的备份，完好无损；恢复请在没有工作区的电脑上进行。`,
        en: `A whole backup of this workspace, of ${createdAt}; restore it where there is no workspace.`,
      },
      failure: null,
      subject: '',
    };
  },
};
