import type { Translated } from '../catalogue.ts';
import type { safekeeping as chinese } from '../zh-CN/safekeeping.ts';

export const safekeeping: Translated<typeof chinese> = {
  start: 'Restore from a backup…',
  startHint: 'After a change of computer, or when the workspace was lost',
  restore: {
    title: 'Restore from a backup',
    choose: 'Choose the backup…',
    chooseOther: 'Choose another backup…',
    about:
      'A backup holds the whole workspace: keys, scores, comments, posts. The bundle is not in it; take it in again afterwards.',
    claims: '{{name}}, {{role}}, backed up {{time}} ({{size}})',
    byPassphrase: 'By passphrase',
    byCode: 'Passphrase forgotten: by recovery code',
    passphrase: 'Passphrase of the backup',
    action: 'Restore and open',
    back: 'Back',
  },
  older: {
    title: 'First: is this the latest workspace?',
    meaning:
      'This computer keeps a record of how far the workspace had come, to notice old files that were put back. What is being opened differs from it.',
    consequence:
      'Going on from an older state may contradict sheets that were handed in. The agency would see the contradiction and set both aside.',
    known: 'I know that this is older, that later work is not in it, and want to go on',
    action: 'Open it all the same',
    back: 'Back, to look for the newer one',
  },
  banner: {
    clock:
      'The clock of this computer is behind a time that the agency signed ({{seen}}). Sheets signed now will say so; set the clock right.',
    suspect:
      'Since {{since}} this workspace is marked as an older copy: later work is not in it, or the agency received what is not here. Sheets signed since say so.',
    restored:
      'This workspace was restored on {{at}} from a backup of {{backupAt}}. Nothing later is in it: take in the bundle and later posts again. Ask the agency for a receipt if you signed sheets after the backup.',
    restoredAgency:
      'This workspace was restored on {{at}} from a backup of {{backupAt}}. Nothing later is in it: take in later posts again. Sealed bundles are not in a backup; use the files that were kept.',
    missing:
      'The record beside the workspace was missing and was made anew. If files were moved or restored, make sure that this is the latest workspace.',
    bad: 'The record beside the workspace was altered or damaged and was made anew. If you touched no files, look through the latest entries of the journal.',
    keyring:
      'The keyring is not the one last used. Unless you put an old file back, change the passphrase and the recovery code.',
    ok: 'Understood',
  },
  backup: {
    title: 'Backup and another computer',
    about:
      'One encrypted file, checked through and through after writing. It also carries your work to another computer; import that computer’s backup here afterwards.',
    none: 'Never backed up.',
    last: 'Last backup: {{time}}, {{file}}',
    make: 'Back up now…',
    made: 'Backed up and checked: {{file}}, {{size}}, {{entries}} journal entries.',
    check: 'Check a backup…',
    checked: 'The backup is whole: {{file}}, {{name}}, of {{time}}, {{entries}} journal entries.',
    merge: 'Import progress of another computer…',
    merged: 'Imported the backup of {{time}}: {{taken}} drafts taken, {{unchanged}} the same.',
    mergedCopies:
      '{{count}} drafts were changed on both: the one saved later is in use, the other is kept; see the inbox.',
    signedTwice:
      'Both computers signed one number for different content: {{list}}. Tell the agency.',
    oneComputer: 'Sign and submit on one computer only.',
  },
  kept: {
    title: 'Drafts kept beside',
    about:
      'An application was worked on at two computers. The draft saved later is in use; the other is here, with every word.',
    item: '{{app}}, saved {{time}}',
    current: 'The one in use was saved {{time}}',
    signed: 'This application is signed; to take this draft up, amend the sheet first.',
    empty: 'No comments',
    evidence: '{{count}} citations',
    decision: 'Decision {{choice}}',
    use: 'Take this one up',
    drop: 'Drop',
    dropSure: 'It cannot be brought back. Drop it?',
    cancel: 'Cancel',
  },
  escrow: {
    title: 'Agency escrow',
    off: 'Off. Only your passphrase and recovery code open this workspace.',
    noAgency: 'It can be turned on once an agency is confirmed.',
    on: 'On: {{agency}} can read a copy of this workspace with its recovery key since {{time}}, and never sign.',
    turnOn: 'Turn agency escrow on…',
    turnOff: 'Turn it off',
    offDone: 'Turned off. Backups made before still carry it.',
    dialogTitle: 'Give {{agency}} a key for reading?',
    action: 'I have read this; turn it on',
    cancel: 'Back, leave it off',
  },
};
