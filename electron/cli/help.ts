import type { Bilingual } from '../../shared/rubric.ts';
import { type Command, type Flag, globalFlags } from './command.ts';

type Language = keyof Bilingual;

const program = 'hengping';

/** `hengping seal --round ID --out FILE [--suite pq|x25519]` */
export function usageLine({ name, flags, files }: Command): string {
  const shown = flags.map((flag) => {
    const text = flagText(flag);
    return flag.required === true ? text : `[${text}]${flag.several === true ? '…' : ''}`;
  });
  return [program, name, ...shown, ...(files === null ? [] : [files.name])].join(' ');
}

const flagText = ({ name, value }: Flag) => (value === null ? `--${name}` : `--${name} ${value}`);

/** How one command is used. */
export function commandHelp(command: Command, language: Language): readonly string[] {
  return [
    command.about[language],
    '',
    usageLine(command),
    '',
    ...command.flags.map((flag) => flagHelp(flag, language)),
    '',
    ...globalFlags.map((flag) => flagHelp(flag, language)),
  ];
}

const flagHelp = (flag: Flag, language: Language) =>
  `  ${flagText(flag).padEnd(34)} ${flag.about[language]}`;

/** What the program can do: every command in a line. */
export function overview(commands: readonly Command[], language: Language): readonly string[] {
  const title =
    language === 'zh'
      ? '衡评：离线、密封的专家评审。用法：hengping 命令 [参数…]'
      : 'Hengping: offline, sealed expert review. Usage: hengping COMMAND [FLAGS…]';
  const ending =
    language === 'zh'
      ? [
          '退出码：0 完成，1 被拒绝（首行给出错误代码），2 用法错误。',
          '口令只能来自 --passphrase-file 或终端输入，不能写在命令行或环境变量里。',
          '“hengping help 命令”显示其用法。',
        ]
      : [
          'Exit codes: 0 done, 1 refused (the first line names the code), 2 wrong usage.',
          'The passphrase comes from --passphrase-file or the terminal, never from the line or the environment.',
          '`hengping help COMMAND` shows how it is used.',
        ];
  return [
    title,
    '',
    ...commands.map(({ name, about }) => `  ${name.padEnd(18)} ${about[language]}`),
    '',
    ...globalFlags.map((flag) => flagHelp(flag, language)),
    '',
    ...ending,
  ];
}
