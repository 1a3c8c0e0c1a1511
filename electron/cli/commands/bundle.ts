import { agencyOperations } from '../../../shared/operations/agency.ts';
import { type Command, flag, roundFlag } from '../command.ts';
import { checked } from '../terminal.ts';

/** For the agency that lost the file which sealing wrote. */
export const bundleCommand: Command = {
  name: 'bundle export',
  about: {
    zh: '从工作区留存的副本再次写出密封评审包',
    en: 'Write the sealed bundle again, from the copy that the workspace keeps',
  },
  flags: [
    roundFlag,
    flag('out', 'FILE', '密封评审包（.hpbundle）', 'The bundle (.hpbundle)', { required: true }),
  ],
  files: null,
  async run(given, terminal) {
    await terminal.unlock();
    terminal.host.place({ out: given.text('out') });
    const saved = await terminal.agency.exportBundle(
      checked(agencyOperations.exportBundle, { round: given.text('round') }),
    );
    return { value: saved, lines: [saved.fileName] };
  },
};
