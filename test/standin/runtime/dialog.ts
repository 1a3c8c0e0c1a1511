// Dialogs never show. Unless a test answers them they are *cancelled* and recorded, so that a test
// which forgot to answer fails visibly.
import { only } from './only.ts';

export type RecordedDialog = { readonly method: string; readonly options: unknown };
const recorded: RecordedDialog[] = [];

function record(method: string, args: readonly unknown[]): void {
  recorded.push({ method, options: args.at(-1) });
}

export const dialog = only('dialog', {
  async showOpenDialog(...args: unknown[]) {
    record('showOpenDialog', args);
    return { canceled: true, filePaths: [] as string[] };
  },
  async showSaveDialog(...args: unknown[]) {
    record('showSaveDialog', args);
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]) {
    record('showMessageBox', args);
    const options = args.at(-1) as { cancelId?: number } | undefined;
    return { response: options?.cancelId ?? 0, checkboxChecked: false };
  },
  showErrorBox(...args: unknown[]): void {
    record('showErrorBox', args);
    console.error(`stand-in: error box: ${args.join(': ')}`);
  },
  /** Every dialog asked for so far, oldest first. Only the stand-in has this. */
  standinRecorded: recorded,
});
