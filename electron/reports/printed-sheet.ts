import type { CitedPart } from '../../shared/cited-part.ts';
import type { Target } from '../../shared/objects/bundle.ts';

/** What a printed page of one sheet says. */
export type PrintedSheet = {
  readonly app: string;
  readonly lot: string;
  readonly lotTitle: string;
  readonly title: string;
  readonly unit: string;
  readonly rev: number;
  readonly withdrawn: boolean;
  /** Criterion id → hundredths of a point. */
  readonly scores: Readonly<Record<string, number | null | undefined>>;
  /** Exact total in points; null while scores are missing (preview only). */
  readonly total: string | null;
  readonly decision: string | null;
  /** Why that was chosen; empty where nothing was written. */
  readonly decisionReason: string;
  /** Veto questions answered yes. */
  readonly vetoes: readonly { readonly item: string; readonly reason: string }[];
  /** Every target of the application; `judgement` null while it is not judged (preview only). */
  readonly targets: readonly (Target & {
    readonly judgement: string | null;
    readonly note: string;
  })[];
  /** Criterion id → comment. */
  readonly comments: Readonly<Record<string, string | undefined>>;
  readonly overall: string;
  readonly evidence: readonly (CitedPart & {
    readonly document: string;
    readonly pageLabel: string;
    /** Null for a region of a scan. */
    readonly quote: string | null;
  })[];
  /** Payload hash of the signed sheet; null before signing. */
  readonly sha256: string | null;
};
