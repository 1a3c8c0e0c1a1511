import { type Command, type Flag, type Given, globalFlags } from './command.ts';
import { UsageError } from './usage-error.ts';

export type Parsed = { readonly command: Command | null; readonly given: Given };

/** Reads a command line (without the program's own name) against the commands there are.
 * `--flag value` and `--flag=value` are the same; `--` ends the flags. No command gives null.
 * @throws UsageError for an unknown command or flag, a missing or repeated one. */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): Parsed {
  const words = wordsOf(argv);
  const command = findCommand(
    words.map(({ word }) => word),
    commands,
  );
  if (command === null && words.length > 0 && words[0]?.word !== 'help') {
    const typed = words.map(({ word }) => word).join(' ');
    throw new UsageError(null, `没有这个命令：${typed}`, `there is no command: ${typed}`);
  }
  const named = words.slice(0, command?.name.split(' ').length ?? 0).map(({ at }) => at);
  const rest = argv.filter((_, index) => !named.includes(index));
  const flags = [...(command?.flags ?? []), ...globalFlags];
  const { values, files } = readFlags(rest, flags, command);
  const isHelp = values.has('help');
  if (command !== null && !isHelp) checkGiven(command, values, files);
  return { command, given: given(values, files) };
}

const valued = new Set(globalFlags.filter(({ value }) => value !== null).map(({ name }) => name));

/** The first words that are no flag: a command's name lies there, wherever `--home DIR` stands. */
function wordsOf(
  argv: readonly string[],
): readonly { readonly word: string; readonly at: number }[] {
  const words: { word: string; at: number }[] = [];
  for (let at = 0; at < argv.length && words.length < 2; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('--')) words.push({ word, at });
    else if (valued.has(word.slice(2))) at += 1;
    else if (words.length > 0) break;
  }
  return words;
}

function findCommand(words: readonly string[], commands: readonly Command[]): Command | null {
  const named = (name: string) => commands.find((command) => command.name === name) ?? null;
  return named(words.slice(0, 2).join(' ')) ?? named(words[0] ?? '');
}

type Values = Map<string, string[]>;

function readFlags(argv: readonly string[], flags: readonly Flag[], command: Command | null) {
  const values: Values = new Map();
  const files: string[] = [];
  const name = command?.name ?? null;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') {
      files.push(...argv.slice(index + 1));
      break;
    }
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const [, typed = '', inline] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const known = flags.find((candidate) => candidate.name === typed);
    if (known === undefined) {
      throw new UsageError(name, `不认识的参数：--${typed}`, `unknown flag: --${typed}`);
    }
    const value = readValue(known, inline, argv[index + 1], name);
    if (known.value !== null && inline === undefined) index += 1;
    const before = values.get(typed) ?? [];
    if (before.length > 0 && known.several !== true) {
      throw new UsageError(name, `--${typed} 只能给一次`, `--${typed} may be given once only`);
    }
    values.set(typed, [...before, value]);
  }
  return { values, files };
}

function readValue(
  known: Flag,
  inline: string | undefined,
  next: string | undefined,
  command: string | null,
): string {
  if (known.value === null) {
    if (inline === undefined) return '';
    throw new UsageError(command, `--${known.name} 不带值`, `--${known.name} takes no value`);
  }
  const value = inline ?? next;
  if (value === undefined || (inline === undefined && value.startsWith('--'))) {
    const what = `--${known.name} ${known.value}`;
    throw new UsageError(command, `缺少值：${what}`, `a value is missing: ${what}`);
  }
  return value;
}

function checkGiven(command: Command, values: Values, files: readonly string[]): void {
  for (const { name, required, value } of command.flags) {
    if (required === true && !values.has(name)) {
      const what = `--${name} ${value ?? ''}`.trim();
      throw new UsageError(command.name, `缺少参数：${what}`, `a flag is missing: ${what}`);
    }
  }
  if (command.files === null && files.length > 0) {
    throw new UsageError(command.name, `多余的参数：${files[0]}`, `not expected: ${files[0]}`);
  }
  if (command.files !== null && files.length === 0) {
    const { name } = command.files;
    throw new UsageError(command.name, `缺少参数：${name}`, `missing: ${name}`);
  }
  if (command.files !== null && !command.files.several && files.length > 1) {
    throw new UsageError(command.name, `多余的参数：${files[1]}`, `not expected: ${files[1]}`);
  }
}

function given(values: Values, files: readonly string[]): Given {
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  return {
    text: (name) => {
      const [value] = all(name);
      if (value === undefined) throw new Error(`--${name} is not required by its command`);
      return value;
    },
    optional: (name) => all(name)[0],
    all,
    has: (name) => values.has(name),
    files,
  };
}
