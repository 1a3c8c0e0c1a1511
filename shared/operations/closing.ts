import { z } from 'zod';
import { Id } from '../objects/common.ts';
import { ConflictKind } from '../objects/declaration.ts';
import { operation } from '../operation.ts';
import type { Bilingual } from '../rubric.ts';
import type { VerdictTone } from '../verdicts.ts';
import type { SavedFile } from './workspace.ts';

/** A sheet that the expert signed, and what the agency's receipts say of it. */
export type HandedInSheet = {
  readonly app: string;
  readonly title: string;
  readonly rev: number;
  readonly sha256: string;
  readonly signedAt: string;
  /** Null: no receipt speaks of it. */
  readonly receipt: {
    readonly verdict: string;
    readonly tone: VerdictTone;
    readonly reason: Bilingual;
  } | null;
};

/** How a round ends for an expert: what was acknowledged, confirmed, erased. */
export type ClosingView = {
  readonly round: string;
  readonly sheets: readonly HandedInSheet[];
  /** Time of the last receipt; null where none has come. */
  readonly receiptAt: string | null;
  /** Numbers of the agency's posts that later ones show to exist. */
  readonly missingDeliveries: readonly number[];
  /** Numbers under which the agency signed contradicting posts: kept, not followed. */
  readonly contradictions: readonly number[];
  /** Objects that receipts name and that were not signed in this workspace. */
  readonly foreign: number;
  readonly statement: Bilingual;
  readonly confirmation: {
    readonly signedAt: string;
    readonly rev: number;
    readonly arisen: readonly { readonly app: string; readonly kind: ConflictKind }[];
    readonly acknowledged: boolean;
  } | null;
  /** What erasing would delete; null once it is erased. */
  readonly erasable: {
    readonly bundle: boolean;
    readonly keys: readonly string[];
    readonly records: number;
    readonly drafts: number;
    readonly documents: number;
  } | null;
  /** Own signed objects, which stay. */
  readonly kept: number;
  /** What would be lost or left unproven: sheets that no receipt settled, and unsigned drafts. */
  readonly atRisk: {
    readonly sheets: readonly { readonly app: string; readonly rev: number }[];
    readonly drafts: readonly string[];
  };
  readonly erased: {
    readonly at: string;
    readonly sha256: string | null;
    /** False while the bundle's copy or old pages of the database are still to be cleared. */
    readonly swept: boolean;
    readonly acknowledged: boolean;
  } | null;
};

export type SignedClosing = SavedFile & { readonly code: string };

const Passphrase = z.string().min(1).max(1024);

export const closingOperations = {
  closing: operation<ClosingView>()(z.strictObject({ round: Id })),
  /** Signs the post-review confirmation and writes its post. */
  confirmReview: operation<SignedClosing>()(
    z.strictObject({
      round: Id,
      passphrase: Passphrase,
      statementAccepted: z.literal(true),
      arisen: z
        .array(
          z.strictObject({
            app: Id,
            kind: ConflictKind,
            detail: z.string().trim().min(1).max(2000),
          }),
        )
        .max(20_000),
    }),
  ),
  /** Erases keys and cached data of a round and writes the signed destruction receipt. `typed` is the
   * id of the round, typed by hand; `waive` goes on although something is at risk. */
  destroyRound: operation<SignedClosing>()(
    z.strictObject({
      round: Id,
      passphrase: Passphrase,
      typed: z.string().max(60),
      waive: z.boolean(),
    }),
  ),
} as const;
