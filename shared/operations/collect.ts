import { z } from 'zod';
import { Party } from '../objects/bundle.ts';
import { Id } from '../objects/common.ts';
import type { ConflictKind } from '../objects/declaration.ts';
import { operation } from '../operation.ts';
import type { Bilingual } from '../rubric.ts';
import type { AgencyRound } from './agency.ts';

export type LedgerRow = {
  readonly seq: number;
  /** Number that the expert gave the post; null where it was refused. */
  readonly number: number | null;
  /** Why nothing, or not everything, in the post counts; null where it counts. */
  readonly note: Bilingual | null;
  readonly fileName: string;
  readonly receivedAt: string;
  readonly name: string | null;
  readonly kind: string;
  readonly items: readonly {
    readonly type: string;
    readonly app: string | null;
    readonly rev: number;
    readonly sha256: string;
    /** accepted, already-known, superseded, held, refused… as the receipt will say. */
    readonly verdict: string;
    readonly reason: Bilingual;
  }[];
  readonly refusal: { readonly code: string; readonly reason: Bilingual } | null;
};

/** What an expert confirmed after the review, and erased. */
export type ClosingRow = {
  readonly kid: string;
  readonly name: string;
  readonly unit: string;
  /** Applications whose keys were issued to the expert. */
  readonly keys: readonly string[];
  readonly confirmation: {
    readonly receivedAt: string;
    readonly rev: number;
    readonly arisen: readonly {
      readonly app: string;
      readonly kind: ConflictKind;
      readonly detail: string;
    }[];
  } | null;
  readonly destruction: {
    readonly receivedAt: string;
    readonly sha256: string;
    readonly claimedAt: string;
    readonly bundles: number;
    readonly keys: number;
    readonly documents: number;
    readonly drafts: number;
    /** Applications whose keys were issued and that the receipt does not list. */
    readonly unlisted: readonly string[];
    /** Sheets that the expert erased around without waiting for a receipt. */
    readonly unacknowledged: number;
  } | null;
};

export type CollectView = {
  readonly closings: readonly ClosingRow[];
  readonly ledger: readonly LedgerRow[];
  readonly outstanding: readonly {
    readonly kid: string;
    readonly name: string;
    readonly unit: string;
    /** Applications open to the expert without an accepted sheet. */
    readonly missing: readonly string[];
    /** True where the declaration, or answers on added applications, are still out. */
    readonly declaration: boolean;
    /** Numbers of posts that later posts prove to exist and that never arrived. */
    readonly missingPosts: readonly number[];
  }[];
};

export const collectOperations = {
  /** Corrects who an application is of after sealing; its experts answer for it again. */
  correctParty: operation<AgencyRound>()(
    z.strictObject({
      round: Id,
      app: Id,
      reason: z.string().trim().min(1).max(2000),
      party: Party.partial(),
    }),
  ),
  collect: operation<CollectView>()(z.strictObject({ round: Id })),
} as const;
