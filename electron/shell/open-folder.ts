import { statSync } from 'node:fs';
import { shell } from 'electron';

/** Shows a folder, or a file marked in its folder, in the system's file manager. Never starts a
 * program: only what exists as a folder is opened. */
export async function openFolder(target: string): Promise<void> {
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) {
    await shell.openPath(target);
  } else shell.showItemInFolder(target);
}
