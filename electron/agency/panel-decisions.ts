import type { LedgerDecision } from '../../shared/merge/panel-decisions.ts';
import type { SignedObject } from '../formats/objects.ts';
import { openAgencyObject } from '../formats/trust.ts';
import { listPanelDecisions } from '../vault/agency-queries.ts';
import type { AgencySession } from '../workspace/session.ts';
import { trustInForce } from './agency-keys.ts';

/** Every decision of the panel in a round, its signature verified. */
export function panelDecisions(
  session: AgencySession,
  round: string,
): readonly SignedObject<'panel-decision'>[] {
  const trust = trustInForce(session).payload;
  return listPanelDecisions(session.vault.read, round).map(({ jws }) =>
    openAgencyObject('panel-decision', jws, trust),
  );
}

/** The same as the merge takes them. */
export function ledgerDecisions(session: AgencySession, round: string): readonly LedgerDecision[] {
  return panelDecisions(session, round).map(({ payload, payloadSha256 }) => ({
    sha256: payloadSha256,
    expert: payload.expert,
    kid: payload.expert_kid,
    app: payload.app,
    item: payload.item,
    sheet_sha256: payload.sheet_sha256,
    rev: payload.rev,
    outcome: payload.outcome,
    votes: payload.votes,
    decided_by: payload.decided_by,
    reason: payload.reason,
  }));
}
