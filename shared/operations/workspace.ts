import { z } from 'zod';
import type { Failure } from '../errors.ts';
import { journalGroupNames } from '../journal-words.ts';
import { SignatureSuite, Time } from '../objects/common.ts';
import { operation } from '../operation.ts';
import type { Bilingual } from '../rubric.ts';
import type { SelftestReport } from '../selftest.ts';

export type Role = 'expert' | 'agency';

/** What the start of the program finds; each kind has its own screen. */
export type WorkspaceState =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly role: Role; readonly name: string }
  | {
      readonly kind: 'open';
      readonly role: Role;
      readonly name: string;
      /** Expert: unit. Agency: its id. */
      readonly unit: string;
      /** False until two groups of the printed recovery code were typed back. */
      readonly recoveryConfirmed: boolean;
      readonly lockAfterMinutes: number;
      readonly appVersion: string;
    }
  /** Missing, damaged, newer, or open elsewhere: nothing is touched. */
  | { readonly kind: 'problem'; readonly failure: Failure };

/** What a file turns out to be; `record`: a panel opinion or a proposed list. */
export type ReceivedKind =
  | 'trust'
  | 'card'
  | 'bundle'
  | 'post'
  | 'result'
  | 'record'
  | 'backup'
  | 'unknown';

/** What became of one file that was dropped or opened. */
export type ReceivedFile = {
  readonly name: string;
  readonly kind: ReceivedKind;
  readonly outcome: 'accepted' | 'already-known' | 'needs-confirmation' | 'refused';
  /** One sentence in each language: what was found in it and what to do next. */
  readonly summary: Bilingual;
  readonly failure: Failure | null;
  /** Agency id (trust), key id (card) or round id the file is about; empty where unknown. */
  readonly subject: string;
};

/** Groups of four characters in a printed recovery code. */
export const recoveryGroups = 7;

export type SavedFile = { readonly fileName: string; readonly folder: string };

export type JournalEntry = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly hash: string;
};

/** An entry with what its subject is, in words; null where the workspace holds nothing about it. */
export type JournalRow = JournalEntry & { readonly about: Bilingual | null };

export type JournalView = {
  /** Newest first, at most as many as asked for. */
  readonly entries: readonly JournalRow[];
  /** Entries that the filter lets through, and all that there are. */
  readonly found: number;
  readonly total: number;
  /** True where every entry follows from the one before. */
  readonly intact: boolean;
  /** Number of the first entry that does not follow. */
  readonly firstBroken: number | null;
  /** Hash of the last entry (zeros where there is none): it stands for the whole journal. */
  readonly head: string;
};

/** What a reader looks for; an absent part lets everything through. */
const JournalFilter = z.strictObject({
  groups: z.array(z.enum(journalGroupNames)).max(20).optional(),
  /** In the words of the entry, its subject, who, or a hash; upper and lower case are the same. */
  text: z.string().max(200).optional(),
  /** First and last moment, UTC, both included. */
  from: Time.optional(),
  until: Time.optional(),
});
export type JournalFilter = z.infer<typeof JournalFilter>;

const Passphrase = z.string().min(1).max(1024);
const PersonLine = z.string().trim().min(1).max(200);

export const workspaceOperations = {
  state: operation<WorkspaceState>()(z.strictObject({})),
  createExpert: operation<{ readonly recoveryCode: string }>()(
    z.strictObject({
      name: PersonLine,
      unit: PersonLine,
      title: z.string().trim().max(200),
      passphrase: Passphrase,
    }),
  ),
  createAgency: operation<{ readonly recoveryCode: string }>()(
    z.strictObject({
      id: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/),
      name: PersonLine,
      passphrase: Passphrase,
      suite: z.enum(['pq', 'x25519']),
      /** Default: ed25519. */
      signatures: SignatureSuite.optional(),
    }),
  ),
  /** Two groups of the recovery code, typed back: zero-based group number and its text. */
  confirmRecovery: operation<Record<string, never>>()(
    z.strictObject({
      groups: z
        .array(z.strictObject({ index: z.int().min(0).max(15), text: z.string().max(16) }))
        .length(2),
    }),
  ),
  /** `knowingly` goes on with a workspace that is older than this computer remembers. */
  unlock: operation<WorkspaceState>()(
    z.strictObject({ passphrase: Passphrase, knowingly: z.boolean().optional() }),
  ),
  unlockWithRecovery: operation<WorkspaceState>()(
    z.strictObject({
      code: z.string().max(100),
      newPassphrase: Passphrase,
      knowingly: z.boolean().optional(),
    }),
  ),
  changePassphrase: operation<Record<string, never>>()(
    z.strictObject({ current: Passphrase, next: Passphrase }),
  ),
  /** Replaces the recovery code; the former one opens nothing any more. */
  newRecoveryCode: operation<{ readonly recoveryCode: string }>()(
    z.strictObject({ passphrase: Passphrase }),
  ),
  lock: operation<WorkspaceState>()(z.strictObject({})),
  setLockAfter: operation<Record<string, never>>()(
    z.strictObject({ minutes: z.int().min(1).max(240) }),
  ),
  /** Shows the system's dialog and takes in whatever was chosen. */
  openFiles: operation<readonly ReceivedFile[]>()(z.strictObject({})),
  /** Called by the preload script for dropped files only; the page cannot name a path. */
  receiveFiles: operation<readonly ReceivedFile[]>()(
    z.strictObject({
      // No system's path holds a NUL; Node throws at one as at a bug.
      paths: z
        .array(
          z
            .string()
            .min(1)
            .max(4096)
            .regex(/^[^\0]*$/),
        )
        .min(1)
        .max(500),
    }),
  ),
  /** Takes in the files that the system handed to the program since the last call; none is fine. */
  receiveGiven: operation<readonly ReceivedFile[]>()(z.strictObject({})),
  cancelJob: operation<Record<string, never>>()(z.strictObject({ job: z.string().max(64) })),
  /** What was done here. `before` (an entry's number; null: from the newest) turns the page. */
  journal: operation<JournalView>()(
    z.strictObject({
      before: z.int().min(1).nullable(),
      limit: z.int().min(1).max(500),
      filter: JournalFilter.optional(),
    }),
  ),
  /** Writes the journal to a file: as pages to read (what the filter lets through), as a table
   * (the same), or whole with its chain, for checking by others (`json`; the filter is left out). */
  exportJournal: operation<SavedFile>()(
    z.strictObject({
      format: z.enum(['pdf', 'csv', 'json']),
      language: z.enum(['zh', 'en']),
      filter: JournalFilter.optional(),
    }),
  ),
  /** Known answers for everything the program stands on, asked here and now; needs no workspace. */
  selftest: operation<SelftestReport>()(z.strictObject({})),
  /** Small remembered choices of the screen (pane sizes, language): never content. */
  preferences: operation<Readonly<Record<string, string>>>()(z.strictObject({})),
  setPreference: operation<Record<string, never>>()(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,79}$/),
      value: z.string().max(4000),
    }),
  ),
} as const;
