import type { Policy } from './policy.ts';
import type { Rubric } from './rubric.ts';

/** Whether a total means anything under this rule. Where a vote decides, points (if the form asks
 * for any) only record judgements: a total beside the vote would look like a second decision. */
export const showsTotal = (rule: { readonly rubric: Rubric; readonly policy: Policy }): boolean =>
  rule.policy.vote === null && rule.rubric.criteria.length > 0;
