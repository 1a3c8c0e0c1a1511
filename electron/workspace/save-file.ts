import path from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { writeFileAtomically } from '../formats/atomic-file.ts';
import type { Host } from '../host.ts';

/** Asks where a file goes and writes it there, whole or not at all.
 * @param options `kind` names the kind of file to the dialog; its extension is the suggested one
 * @throws Refusal dialog-cancelled, disk-full, file-unwritable */
export async function saveFile(
  host: Host,
  bytes: Uint8Array,
  options: { readonly title: string; readonly suggestedName: string; readonly kind: string },
): Promise<SavedFile> {
  const { title, suggestedName, kind } = options;
  const extension = path.extname(suggestedName).slice(1);
  const target = await host.dialogs.saveAs({
    title,
    suggestedName,
    filters: [{ name: kind, extensions: [extension] }],
  });
  if (target === undefined) throw new Refusal('dialog-cancelled', 'no place for the file');
  await writeFileAtomically(target, (file) => file.write(bytes, 0));
  return { fileName: path.basename(target), folder: path.dirname(target) };
}
