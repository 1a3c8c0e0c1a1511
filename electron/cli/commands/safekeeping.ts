import { safekeepingOperations } from '../../../shared/operations/safekeeping.ts';
import { workspaceOperations } from '../../../shared/operations/workspace.ts';
import { openUnderEscrow } from '../../agency/escrow-open.ts';
import { checkByPassphrase } from '../../vault/restore-backup.ts';
import { workspaceFolder } from '../../workspace/open-workspace.ts';
import { type Answer, type Command, flag } from '../command.ts';
import { readTextFile } from '../read-file.ts';
import {
  backupLines,
  escrowDisclosure,
  escrowedLines,
  keptDraftLines,
  mergedLines,
  standingLines,
} from '../safekeeping-words.ts';
import { checked, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const backupFile = { name: 'FILE', several: false } as const;
const codeFlag = (required: boolean) =>
  flag('code-file', 'FILE', '存放恢复码的文件（首行）', 'File whose first line is the code', {
    required,
  });
const copyFlag = flag('copy', 'N', '另存草稿的编号', 'Number of the kept draft', {
  required: true,
});

const codeOf = (file: string): string => readTextFile(file).split(/\r?\n/, 1)[0] ?? '';

/** Keeping a workspace safe: backups, progress, recovery, escrow. */
export const safekeepingCommands: readonly Command[] = [
  {
    name: 'backup create',
    about: {
      zh: '把工作区备份为一个文件，写完即核对；也用作带到另一台电脑的进度文件',
      en: 'Back the workspace up to one file, checked after writing; also carries progress',
    },
    flags: [
      flag('out', 'FILE', '备份文件（.hpbackup）', 'The backup (.hpbackup)', { required: true }),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ out: given.text('out') });
      const made = await terminal.safekeeping.backUp({});
      return { value: made, lines: backupLines(made).map(terminal.say) };
    },
  },
  {
    name: 'backup check',
    about: {
      zh: '用工作区的口令从头到尾核对一份备份',
      en: 'Check a backup through and through, with its workspace’s passphrase',
    },
    flags: [],
    files: backupFile,
    async run(given, terminal) {
      const path = fileOf(given.files);
      const progress = { signal: new AbortController().signal, onProgress: () => {} };
      const folder = workspaceFolder(terminal.host);
      const facts = await checkByPassphrase(folder, path, await terminal.passphrase(), progress);
      const value = { fileName: path, ...facts };
      return { value, lines: backupLines(value).map(terminal.say) };
    },
  },
  {
    name: 'backup restore',
    about: {
      zh: '在没有工作区的电脑上恢复备份；有恢复码时设定新口令',
      en: 'Restore a backup where there is no workspace; with the recovery code, under a new passphrase',
    },
    flags: [codeFlag(false)],
    files: backupFile,
    async run(given, terminal) {
      terminal.host.place({ files: [fileOf(given.files)] });
      await terminal.safekeeping.chooseBackup({});
      const passphrase = await terminal.passphrase();
      const codeFile = given.optional('code-file');
      await terminal.safekeeping.restore(
        checked(
          safekeepingOperations.restore,
          codeFile === undefined
            ? { kind: 'passphrase', passphrase }
            : { kind: 'recovery', code: codeOf(codeFile), newPassphrase: passphrase },
        ),
      );
      return standingAnswer(terminal);
    },
  },
  {
    name: 'progress import',
    about: {
      zh: '并入另一台电脑上同一工作区的备份；两边都改过的草稿都保留',
      en: 'Merge a backup of this workspace from another computer; drafts changed on both are kept',
    },
    flags: [],
    files: backupFile,
    async run(given, terminal) {
      await terminal.unlock();
      terminal.host.place({ files: [fileOf(given.files)] });
      const merged = await terminal.safekeeping.mergeProgress({});
      return {
        value: merged,
        refused: merged.signedTwice.length > 0,
        lines: mergedLines(merged).map(terminal.say),
      };
    },
  },
  {
    name: 'progress kept',
    about: { zh: '列出另存的草稿', en: 'List the drafts that merging kept beside' },
    flags: [],
    files: null,
    async run(_, terminal) {
      await terminal.unlock();
      return keptAnswer(terminal, await terminal.safekeeping.keptDrafts({}));
    },
  },
  ...(['use', 'drop'] as const).map(
    (what): Command => ({
      name: `progress ${what}`,
      about:
        what === 'use'
          ? {
              zh: '采用一份另存的草稿；现有的转为另存',
              en: 'Take a kept draft up; the present one is kept',
            }
          : { zh: '丢弃一份另存的草稿', en: 'Drop a kept draft' },
      flags: [copyFlag],
      files: null,
      async run(given, terminal) {
        await terminal.unlock();
        const input = { id: Number(given.text('copy')) };
        const { safekeeping } = terminal;
        return keptAnswer(
          terminal,
          await (what === 'use'
            ? safekeeping.takeUpKeptDraft(checked(safekeepingOperations.takeUpKeptDraft, input))
            : safekeeping.dropKeptDraft(checked(safekeepingOperations.dropKeptDraft, input))),
        );
      },
    }),
  ),
  {
    name: 'standing',
    about: {
      zh: '工作区是否与本机记得的一致；备份、时钟与托管',
      en: 'Whether the workspace is what this computer remembers; backup, clock, escrow',
    },
    flags: [
      flag(
        'accept-older',
        null,
        '明知是较早的工作区，仍然打开',
        'Open a workspace knowingly that is older than remembered',
      ),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock({ knowingly: given.has('accept-older') });
      return standingAnswer(terminal);
    },
  },
  {
    name: 'recovery open',
    about: {
      zh: '忘记口令时用恢复码打开并设定新口令',
      en: 'Open with the recovery code and set a new passphrase',
    },
    flags: [codeFlag(true)],
    files: null,
    async run(given, terminal) {
      await terminal.workspace.unlockWithRecovery(
        checked(workspaceOperations.unlockWithRecovery, {
          code: codeOf(given.text('code-file')),
          newPassphrase: await terminal.passphrase(),
        }),
      );
      return standingAnswer(terminal);
    },
  },
  {
    name: 'recovery escrow-open',
    about: {
      zh: '机构：用恢复密钥只读打开专家开启了托管的备份或工作区副本',
      en: 'Agency: read a backup or copied workspace of an expert who turned escrow on',
    },
    flags: [],
    files: { name: 'FILE|DIR', several: false },
    async run(given, terminal) {
      await terminal.unlock();
      const { signal } = new AbortController();
      const found = await openUnderEscrow(terminal.holder.agency(), fileOf(given.files), signal);
      return { value: found, lines: escrowedLines(found).map(terminal.say) };
    },
  },
  {
    name: 'escrow on',
    about: {
      zh: '让机构的恢复密钥可以读取（不能签署）本工作区',
      en: 'Let the agency’s recovery key read this workspace (never sign with it)',
    },
    flags: [flag('disclosure-read', null, '已读告知内容', 'The disclosure was read')],
    files: null,
    async run(given, terminal) {
      if (!given.has('disclosure-read')) {
        return {
          value: { disclosure: escrowDisclosure },
          refused: true,
          lines: disclosure(terminal),
        };
      }
      await terminal.unlock();
      const passphrase = await terminal.passphrase();
      await terminal.safekeeping.escrowOn({ passphrase, disclosureRead: true });
      return standingAnswer(terminal);
    },
  },
  {
    name: 'escrow off',
    about: { zh: '取消托管', en: 'Take the escrow slot away' },
    flags: [],
    files: null,
    async run(_, terminal) {
      await terminal.unlock();
      await terminal.safekeeping.escrowOff({});
      return standingAnswer(terminal);
    },
  },
];

const disclosure = (terminal: Terminal): readonly string[] => [
  ...escrowDisclosure.map(terminal.say),
  terminal.say({
    zh: '同意则加上 --disclosure-read 再运行一次。',
    en: 'Where you agree, run it again with --disclosure-read.',
  }),
];

async function standingAnswer(terminal: Terminal): Promise<Answer> {
  const value = await terminal.safekeeping.standing({});
  return { value, lines: standingLines(value).map(terminal.say) };
}

const keptAnswer = (
  terminal: Terminal,
  kept: Awaited<ReturnType<Terminal['safekeeping']['keptDrafts']>>,
): Answer => ({ value: kept, lines: keptDraftLines(kept).map(terminal.say) });

function fileOf([file]: readonly string[]): string {
  if (file === undefined) throw new UsageError(null, '没有给出文件', 'no file was given');
  return file;
}
