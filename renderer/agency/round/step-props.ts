import type { AgencyRound } from '../../../shared/operations/agency.ts';
import type { Go } from '../route.ts';

/** What each step of a round gets. */
export type StepProps = {
  readonly round: AgencyRound;
  /** Puts the round in place that an operation answered. */
  readonly onChanged: (round: AgencyRound) => void;
  /** Reads the round again, after an operation that answers something else. */
  readonly onStale: () => void;
  /** Changes when files came in or something changed elsewhere. */
  readonly version: string;
  readonly go: Go;
};
