import { rm } from 'node:fs/promises';
import path from 'node:path';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { AgeSuite } from '../../shared/objects/common.ts';
import { bundleCode } from '../formats/bundle-reader.ts';
import type { SignedObject } from '../formats/objects.ts';
import { newOpaqueId } from '../formats/random.ts';
import { newestTrust } from '../formats/trust-chain.ts';
import { runJob } from '../jobs/run-job.ts';
import type { AttachedDocument, SealInput, SealOutput } from '../jobs/seal-job.ts';
import {
  listApplications,
  listAssignments,
  type StoredApplication,
  type StoredDocument,
} from '../vault/agency-applications.ts';
import { recordSeal, type StoredRound } from '../vault/agency-rounds.ts';
import { record } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { roleSigner, trustChain } from './agency-keys.ts';
import { graceAfter } from './grace.ts';
import { keepBundle } from './kept-bundle.ts';
import { directApplications } from './lots.ts';
import { editableRound, sealJobId } from './rounds.ts';
import { sealBlocked } from './seal-readiness.ts';
import { signForm } from './sealed-form.ts';

/**
 * Seals a round: form and documents into one bundle, at a place that the person chooses. Runs in a
 * thread of its own with progress and cancel; the file appears whole and verified or not at all,
 * and the round counts as sealed only once it is there. The workspace then keeps a copy.
 * @throws Refusal round-unknown, round-sealed, seal-blocked, dialog-cancelled, job-running,
 * cancelled, document-changed, and as the seal job does
 */
export async function sealRound(
  context: AgencyContext,
  input: { readonly round: string; readonly suite: AgeSuite },
): Promise<void> {
  const { session, host, jobs } = context;
  readyRound(context, input.round);
  const target = await host.dialogs.saveAs({
    title: '密封评审包保存到',
    suggestedName: `${input.round}.hpbundle`,
    filters: [{ name: '密封评审包', extensions: ['hpbundle'] }],
  });
  if (target === undefined) throw new Refusal('dialog-cancelled', 'no place for the bundle');
  // The dialog may have stood open for long: what is sealed is the round as it is now.
  const { round, applications } = readyRound(context, input.round);
  const form = signForm(session, round);
  const job = sealInput(context, { round, applications, form, target, suite: input.suite });
  const signer = roleSigner(session, 'seal');
  const onProgress = (done: number, total: number): void =>
    host.announce('jobProgress', { job: sealJobId, label: 'bytes', done, total });
  await jobs.run(sealJobId, async (signal) => {
    const input = { ...job, signer: { kid: signer.kid, publicKey: signer.publicKey } };
    const sealed = await runJob('seal', input, { signer, signal, onProgress });
    try {
      commit(context, round, form, job, sealed);
    } catch (error) {
      // Nobody could ever be given keys to a bundle that the workspace does not know. Why the seal
      // was not recorded is the failure to report, also where the file cannot be removed.
      await rm(target, { force: true }).catch(() => {});
      throw error;
    }
    const bundle = { bundleId: job.bundleId, sealSha256: sealed.seal.payloadSha256 };
    await keepBundle(session, bundle, { from: target, signal, onProgress });
  });
  host.announce('workspaceChanged', { area: 'agency' });
}

function readyRound({ session, jobs }: AgencyContext, id: string) {
  const round = editableRound(session, jobs, id);
  const applications = listApplications(session.vault.read, id);
  const blocked = sealBlocked(round, applications, listAssignments(session.vault.read, id));
  if (blocked) {
    throw new Refusal('seal-blocked', 'a step is missing', {
      problem: blocked.en,
      zhProblem: blocked.zh,
    });
  }
  return { round, applications };
}

function sealInput(
  { session }: AgencyContext,
  sealing: {
    readonly round: StoredRound;
    readonly applications: readonly StoredApplication[];
    readonly form: SignedObject<'form'>;
    readonly target: string;
    readonly suite: AgeSuite;
  },
): Omit<SealInput, 'signer'> {
  const { round, form, suite } = sealing;
  const trust = trustChain(session);
  const { recovery } = newestTrust(trust).payload;
  const direct = directApplications(sealing.applications, round.policy);
  return {
    path: sealing.target,
    agency: session.agency,
    round: round.round,
    bundleId: newOpaqueId(),
    rev: 1,
    prevSealSha256: null,
    suite,
    // One file never mixes suites. In a bundle of the other suite the agency opens documents by the
    // identities that its workspace holds.
    recoveryRecipients: recovery.suite === suite ? recovery.recipients : [],
    applications: sealing.applications
      .filter(({ app }) => !direct.has(app))
      .map(({ app, lot, lotTitle, party, facts, targets, documents }) => ({
        app,
        lot,
        lotTitle,
        party,
        facts,
        // Those of a review that judges none would only raise questions.
        ...(round.rubric.targets === undefined ? {} : { targets }),
        documents: documents.map(attached),
      })),
    form,
    trust,
    issuedAt: form.payload.issued_at,
    notAfter: graceAfter(round.closesAt),
  };
}

function attached(document: StoredDocument): AttachedDocument {
  const { title, kind, fileName, path: file, size, sha256 } = document;
  invariant(file !== null && size !== null && sha256 !== null, 'a ready round has its documents');
  return { title, kind, fileName, path: file, size, sha256 };
}

function commit(
  { session }: AgencyContext,
  round: StoredRound,
  form: SignedObject<'form'>,
  job: Omit<SealInput, 'signer'>,
  sealed: SealOutput,
): void {
  const { write } = session.vault;
  write.transaction(() => {
    recordSeal(write, {
      round: round.round,
      formJws: form.jws,
      formSha256: form.payloadSha256,
      bundle: {
        bundleId: job.bundleId,
        rev: job.rev,
        sealSha256: sealed.seal.payloadSha256,
        sealJws: sealed.seal.jws,
        code: bundleCode(sealed.seal.payloadSha256),
        fileName: path.basename(job.path),
        folder: path.dirname(job.path),
        size: sealed.size,
        sealedAt: job.issuedAt,
      },
      applications: sealed.applications,
    });
    record(session, 'round-sealed', sealed.seal.payloadSha256);
  });
}
