import type { ClosingRow } from '../../shared/operations/collect.ts';
import type { ExpertInRound } from './expert-case.ts';
import type { JudgedClosing } from './judge-expert.ts';

/** What each expert confirmed after the review and erased, held against the keys that were issued. */
export function closingRow(one: ExpertInRound): ClosingRow {
  const { kid, name, unit } = one.expert;
  return {
    kid,
    name,
    unit,
    confirmation: confirmationOf(one.judged.closings),
    destruction: destructionOf(one),
    keys: [...one.granted].toSorted(),
  };
}

function confirmationOf(closings: readonly JudgedClosing[]): ClosingRow['confirmation'] {
  const found = closings.find((one) => one.type === 'confirmation' && one.verdict === 'accepted');
  if (found?.type !== 'confirmation') return null;
  const { payload, receivedAt } = found;
  return { receivedAt, rev: payload.rev, arisen: payload.arisen };
}

function destructionOf({ judged, granted }: ExpertInRound): ClosingRow['destruction'] {
  const found = judged.closings.find(
    (one) => one.type === 'destruction' && one.verdict === 'accepted',
  );
  if (found?.type !== 'destruction') return null;
  const { payload, payloadSha256, receivedAt } = found;
  const erased = new Set(payload.grants.flatMap(({ apps }) => apps));
  return {
    receivedAt,
    sha256: payloadSha256,
    claimedAt: payload.claimed_at,
    bundles: payload.bundles.length,
    keys: erased.size,
    documents: payload.documents.length,
    drafts: payload.drafts.length,
    unlisted: [...granted].filter((app) => !erased.has(app)).toSorted(),
    unacknowledged: payload.unacknowledged.length,
  };
}
