import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createExpertHandlers } from '../../../electron/desk/operations.ts';
import type { Host } from '../../../electron/host.ts';
import { createJobRegistry } from '../../../electron/jobs/job-registry.ts';
import { floorCost } from '../../../electron/vault/passphrase-kdf.ts';
import { createExpertWorkspace } from '../../../electron/workspace/open-workspace.ts';
import { receiveFiles } from '../../../electron/workspace/receive-files.ts';
import { newSessionHolder } from '../../../electron/workspace/session.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import type { Office } from './agency-office.ts';

export const passphrase = 'an expert reads alone';
export const inside = ({ folder, fileName }: SavedFile) => path.join(folder, fileName);

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** The real desk of an expert, on the office's clock. */
export async function openDesk(office: Office) {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengping-expert-'));
  await mkdir(path.join(folder, 'out'));
  const host: Host = {
    ...office.host,
    homeFolder: folder,
    announce: () => {},
    dialogs: {
      ...office.host.dialogs,
      saveAs: async ({ suggestedName }) => path.join(folder, 'out', suggestedName),
    },
  };
  const holder = newSessionHolder();
  await createExpertWorkspace(
    { host, holder, now: () => office.clock.now, kdf: floorCost },
    { name: '李明', unit: '广西大学', title: '教授', passphrase },
  );
  const jobs = createJobRegistry();
  return {
    handlers: createExpertHandlers(host, holder),
    session: () => holder.expert(),
    receive: async (file: string) => {
      const [answer] = await receiveFiles(holder.expert(), [file], { host, jobs });
      return answer?.failure?.code ?? answer?.outcome;
    },
    close: async () => {
      holder.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
