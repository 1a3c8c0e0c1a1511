import { canonicalJson } from '../../shared/canonical-json.ts';
import { invariant, Refusal } from '../../shared/errors.ts';
import type { ApplicationRecord } from '../../shared/objects/bundle.ts';
import { Evidence } from '../../shared/objects/sheet.ts';
import type { Rubric } from '../../shared/rubric.ts';
import { sha256Hex } from '../formats/hash.ts';
import type { PayloadOf } from '../formats/objects.ts';
import { newNonce128 } from '../formats/random.ts';
import { listEvidence } from '../vault/expert-drafts.ts';
import { latestSheet } from '../vault/expert-submissions.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { deskTime } from './clock.ts';
import { type DraftContent, missingParts, readContent, totalOf } from './draft-content.ts';
import { isOlderKnowingly } from './older-workspace.ts';
import { formOf, type RoundPapers } from './round-papers.ts';

/**
 * The sheet that the draft of an application makes, as it stands.
 * @throws Refusal draft-changed where the draft is not complete
 */
export function sheetOf(
  session: ExpertSession,
  papers: RoundPapers,
  application: ApplicationRecord,
): PayloadOf<'sheet'> {
  const { round, sealSha256 } = papers.row;
  const { app } = application;
  const form = formOf(papers);
  const content = readContent(session.vault.read, round, app);
  const { draft } = content;
  const total = totalOf(form.payload, content);
  if (!draft || !total || missingParts(form.payload, content).length > 0) {
    throw new Refusal('draft-changed', 'draft is not complete', { app });
  }
  invariant(papers.declaration && sealSha256, 'only a declared application is scored');
  const previous = latestSheet(session.vault.read, round, app);
  const { criteria } = form.payload.rubric;
  const { at, suspect } = deskTime(session);
  return {
    v: 1,
    type: 'sheet',
    agency: form.payload.agency,
    round,
    bundle: sealSha256,
    form_sha256: form.sha256,
    app,
    app_record_sha256: sha256Hex(canonicalJson(application)),
    expert: session.expert,
    expert_kid: session.kid,
    coi_sha256: papers.declaration.sha256,
    rev: draft.rev,
    prev: previous?.sha256 ?? null,
    state: draft.rev === 1 ? 'final' : 'amend',
    scores: criteria.flatMap(({ id: item }) => {
      const value = content.scores[item];
      return value === undefined ? [] : [{ item, value }];
    }),
    total: total.exact,
    decision: draft.decision,
    ...(draft.decision === null || draft.decisionReason === ''
      ? {}
      : { decision_reason: draft.decisionReason }),
    ...statedBeside(form.payload.rubric, content),
    comments: criteria.flatMap(({ id: item }) => {
      const text = content.comments[item];
      return text === undefined ? [] : [{ item, text }];
    }),
    overall: draft.overall,
    evidence: listEvidence(session.vault.read, round, app).map(({ evidence }) =>
      Evidence.parse(JSON.parse(evidence)),
    ),
    claimed_at: at,
    clock_suspect: suspect,
    // Absent in a sheet of a workspace that was never behind what its computer remembers.
    ...(isOlderKnowingly(session) ? { vault_suspect: true as const } : {}),
    nonce: newNonce128(),
    app_version: session.appVersion,
  };
}

/** Ticked vetoes in the form's order and judged targets in the application's; absent where the form
 * asks none. */
function statedBeside(
  rubric: Rubric,
  content: DraftContent,
): Pick<PayloadOf<'sheet'>, 'vetoes' | 'targets'> {
  const vetoes = rubric.criteria.flatMap(({ id: item, veto }) => {
    const reason = content.vetoes[item];
    return veto === undefined || reason === undefined ? [] : [{ item, reason }];
  });
  const targets = content.askedTargets.flatMap((target) => {
    const { judgement = null, note = '' } = content.targets[target] ?? {};
    return judgement === null ? [] : [{ target, judgement, note }];
  });
  return {
    ...(vetoes.length === 0 ? {} : { vetoes }),
    ...(rubric.targets === undefined ? {} : { targets }),
  };
}
