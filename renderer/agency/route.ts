import { type AgencyRound, roundSteps, type StepName } from '../../shared/operations/agency.ts';

/** Where in the agency's desk somebody is. Lives in memory only: a locked window forgets it. */
export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'experts' }
  | { readonly at: 'trust' }
  | { readonly at: 'new-round' }
  | { readonly at: 'programmes' }
  | { readonly at: 'programme'; readonly programme: string }
  | { readonly at: 'round'; readonly round: string; readonly step: StepName | null };

export type Go = (route: Route) => void;

export type StepState = 'done' | 'open' | 'blocked';

export function stepState(round: AgencyRound, step: StepName): StepState {
  const facts = round.steps[step];
  if (facts.done) return 'done';
  return facts.blocked === null ? 'open' : 'blocked';
}

/** The step that a round opens at: the first that is neither done nor blocked, else the last one
 * that is done, so that a finished round shows its report. */
export function currentStep(round: AgencyRound): StepName {
  const open = roundSteps.find((step) => stepState(round, step) === 'open');
  if (open !== undefined) return open;
  return roundSteps.findLast((step) => stepState(round, step) === 'done') ?? 'basics';
}
