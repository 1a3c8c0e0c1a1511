import type { Translated } from '../catalogue.ts';
import type { agencyClosings as zh } from '../zh-CN/agency-closings.ts';

export const agencyClosings: Translated<typeof zh> = {
  title: 'Confirmed and erased',
  summary: '{{total}} experts: {{confirmed}} confirmed, {{erased}} erased.',
  expert: 'Expert',
  confirmation: 'Confirmation after the review',
  destruction: 'Destruction receipt',
  notConfirmed: 'no confirmation',
  confirmed: 'confirmed, received {{time}}',
  arisen: '{{app}}, a new ground for recusal:',
  noKeys: 'no keys were issued',
  notErased: 'not erased; holds the keys of {{count}} application(s)',
  erased: 'erased {{time}}',
  erasedWhat:
    'keys of {{keys}} application(s), records of {{documents}} document(s), {{drafts}} draft(s)',
  unlisted: 'The receipt does not list these keys that were issued: {{apps}}. Ask the expert.',
  unacknowledged: '{{count}} sheet(s) had no receipt when it was erased.',
  recuse: 'Recuse without an application…',
  recuseWhich: 'From which application',
  unasked: 'decided by the agency, not applied for',
  outdated: 'corrected; the expert is to answer anew',
  effect: {
    withheld: 'since {{time}}: keys are not issued',
    withdrawn: 'since {{time}}: issued keys are closed (what was delivered cannot be taken back)',
    released: 'since {{time}}: the expert goes on',
    voided:
      '{{count}} sheet(s) void; whoever takes the place must review anew (cf. Regulations on Tendering, art. 48)',
  },
};
