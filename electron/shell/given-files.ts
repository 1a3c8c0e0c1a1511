// Files that the system hands to the program: by double click, by "open with", by a second start.
import path from 'node:path';

/** One extension a kind of file; the content, not the name, decides what a file is. */
export const fileExtensions = ['hptrust', 'hpcard', 'hpbundle', 'hppost', 'hpresult'] as const;

const known: ReadonlySet<string> = new Set(fileExtensions.map((extension) => `.${extension}`));

/** The files named on a command line, absolute. Switches and the program's own path are no files. */
export function filesOnCommandLine(argv: readonly string[], folder: string): readonly string[] {
  return argv
    .filter((argument) => !argument.startsWith('-'))
    .filter((argument) => known.has(path.extname(argument).toLowerCase()))
    .map((argument) => path.resolve(folder, argument));
}
