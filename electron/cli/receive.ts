import path from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import { type ReceivedFile, workspaceOperations } from '../../shared/operations/workspace.ts';
import { checked, type Terminal } from './terminal.ts';

/** Takes files in, whatever they are; the workspace is open. The answers are in the order in which
 * they were taken in.
 * @throws Refusal of the file where a single one is refused. */
export async function receive(
  terminal: Terminal,
  files: readonly string[],
): Promise<readonly ReceivedFile[]> {
  const paths = files.map((file) => path.resolve(file));
  const received = await terminal.workspace.receiveFiles(
    checked(workspaceOperations.receiveFiles, { paths }),
  );
  const [only] = received;
  if (received.length === 1 && only?.failure != null) {
    throw new Refusal(only.failure.code, only.failure.message, only.failure.details);
  }
  return received;
}
