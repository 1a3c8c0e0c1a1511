import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import {
  type ErrorText,
  errorTexts,
  type Failure,
  fillText,
  Refusal,
} from '../../shared/errors.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import { visibleJson, visibleLine, visibleText } from '../../shared/visible-text.ts';
import type { KdfCost } from '../vault/passphrase-kdf.ts';
import type { Answer, Given } from './command.ts';
import { commands } from './commands.ts';
import { commandHelp, overview, usageLine } from './help.ts';
import { type Parsed, parseArguments } from './parse-arguments.ts';
import { readPassphrase } from './passphrase.ts';
import { openTerminal } from './terminal.ts';
import { createTerminalHost } from './terminal-host.ts';
import { UsageError } from './usage-error.ts';

export const exitCodes = { done: 0, refused: 1, usage: 2 } as const;

/** The process around a command line; tests give their own. */
export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadStream;
  readonly out: (data: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  readonly isErrTerminal: boolean;
  /** Cost of a passphrase guess in a new workspace. Default: production. */
  readonly kdf?: KdfCost;
  /** Browser that prints PDFs; null for none. Default: one that is installed. */
  readonly printer?: string | null;
};

type Language = keyof Bilingual;

/** Runs one command line to its exit code: 0 done, 1 refused, 2 wrong usage. What was asked for
 * goes to `out`; refusals, remarks and progress go to `err`, with `--json` refusals to `out` too. */
export async function runCommandLine(
  argv: readonly string[],
  around: Surroundings,
): Promise<number> {
  const language: Language = argv.some(
    (word, i) => word === '--lang=en' || (word === '--lang' && argv[i + 1] === 'en'),
  )
    ? 'en'
    : 'zh';
  let parsed: Parsed;
  try {
    parsed = parseArguments(argv, commands);
  } catch (error) {
    if (error instanceof UsageError) return tellUsage(error, language, around);
    throw error;
  }
  const { command, given } = parsed;
  const asked = helpAsked(parsed, language);
  if (asked !== null) {
    around.out(`${asked.join('\n')}\n`);
    return exitCodes.done;
  }
  if (command === null)
    return tellUsage(new UsageError(null, '没有给出命令', 'no command'), language, around);
  return runCommand(parsed, given, language, around);
}

function helpAsked({ command, given }: Parsed, language: Language): readonly string[] | null {
  if (command !== null) return given.has('help') ? commandHelp(command, language) : null;
  const [, ...topic] = given.files;
  const isHelp = given.has('help') || given.files[0] === 'help';
  if (!isHelp) return null;
  const wanted = commands.find(({ name }) => name === topic.join(' '));
  return wanted === undefined ? overview(commands, language) : commandHelp(wanted, language);
}

async function runCommand(
  { command }: Parsed,
  given: Given,
  language: Language,
  around: Surroundings,
): Promise<number> {
  const isJson = given.has('json');
  const progress = progressLine(around, isJson);
  const host = createTerminalHost({
    homeFolder: homeFolder(given.optional('home'), around.environment),
    appVersion: packageJson.version,
    onProgress: progress.show,
    ...(around.printer === undefined ? {} : { printer: around.printer }),
  });
  const terminal = openTerminal({
    host,
    passphrase: () =>
      readPassphrase({
        file: given.optional('passphrase-file'),
        input: around.input,
        prompt: around.err,
      }),
    language,
    ...(around.kdf === undefined ? {} : { kdf: around.kdf }),
  });
  try {
    const answer = await command?.run(given, terminal);
    progress.clear();
    for (const remark of host.remarks) around.err(`${visibleLine(remark)}\n`);
    if (answer !== undefined) tellAnswer(answer, isJson, around);
    return answer?.refused === true ? exitCodes.refused : exitCodes.done;
  } catch (error) {
    progress.clear();
    if (error instanceof UsageError) return tellUsage(error, language, around);
    if (!(error instanceof Refusal)) throw error;
    tellRefusal(error.toFailure(), isJson, language, around);
    return exitCodes.refused;
  } finally {
    terminal.close();
  }
}

function tellAnswer({ bytes, lines, value }: Answer, isJson: boolean, around: Surroundings): void {
  if (bytes !== undefined) around.out(bytes);
  else if (isJson) around.out(`${visibleJson({ ok: true, value })}\n`);
  else if (lines.length > 0) around.out(`${lines.map(visibleLine).join('\n')}\n`);
}

function tellRefusal(
  failure: Failure,
  isJson: boolean,
  language: Language,
  { out, err }: Surroundings,
): void {
  const { code, details } = failure;
  const text: ErrorText = errorTexts[code];
  // `problems` is a list, one a line; whatever else is filled in stays within its line.
  const shown = Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      const isLine = typeof value === 'string' && name !== 'problems';
      return [name, isLine ? visibleLine(value) : value];
    }),
  );
  const fill = (sentence: string) => visibleText(fillText(sentence, shown));
  if (isJson) {
    const sentences = {
      zh: fill(text.zh),
      zhNext: fill(text.zhNext),
      en: fill(text.en),
      enNext: fill(text.enNext),
    };
    out(`${visibleJson({ ok: false, error: { ...failure, ...sentences } })}\n`);
    return;
  }
  const [sentence, next] = language === 'zh' ? [text.zh, text.zhNext] : [text.en, text.enNext];
  err(`${code}: ${fill(sentence)}\n${fill(next)}\n`);
}

function tellUsage(error: UsageError, language: Language, { err }: Surroundings): number {
  const command = commands.find(({ name }) => name === error.command);
  const hint =
    language === 'zh' ? '运行 hengping help 查看全部命令。' : 'Run hengping help for all commands.';
  err(`${error.text[language]}\n${command === undefined ? hint : usageLine(command)}\n`);
  return exitCodes.usage;
}

/** `--home`, else HENGPING_HOME, else where the windows keep theirs. */
function homeFolder(named: string | undefined, environment: Surroundings['environment']): string {
  const folder = path.resolve(named ?? environment.HENGPING_HOME ?? defaultHome(environment));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function defaultHome(environment: Surroundings['environment']): string {
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library', 'Application Support', 'hengping');
  }
  if (process.platform === 'win32') {
    return path.join(environment.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'hengping');
  }
  return path.join(environment.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'), 'hengping');
}

function progressLine({ err, isErrTerminal }: Surroundings, isJson: boolean) {
  const isShown = isErrTerminal && !isJson;
  return {
    show: ({ label, done, total }: { label: string; done: number; total: number }) => {
      const percent = total === 0 ? 100 : Math.floor((done * 100) / total);
      if (isShown) err(`\r${label} ${percent}%   `);
    },
    clear: () => {
      if (isShown) err('\r\u001b[K');
    },
  };
}
