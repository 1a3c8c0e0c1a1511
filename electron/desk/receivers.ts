import type { Receivers } from '../workspace/receivers.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { receiveBackup } from './receive-backup.ts';
import { receiveBundle } from './receive-bundle.ts';
import { receivePost } from './receive-post.ts';
import { receiveTrust } from './receive-trust.ts';

/** What an expert takes in. */
export const expertReceivers: Receivers<ExpertSession> = {
  trust: receiveTrust,
  bundle: receiveBundle,
  post: receivePost,
  backup: receiveBackup,
};
