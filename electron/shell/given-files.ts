// Files that the system hands to the program: by double click, by "open with", by a second start.
import path from 'node:path';
import type { App } from 'electron';

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

export type GivenFiles = {
  /** What came since the last call, each file once. */
  take(): readonly string[];
};

/** Collects given files from now on; call before ready, or the first `open-file` is missed.
 * `onGiven` hears how many wait. */
export function collectGivenFiles(app: App, onGiven: (count: number) => void): GivenFiles {
  const waiting = new Set(filesOnCommandLine(process.argv.slice(1), process.cwd()));
  const add = (files: readonly string[]) => {
    for (const file of files) waiting.add(file);
    if (files.length > 0) onGiven(waiting.size);
  };
  app.on('second-instance', (_event, argv, folder) => add(filesOnCommandLine(argv, folder)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    add([file]);
  });
  return {
    take() {
      const files = [...waiting];
      waiting.clear();
      return files;
    },
  };
}
