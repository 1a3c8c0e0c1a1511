import type { SavedFile } from '../../shared/operations/workspace.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { type Command, type Flag, flag, type Given, roundFlag } from './command.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * A command that writes one record of a round to the file that --out names, in one of its formats.
 * @param save what writes it, with the operation's own refusals
 */
export function exportCommand<Format extends string>(the: {
  readonly name: string;
  readonly about: Bilingual;
  readonly formats: readonly Format[];
  readonly flags?: readonly Flag[];
  readonly save: (
    terminal: Terminal,
    format: Format,
    given: Given,
  ) => Promise<SavedFile> | SavedFile;
}): Command {
  const { name, about, formats, save } = the;
  return {
    name,
    about,
    flags: [
      roundFlag,
      flag('format', 'FORMAT', formats.join('、'), formats.join(', '), { required: true }),
      flag('out', 'FILE', '输出文件', 'The file', { required: true }),
      ...(the.flags ?? []),
    ],
    files: null,
    async run(given, terminal) {
      const format = formats.find((known) => known === given.text('format'));
      if (format === undefined) {
        throw new UsageError(name, '--format 取值不对', '--format has no such value');
      }
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const saved = await save(terminal, format, given);
      return { value: saved, lines: [saved.fileName] };
    },
  };
}
