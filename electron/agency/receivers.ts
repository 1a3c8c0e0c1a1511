import { readFile } from 'node:fs/promises';
import { readRefusal } from '../formats/file-refusals.ts';
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
};
