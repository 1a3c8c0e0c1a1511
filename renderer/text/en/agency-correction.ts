import type { Translated } from '../catalogue.ts';
import type { agencyCorrection as chinese } from '../zh-CN/agency-correction.ts';

export const agencyCorrection: Translated<typeof chinese> = {
  open: 'Correct…',
  openNamed: 'Correct the parties of {{app}}',
  title: 'Correct the parties of {{app}}',
  about:
    'For units and people that were left out or misspelt. The sealed bundle stays; the correction goes into a new roster, upon which the experts answer again.',
  field: {
    title: 'Title',
    unit: 'Unit',
    leader: 'Leader',
    members: 'Members',
    partners: 'Partners',
    demand_side: 'Demand side',
  },
  oneEach: 'one a line',
  reason: 'Reason of the correction (required, kept on record)',
  preview: 'After the correction',
  nothing: 'Nothing differs yet.',
  change: '{{field}}: {{before}} → {{after}}',
  blank: '(empty)',
  again: 'These experts answer for {{app}} again:',
  first: 'has not declared yet and will answer upon the corrected words',
  answered: 'declared at {{time}} and has to answer for this one again',
  effect:
    'Until the new answer is in, no keys are issued and sheets that were handed in do not count; they count again once the answer raises no conflict. The correction is in the journal and cannot be taken back, only corrected once more.',
  confirm: 'Correct, and have {{count}} experts answer again',
  and: ', ',
  keep: 'Back, correct nothing',
  done: '{{app}} is corrected. Write new posts in the step of declarations and send them to {{names}}.',
};
