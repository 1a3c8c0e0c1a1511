import { invariant } from '../../shared/errors.ts';
import { readEscrowedCopy } from '../vault/escrowed-copy.ts';
import { listDrafts } from '../vault/expert-drafts.ts';
import { readProfile } from '../vault/expert-profile.ts';
import { wholeDraft } from '../vault/expert-progress.ts';
import { listRounds } from '../vault/expert-rounds.ts';
import type { ReadDb } from '../vault/sqlite.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { recoveryIdentity } from './agency-keys.ts';

type EscrowedDraft = {
  readonly round: string;
  readonly app: string;
  readonly rev: number;
  readonly state: 'open' | 'signed';
  readonly savedAt: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly overall: string;
  readonly decision: string | null;
};

/** What an expert's workspace says, read under escrow. */
export type EscrowedWorkspace = {
  readonly expert: string;
  readonly name: string;
  readonly unit: string;
  readonly kid: string;
  readonly drafts: readonly EscrowedDraft[];
};

/**
 * Reads a copy of an expert's workspace with the agency's recovery identity; the expert had turned
 * escrow on. It is for reading back what a lost expert had written, says so in the journal, and
 * cannot sign: drafts never become sheets by it.
 * @param path a backup file, or a copied workspace folder
 * @throws Refusal as readEscrowedCopy does
 */
export async function openUnderEscrow(
  session: AgencySession,
  path: string,
  signal: AbortSignal,
): Promise<EscrowedWorkspace> {
  const identity = session.vault.secrets.identity(recoveryIdentity);
  invariant(identity, 'an agency is made with its recovery identity');
  const progress = { signal, onProgress: () => {} };
  const found = await readEscrowedCopy(
    session.vault.folder,
    path,
    [identity],
    progress,
    escrowedWorkspace,
  );
  record(session, 'escrow-opened', found.expert);
  return found;
}

function escrowedWorkspace(db: ReadDb): EscrowedWorkspace {
  const profile = readProfile(db);
  invariant(profile, 'only an expert’s workspace has an escrow slot');
  const { expert, name, unit, kid } = profile;
  const drafts = listRounds(db).flatMap(({ round }) =>
    listDrafts(db, round).flatMap(({ app }): EscrowedDraft[] => {
      const draft = wholeDraft(db, round, app);
      if (!draft) return [];
      const { rev, state, savedAt, overall, decision } = draft;
      return [
        {
          round,
          app,
          rev,
          state,
          savedAt,
          overall,
          decision,
          scores: Object.fromEntries(draft.scores.map(({ item, value }) => [item, value])),
          comments: Object.fromEntries(draft.comments.map(({ item, comment }) => [item, comment])),
        },
      ];
    }),
  );
  return { expert, name, unit, kid, drafts };
}
