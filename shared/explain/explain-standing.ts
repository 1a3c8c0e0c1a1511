import type { ResultContent, Standing } from '../objects/result.ts';
import type { Rubric } from '../rubric.ts';
import { decisionSteps } from './decision-steps.ts';
import { mergeSteps } from './merge-steps.ts';
import { placeSteps } from './place-steps.ts';
import { sheetSteps } from './sheet-steps.ts';
import { gradeSteps, targetSteps, vetoSteps, voteSteps } from './statement-steps.ts';
import type { WhyStep } from './why-step.ts';

/** Every step from the signed sheets to what the result says of one application, in the order in
 * which it comes about. It states the official figures and reckons each again from the sheets. */
export function explainStanding(
  content: Pick<ResultContent, 'policy' | 'decisions'>,
  rubric: Rubric,
  lot: ResultContent['lots'][number],
  standing: Standing,
): readonly WhyStep[] {
  const rule = { policy: content.policy, rubric };
  return [
    ...sheetSteps(standing, rule),
    ...decisionSteps(content, standing, rubric),
    ...mergeSteps(lot, standing, rule),
    ...targetSteps(standing, rule),
    ...voteSteps(lot, standing, rule),
    ...vetoSteps(standing, rule),
    ...gradeSteps(standing, rule),
    ...placeSteps(lot, standing, rule),
  ];
}
