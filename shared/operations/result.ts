import { z } from 'zod';
import type { RoundResult } from '../merge/round-result.ts';
import type { RoundStatistics } from '../merge/statistics/round-statistics.ts';
import { Id } from '../objects/common.ts';
import { operation } from '../operation.ts';
import type { SavedFile } from './workspace.ts';

/** What a result is exported as; the `public-` ones name no expert. */
export const ResultFormat = z.enum([
  'xlsx',
  'csv',
  'json',
  'signed',
  'report',
  'public-xlsx',
  'public-csv',
  'public-report',
]);
export type ResultFormat = z.infer<typeof ResultFormat>;

const Round = z.strictObject({ round: Id });

export const resultOperations = {
  /** Merges what is accepted now and signs the result. */
  merge: operation<RoundResult>()(Round),
  result: operation<RoundResult | null>()(Round),
  /** What can be said beside the last result; nothing of it decides a place. */
  statistics: operation<RoundStatistics | null>()(Round),
  exportResult: operation<SavedFile>()(z.strictObject({ round: Id, format: ResultFormat })),
} as const;
