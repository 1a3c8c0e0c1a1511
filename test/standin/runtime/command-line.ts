// What was typed: which switches belong to Node, Chromium and Playwright, and what the program sees.

export type CommandLine = {
  /** What `process.argv` becomes after its first entry: the main script and everything behind it. */
  readonly programArguments: readonly string[];
  /** The argument that names the program: a script or a folder with a package.json. */
  readonly entry: string;
  /** `name -> value` of every switch before or behind the entry, as Chromium would read them. */
  readonly switches: ReadonlyMap<string, string>;
  /** Playwright passes `--remote-debugging-port=0` and starts the program by `__playwright_run`. */
  readonly isDriven: boolean;
};

/** Reads `[switches] ENTRY [arguments]`; throws when no entry is named. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const entryAt = argv.findIndex((argument) => !argument.startsWith('-'));
  const entry = argv[entryAt];
  if (entry === undefined) throw new Error('stand-in: name a main script or a program folder');
  const switches = new Map<string, string>();
  for (const argument of argv) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (match?.[1] !== undefined) switches.set(match[1], match[2] ?? '');
  }
  return {
    programArguments: argv.slice(entryAt),
    entry,
    switches,
    isDriven: switches.has('remote-debugging-port'),
  };
}
