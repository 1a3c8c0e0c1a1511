import { z } from 'zod';
import { Bytes32, Id, Line, Nonce128, Sha256, Time, text, Whole } from './common.ts';

/** What is asked about: one criterion, or (null) the total. */
const Item = Id.nullable();

/** Query (评分询问): the agency asks an expert to explain, or to correct, one score. */
export const Query = z.strictObject({
  v: z.literal(1),
  type: z.literal('query'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  /** Number among the queries to this expert in the round. */
  rev: z.int().min(1),
  app: Id,
  item: Item,
  /** The sheet that the question is about. */
  sheet_sha256: Sha256,
  text: text(4000).min(1),
  /** A corrected sheet that answers this query counts when it is received by then, although the round
   * has closed. */
  answer_by: Time,
  issued_at: Time,
});
export type Query = z.infer<typeof Query>;

/** Answer (询问答复): why the score stands, or which sheet corrects it. */
export const QueryAnswer = z.strictObject({
  v: z.literal(1),
  type: z.literal('query-answer'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  query_sha256: Sha256,
  app: Id,
  item: Item,
  rev: z.int().min(1),
  /** The answer to the same query that this one replaces. */
  prev: Sha256.nullable(),
  reason: text(8000).min(1),
  /** The later sheet that corrects the score; null where the score stands. */
  corrected_sha256: Sha256.nullable(),
  claimed_at: Time,
  nonce: Nonce128,
  app_version: Line,
});
export type QueryAnswer = z.infer<typeof QueryAnswer>;

/** How many of the panel found the score abnormal; `members` counts those who did not say too. */
export const AbnormalityVotes = z.strictObject({ abnormal: Whole, normal: Whole, members: Whole });
export type AbnormalityVotes = z.infer<typeof AbnormalityVotes>;

export const PanelOutcome = z.enum(['confirm', 'mean-of-others']);
export type PanelOutcome = z.infer<typeof PanelOutcome>;

/** Panel decision (专家组认定): what the panel made of a score that was asked about. */
export const PanelDecision = z.strictObject({
  v: z.literal(1),
  type: z.literal('panel-decision'),
  agency: Id,
  round: Id,
  expert: Id,
  expert_kid: Bytes32,
  app: Id,
  item: Item,
  sheet_sha256: Sha256,
  /** Number among the decisions on this sheet and item; a later one replaces the earlier. */
  rev: z.int().min(1),
  prev: Sha256.nullable(),
  /** The query that came before, and the answer that was there; null where there was none. */
  query_sha256: Sha256.nullable(),
  answer_sha256: Sha256.nullable(),
  outcome: PanelOutcome,
  votes: AbnormalityVotes,
  /** Who decided, in the agency's words: the panel and its chair. */
  decided_by: Line.min(1),
  reason: text(4000).min(1),
  issued_at: Time,
});
export type PanelDecision = z.infer<typeof PanelDecision>;
