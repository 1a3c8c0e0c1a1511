import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../shared/errors.ts';
import type { SavedFile } from '../../shared/operations/workspace.ts';
import { verifyBundle } from '../formats/bundle-verify.ts';
import { copyBundle } from '../formats/copy-bundle.ts';
import { makeFolder } from '../formats/make-folder.ts';
import type { StoredBundle } from '../vault/agency-rounds.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { trustChain } from './agency-keys.ts';
import { sealedRound } from './rounds.ts';

/** The id of the job that writes a kept bundle out again; its progress is in bytes. */
export const exportBundleJobId = 'export';

type Kept = Pick<StoredBundle, 'bundleId' | 'sealSha256'>;

/** Where the workspace keeps its copy of a sealed bundle. */
export function keptBundlePath(session: AgencySession, { bundleId }: Kept): string {
  return path.join(session.vault.folder, 'bundles', `${bundleId}.hpbundle`);
}

export const isBundleKept = (session: AgencySession, bundle: Kept): boolean =>
  existsSync(keptBundlePath(session, bundle));

/**
 * Keeps a copy of a bundle that was just sealed, so that losing the file is no dead end: a round
 * cannot be sealed again. It is a copy and no link, which whatever harms the one file would harm
 * too. Where it cannot be written (a full disk, work cut off) the round is sealed all the same;
 * `AgencyRound.bundle.kept` says that there is none.
 */
export async function keepBundle(
  session: AgencySession,
  bundle: Kept,
  copying: {
    readonly from: string;
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<void> {
  const trust = trustChain(session);
  const to = keptBundlePath(session, bundle);
  try {
    await makeFolder(path.dirname(to));
    await copyBundle({ ...copying, to, trustOf: () => trust, sealSha256: bundle.sealSha256 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/**
 * Writes the kept copy of a round's bundle to a place that the person chooses, verified before it
 * gets its name.
 * @throws Refusal round-unknown, round-not-sealed, kept-bundle-missing, kept-bundle-damaged,
 * dialog-cancelled, job-running, cancelled, disk-full, file-unwritable, file-too-big-for-disk
 */
export async function exportBundle(
  { session, host, jobs }: AgencyContext,
  input: { readonly round: string },
): Promise<SavedFile> {
  const { bundle } = sealedRound(session, input.round);
  const from = keptBundlePath(session, bundle);
  if (!existsSync(from)) throw missing(bundle);
  const trust = trustChain(session);
  const target = await host.dialogs.saveAs({
    title: '密封评审包保存到',
    suggestedName: `${input.round}.hpbundle`,
    filters: [{ name: '密封评审包', extensions: ['hpbundle'] }],
  });
  if (target === undefined) throw new Refusal('dialog-cancelled', 'no place for the bundle');
  const trustOf = () => trust;
  await jobs.run(exportBundleJobId, async (signal) => {
    const onProgress = (done: number, total: number): void =>
      host.announce('jobProgress', { job: exportBundleJobId, label: 'bytes', done, total });
    const { sealSha256 } = bundle;
    try {
      await copyBundle({ from, to: target, trustOf, sealSha256, signal, onProgress });
    } catch (error) {
      if (!signal.aborted) await refuseDamaged(from, bundle, trustOf);
      throw error;
    }
  });
  record(session, 'bundle-exported', bundle.sealSha256);
  return { fileName: path.basename(target), folder: path.dirname(target) };
}

/** A copy that fails its verification may be the fault of the stick: the kept one is asked. */
async function refuseDamaged(
  from: string,
  bundle: StoredBundle,
  trustOf: Parameters<typeof verifyBundle>[1],
): Promise<void> {
  if (!existsSync(from)) throw missing(bundle);
  const { file, folder } = placeOf(bundle);
  const damaged = () => new Refusal('kept-bundle-damaged', 'kept bundle', { file, folder });
  try {
    const { seal } = await verifyBundle(from, trustOf);
    if (seal.payloadSha256 === bundle.sealSha256) return;
  } catch (error) {
    throw error instanceof Refusal ? damaged() : error;
  }
  throw damaged();
}

const placeOf = ({ fileName, folder }: StoredBundle) => ({ file: fileName, folder });

const missing = (bundle: StoredBundle): Refusal =>
  new Refusal('kept-bundle-missing', 'no kept bundle', placeOf(bundle));
