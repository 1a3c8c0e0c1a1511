// The system's own file dialogs: the only way by which a path enters the program from a person.
import path from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import type { Dialogs, FileFilter } from '../host.ts';

/** Remembers the last folder: since Electron 43 the system no longer does. */
export function createDialogs(firstFolder: string): Dialogs {
  let folder = firstFolder;
  const filtersOf = (filters: readonly FileFilter[] | undefined) =>
    (filters ?? []).map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
  const parent = () => BrowserWindow.getAllWindows().find((window) => window.isVisible());

  async function open(
    title: string,
    properties: ('openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory')[],
    filters?: readonly FileFilter[],
  ): Promise<readonly string[]> {
    const options = { title, properties, filters: filtersOf(filters), defaultPath: folder };
    const window = parent();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    const first = filePaths[0];
    if (canceled || first === undefined) return [];
    folder = properties.includes('openDirectory') ? first : path.dirname(first);
    return filePaths;
  }

  return {
    chooseFiles: ({ title, filters, several = true }) =>
      open(title, several ? ['openFile', 'multiSelections'] : ['openFile'], filters),
    chooseFolder: async ({ title }) => (await open(title, ['openDirectory', 'createDirectory']))[0],
    async saveAs({ title, suggestedName, filters }) {
      const options = {
        ...(title === undefined ? {} : { title }),
        // The name may come from content: only its last part is taken, so it names no other folder.
        defaultPath: path.join(folder, path.basename(suggestedName)),
        filters: filtersOf(filters),
      };
      const window = parent();
      const { canceled, filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options));
      if (canceled || filePath === '') return undefined;
      folder = path.dirname(filePath);
      return filePath;
    },
  };
}
