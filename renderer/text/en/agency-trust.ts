import type { Translated } from '../catalogue.ts';
import type { agencyTrust as chinese } from '../zh-CN/agency-trust.ts';

export const agencyTrust: Translated<typeof chinese> = {
  trust: {
    title: 'Trust document',
    intro:
      'It says which keys speak for the agency and what was taken back. Each version is signed by the root key and follows the one before; experts’ programs check every step and keep up by themselves.',
    version: 'Version {{version}} is in force',
    until: 'Ends on {{until}}',
    signatures: 'Signatures: {{suite}}',
    notExported: 'This version has not been exported yet',
    keys: 'Role keys',
    role: 'Role',
    keyState: 'State',
    validity: 'Valid',
    state: { current: 'in use', former: 'replaced', revoked: 'taken back' },
    revoked: 'Taken back',
    revokedFrom: 'as of {{time}}: {{reason}}',
    history: 'Versions',
    change: 'Sign the next version',
    kind: {
      renew: 'Extend it',
      'rotate-role-keys': 'Replace the role keys',
      'rotate-root': 'Replace the root key',
      revoke: 'Take back a key, a grant or a bundle',
      'replace-expert': 'An expert lost the laptop and has a new card',
    },
    kindText: {
      renew: 'Keys stay; only the end moves.',
      'rotate-role-keys':
        'From time to time, or when keys of this computer may have leaked. What the former ones signed stays valid.',
      'rotate-root': 'Old and new root key sign; the code on invitations changes.',
      revoke: 'As of a moment that you name, such as that of the loss. It cannot be undone.',
      'replace-expert':
        'Ends the old key and hands open applications to the same expert’s new card; sheets received before stay.',
    },
    field: {
      until: 'New end',
      revoke: 'What to take back',
      lost: 'The lost card',
      successor: 'The new card that takes over (confirmed)',
      from: 'As of when',
      reason: 'Reason (kept on record; for what is taken back experts read it as well)',
    },
    choose: 'Choose',
    pair: '{{what}}: {{which}}',
    fromHint: 'empty means now',
    look: 'See what will happen…',
    willSay: 'The new version will say:',
    willDo: 'What follows:',
    signTitle: 'Sign version {{version}} of the trust document',
    sign: 'Sign version {{version}}',
    published: 'Version {{version}} is signed; export the trust file now.',
  },
};
