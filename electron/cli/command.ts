import type { Bilingual } from '../../shared/rubric.ts';
import type { Terminal } from './terminal.ts';

/** One `--name` of a command. `value` names what follows it; null for a switch. */
export type Flag = {
  readonly name: string;
  readonly value: string | null;
  readonly required?: boolean;
  /** May be given more than once. */
  readonly several?: boolean;
  readonly about: Bilingual;
};

/** What the words after a command's name came to. Unknown or missing ones never get here. */
export type Given = {
  /** Value of a required flag. */
  text(flag: string): string;
  optional(flag: string): string | undefined;
  all(flag: string): readonly string[];
  has(flag: string): boolean;
  readonly files: readonly string[];
};

/** What a command answers: lines for people, a plain value for `--json`, or bytes for stdout. */
export type Answer = {
  readonly lines: readonly string[];
  readonly value: unknown;
  readonly bytes?: Uint8Array;
  /** True where something was refused although the command itself ran: exit 1. */
  readonly refused?: boolean;
};

export type Command = {
  /** One or two words: `seal`, `agency init`. */
  readonly name: string;
  readonly about: Bilingual;
  readonly flags: readonly Flag[];
  /** What follows the flags, e.g. `FILE…`; null where nothing may. */
  readonly files: { readonly name: string; readonly several: boolean } | null;
  readonly run: (given: Given, terminal: Terminal) => Promise<Answer> | Answer;
};

export const flag = (
  name: string,
  value: string | null,
  zh: string,
  en: string,
  more: { readonly required?: boolean; readonly several?: boolean } = {},
): Flag => ({ name, value, about: { zh, en }, ...more });

export const roundFlag = flag('round', 'ID', '评审轮次编号', 'Id of the round', { required: true });

/** Flags that every command takes. */
export const globalFlags: readonly Flag[] = [
  flag('home', 'DIR', '工作区所在文件夹', 'Folder that holds the workspace'),
  flag(
    'passphrase-file',
    'FILE',
    '存放口令的文件（首行）；- 表示标准输入',
    'File whose first line is the passphrase; - for standard input',
  ),
  flag('json', null, '输出一行 JSON，供程序读取', 'One line of JSON, for programs'),
  flag('lang', 'zh|en', '输出语言，默认中文', 'Language of the output; Chinese by default'),
  flag('help', null, '显示该命令的用法', 'How this command is used'),
];
