import type { z } from 'zod';
import { Refusal } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc.ts';
import type { Operation } from '../../shared/operation.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { createAgencyHandlers } from '../agency/operations.ts';
import { createExpertHandlers, createReaderHandlers } from '../desk/operations.ts';
import { createJobRegistry } from '../jobs/job-registry.ts';
import type { KdfCost } from '../vault/passphrase-kdf.ts';
import { createWorkspaceHandlers } from '../workspace/operations.ts';
import { createSafekeepingHandlers } from '../workspace/safekeeping.ts';
import { newSessionHolder, type SessionHolder } from '../workspace/session.ts';
import type { TerminalHost } from './terminal-host.ts';

/** What a command works with: the same use cases as the windows, with flags in place of dialogs. */
export type Terminal = {
  readonly host: TerminalHost;
  readonly holder: SessionHolder;
  readonly workspace: Handlers<'workspace'>;
  readonly agency: Handlers<'agency'>;
  readonly expert: Handlers<'expert'>;
  readonly reader: Handlers<'reader'>;
  readonly safekeeping: Handlers<'safekeeping'>;
  /** Reads the passphrase, once. @throws Refusal terminal-passphrase, terminal-file */
  passphrase(): Promise<string>;
  /** Opens the workspace of `--home`. @throws Refusal workspace-none, wrong-passphrase and others */
  unlock(how?: {
    /** Goes on with a workspace that is older than this computer remembers. */
    readonly knowingly: boolean;
  }): Promise<void>;
  /** `--lang`. */
  readonly language: 'zh' | 'en';
  /** Picks a text by it. */
  say(text: Bilingual): string;
  close(): void;
};

export type TerminalOptions = {
  readonly host: TerminalHost;
  readonly passphrase: () => Promise<string>;
  readonly language: 'zh' | 'en';
  readonly kdf?: KdfCost;
};

export function openTerminal({ host, passphrase, language, kdf }: TerminalOptions): Terminal {
  const holder = newSessionHolder();
  const jobs = createJobRegistry();
  const around = { host, holder, jobs, ...(kdf === undefined ? {} : { kdf }) };
  const door = createWorkspaceHandlers(around);
  let read: Promise<string> | undefined;
  const readOnce = () => {
    read ??= passphrase();
    return read;
  };
  return {
    host,
    holder,
    workspace: door.handlers,
    agency: createAgencyHandlers(host, holder, jobs),
    expert: createExpertHandlers(host, holder),
    reader: createReaderHandlers(holder),
    safekeeping: createSafekeepingHandlers(around),
    passphrase: readOnce,
    async unlock(how = { knowingly: false }) {
      if (holder.current() !== null) return;
      await door.handlers.unlock({ passphrase: await readOnce(), ...how });
    },
    language,
    say: (text) => text[language],
    close: () => door.close(),
  };
}

/** Checks what a command is about to ask against the operation's own schema, as the door between
 * page and program does.
 * @throws Refusal terminal-input naming every problem. */
export function checked<Input extends z.ZodType>(
  { input }: Operation<Input, unknown>,
  value: z.input<Input>,
): z.output<Input> {
  const parsed = input.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Refusal('terminal-input', 'input fails its schema', { problems: problems.join('; ') });
}
