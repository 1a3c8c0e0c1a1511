// Keeping a workspace safe: how it stands, backups, progress from another computer, escrow.
import { z } from 'zod';
import { operation } from '../operation.ts';
import type { Role, SavedFile, WorkspaceState } from './workspace.ts';

/** How the open workspace stands towards what this computer remembers. */
export type Standing = {
  /** What was found at opening; all but `kept` were journaled and put in order. `behind`: the
   * program had ended early, or an older state file was put back. `keyring`: a former keyring. */
  readonly state: 'kept' | 'behind' | 'missing' | 'bad' | 'keyring';
  /** Since when an older workspace is gone on with knowingly; null where none was. */
  readonly suspectSince: string | null;
  /** The backup that this workspace was last restored from, and when. */
  readonly restored: { readonly at: string; readonly backupAt: string } | null;
  /** True where the clock of this computer is behind a time that the agency signed (`seen`). */
  readonly clock: { readonly suspect: boolean; readonly seen: string | null };
  readonly lastBackup: { readonly at: string; readonly fileName: string } | null;
  /** To which agency the expert gave a key for reading, and when; null for none. */
  readonly escrow: {
    readonly agency: string;
    readonly agencyName: string;
    readonly addedAt: string;
  } | null;
  /** The confirmed agency, to which it could be given; null in an agency's workspace or before. */
  readonly escrowTo: { readonly agency: string; readonly agencyName: string } | null;
};

/** What the head of a backup says, before any key: for the person to recognise it. */
export type BackupClaims = {
  readonly fileName: string;
  readonly role: Role;
  readonly name: string;
  readonly createdAt: string;
  readonly size: number;
};

/** A backup that was checked from the first byte to the last. */
export type CheckedBackup = BackupClaims & {
  readonly appVersion: string;
  /** Entries of its journal. */
  readonly entries: number;
};

type RoundApp = { readonly round: string; readonly app: string };

export type MergedProgress = {
  readonly createdAt: string;
  /** Applications whose draft is now the one of the other computer. */
  readonly taken: readonly RoundApp[];
  /** Applications where both were worked on: the other draft is kept beside. */
  readonly copies: readonly RoundApp[];
  /** Number of applications that were the same. */
  readonly unchanged: number;
  /** Numbers that both computers signed, for different content: the agency must be told. `app` is
   * null where the number is a submission's. */
  readonly signedTwice: readonly {
    readonly round: string;
    readonly app: string | null;
    readonly number: number;
  }[];
};

/** A draft that merging kept beside the one in use. */
export type KeptDraft = {
  readonly id: number;
  readonly round: string;
  readonly app: string;
  readonly savedAt: string;
  readonly scores: readonly { readonly item: string; readonly value: number }[];
  readonly comments: readonly { readonly item: string; readonly text: string }[];
  readonly overall: string;
  readonly decision: string | null;
  readonly decisionReason: string;
  readonly vetoes: readonly { readonly item: string; readonly reason: string }[];
  readonly targets: readonly {
    readonly target: string;
    readonly judgement: string | null;
    readonly note: string;
  }[];
  readonly evidenceCount: number;
  readonly currentSavedAt: string | null;
  readonly currentIsSigned: boolean;
};

const Nothing = z.strictObject({});
const Passphrase = z.string().min(1).max(1024);
const Copy = z.strictObject({ id: z.int().min(1) });

export const safekeepingOperations = {
  standing: operation<Standing>()(Nothing),
  /** Asks where to, and writes the workspace there, read back before it gets its name. */
  backUp: operation<SavedFile & CheckedBackup>()(Nothing),
  /** Asks for a backup of the open workspace and checks it through and through. */
  checkBackup: operation<CheckedBackup>()(Nothing),
  /** Asks for a backup to restore; needs no open workspace and no key. */
  chooseBackup: operation<BackupClaims>()(Nothing),
  /** Restores the backup that was chosen last, where there is no workspace yet, and opens it. */
  restore: operation<WorkspaceState>()(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('passphrase'), passphrase: Passphrase }),
      z.strictObject({
        kind: z.literal('recovery'),
        code: z.string().max(100),
        newPassphrase: Passphrase,
      }),
    ]),
  ),
  /** Asks for a backup made on another computer, and merges what was done there into this one. */
  mergeProgress: operation<MergedProgress>()(Nothing),
  keptDrafts: operation<readonly KeptDraft[]>()(Nothing),
  /** Puts a kept draft in the place of the one in use, which is kept in its turn. */
  takeUpKeptDraft: operation<readonly KeptDraft[]>()(Copy),
  dropKeptDraft: operation<readonly KeptDraft[]>()(Copy),
  /** Lets the confirmed agency's recovery key read this workspace, and never sign with it. */
  escrowOn: operation<Standing>()(
    z.strictObject({ passphrase: Passphrase, disclosureRead: z.literal(true) }),
  ),
  escrowOff: operation<Standing>()(Nothing),
} as const;
