import type { ResultContent } from '../objects/result.ts';

/** A merged round as the agency sees it: the signed content and what identifies it. */
export type RoundResult = {
  /** SHA-256 of the content's canonical bytes: same sheets, same rule, same hash on any machine. */
  readonly contentSha256: string;
  /** Payload hash of the signed object. */
  readonly resultSha256: string;
  readonly issuedAt: string;
  readonly content: ResultContent;
};
