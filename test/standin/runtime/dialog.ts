// Dialogs never show to a spec. Unless a test answers them they are *cancelled* and recorded, so
// that a test which forgot to answer fails visibly.
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import { only } from './only.ts';

export type RecordedDialog = { readonly method: string; readonly options: unknown };
const recorded: RecordedDialog[] = [];
let isForPeople = false;

/** From now on a person answers: the program runs in a real window and no tool drives it. */
export function showDialogsToPeople(): void {
  isForPeople = true;
}

function record(method: string, args: readonly unknown[]): void {
  recorded.push({ method, options: args.at(-1) });
}

type Common = Pick<OpenDialogOptions, 'title' | 'defaultPath' | 'filters'>;

async function askPerson(
  kind: 'open' | 'folder' | 'save',
  several: boolean,
  options: Common,
): Promise<string[]> {
  if (!isForPeople) return [];
  // Only now: the windows that it uses are made after the dialog module.
  const { askForFiles } = await import('./file-dialog.ts');
  const paths = await askForFiles({
    kind,
    several,
    title: options.title ?? '',
    start: options.defaultPath ?? process.cwd(),
    extensions: (options.filters ?? []).flatMap(({ extensions }) => extensions),
  });
  return [...paths];
}

export const dialog = only('dialog', {
  async showOpenDialog(...args: unknown[]) {
    record('showOpenDialog', args);
    const options = (args.at(-1) ?? {}) as OpenDialogOptions;
    const properties = options.properties ?? ['openFile'];
    const kind = properties.includes('openDirectory') ? 'folder' : 'open';
    const filePaths = await askPerson(kind, properties.includes('multiSelections'), options);
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(...args: unknown[]) {
    record('showSaveDialog', args);
    const [filePath = ''] = await askPerson(
      'save',
      false,
      (args.at(-1) ?? {}) as SaveDialogOptions,
    );
    return { canceled: filePath === '', filePath };
  },
  /** Every dialog asked for so far, oldest first. Only the stand-in has this. */
  standinRecorded: recorded,
  standinShowToPeople: showDialogsToPeople,
});
