import type { Bilingual } from '../../shared/rubric.ts';

/** The line itself is wrong: exit 2, with how the command is used. */
export class UsageError extends Error {
  readonly text: Bilingual;
  readonly command: string | null;

  constructor(command: string | null, zh: string, en: string) {
    super(en);
    this.name = 'UsageError';
    this.text = { zh, en };
    this.command = command;
  }
}
