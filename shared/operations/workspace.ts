import { z } from 'zod';
import type { Failure } from '../errors.ts';
import { operation } from '../operation.ts';
import type { Bilingual } from '../rubric.ts';

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

export type ReceivedKind = 'trust' | 'card' | 'bundle' | 'post' | 'result' | 'unknown';

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
  unlock: operation<WorkspaceState>()(z.strictObject({ passphrase: Passphrase })),
  unlockWithRecovery: operation<WorkspaceState>()(
    z.strictObject({ code: z.string().max(100), newPassphrase: Passphrase }),
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
    z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(500) }),
  ),
  /** Takes in the files that the system handed to the program since the last call; none is fine. */
  receiveGiven: operation<readonly ReceivedFile[]>()(z.strictObject({})),
  cancelJob: operation<Record<string, never>>()(z.strictObject({ job: z.string().max(64) })),
  journal: operation<{ readonly entries: readonly JournalEntry[]; readonly intact: boolean }>()(
    z.strictObject({ before: z.int().min(1).nullable(), limit: z.int().min(1).max(500) }),
  ),
  /** Small remembered choices of the screen (pane sizes, language): never content. */
  preferences: operation<Readonly<Record<string, string>>>()(z.strictObject({})),
  setPreference: operation<Record<string, never>>()(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,79}$/),
      value: z.string().max(4000),
    }),
  ),
} as const;
