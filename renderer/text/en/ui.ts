import type { Translated } from '../catalogue.ts';
import type { ui as chinese } from '../zh-CN/ui.ts';

export const ui: Translated<typeof chinese> = {
  conditions: {
    separator: ', ',
    reading: 'Read as “{{band}}”: {{outcome}}. On the very border, the agency decides',
    missing: 'Missing: {{facts}}',
  },
  state: {
    'not-begun': 'Not begun',
    begun: 'Begun',
    complete: 'Complete',
    submitted: 'Submitted',
    amending: 'Amending',
    amended: 'Amended',
    recused: 'Recused',
    'cannot-judge': 'Cannot judge',
    'recusal-pending': 'Recusal pending',
    'not-granted': 'No grant',
    accepted: 'Accepted',
    held: 'Held',
    refused: 'Refused',
    flag: 'Please check',
    done: 'Done',
    ready: 'Ready',
    underway: 'Under way',
    waiting: 'Not yet',
    problem: 'Problem',
  },
  save: {
    clean: 'No changes',
    saving: 'Saving',
    saved: 'Saved {{time}}',
    failed: 'Not saved, press to retry',
  },
  error: { code: 'code', retry: 'Try again', close: 'Close' },
  query: { loading: 'Reading…' },
  trust: { version: 'Version {{version}} · {{time}}', reason: 'Reason: {{reason}}' },
  code: { copy: 'Copy the code', copied: 'Copied' },
  passphrase: {
    label: 'Passphrase',
    again: 'Type it again',
    empty: 'Type your passphrase',
    cancel: 'Go back, sign nothing',
  },
  panes: { divider: 'Resize the two sides' },
  steps: { current: 'Current step' },
};
