import { z } from 'zod';
import { Id, OpaqueId } from '../objects/common.ts';
import { operation } from '../operation.ts';

export type DocumentPosition = {
  readonly pageIndex: number;
  readonly left: number;
  readonly top: number;
  /** `page-width`, `page-fit`, `auto` or a factor such as `1.25`. */
  readonly scale: string;
  readonly rotation: 0 | 90 | 180 | 270;
};

export type OpenedDocument = {
  readonly docid: string;
  readonly title: string;
  /** True length in bytes; ranges lie inside it. */
  readonly size: number;
  readonly sha256: string;
  /** Drawn over every page: who reads, and when it was opened. */
  readonly watermark: string;
  readonly position: DocumentPosition | null;
};

const Offset = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const readerOperations = {
  open: operation<OpenedDocument>()(z.strictObject({ round: Id, app: Id, docid: OpaqueId })),
  /** One call for all ranges pdf.js asks for in one task; begin inclusive, end exclusive. The
   * answer may cover only a first part (`parts` shorter than the ranges asked for): ask again for
   * the rest. A reply carries at most about 4 MB, a single range may be split by the caller. */
  readRanges: operation<{ readonly parts: readonly Uint8Array[] }>()(
    z.strictObject({
      round: Id,
      app: Id,
      docid: OpaqueId,
      ranges: z
        .array(z.tuple([Offset, Offset]))
        .min(1)
        .max(1024),
    }),
  ),
  close: operation<Record<string, never>>()(
    z.strictObject({ round: Id, app: Id, docid: OpaqueId }),
  ),
  savePosition: operation<Record<string, never>>()(
    z.strictObject({
      round: Id,
      app: Id,
      docid: OpaqueId,
      position: z.strictObject({
        pageIndex: z.int().min(0).max(1_000_000),
        left: z.number().min(-100_000).max(100_000),
        top: z.number().min(-100_000).max(100_000),
        scale: z.string().max(20),
        rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
      }),
    }),
  ),
  /** Pages that were on the screen, for the expert's own overview before signing. */
  pagesSeen: operation<Record<string, never>>()(
    z.strictObject({
      round: Id,
      app: Id,
      docid: OpaqueId,
      pageCount: z.int().min(0).max(1_000_000),
      pages: z.array(z.int().min(0).max(1_000_000)).max(1000),
    }),
  ),
} as const;
