import { Refusal } from '../../shared/errors.ts';
import type { DeclarationRow } from '../../shared/operations/agency.ts';
import { saveDecision } from '../vault/agency-posts-out.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import {
  type ExpertInRound,
  expertInRound,
  panelKids,
  roundCase,
  saveVerdicts,
} from './expert-case.ts';
import { recusalEffects } from './recusal-effects.ts';
import { answerFor, decisionInForce, declarationInForce } from './recusal-standing.ts';
import { sealedRound } from './rounds.ts';

/**
 * Every expert's declaration in force, with the agency's answers.
 * @throws Refusal round-unknown, round-not-sealed
 */
export function declarationRows(session: AgencySession, round: string): readonly DeclarationRow[] {
  const shared = roundCase(session, sealedRound(session, round));
  return panelKids(shared).map((kid) => declarationRow(expertInRound(session, shared, kid)));
}

function declarationRow(one: ExpertInRound): DeclarationRow {
  const { expert, decisions, judged } = one;
  const effects = new Map(recusalEffects(one).map((effect) => [effect.app, effect]));
  const declaration = declarationInForce(judged.declarations);
  const inForce = new Map(
    decisions
      .filter((decision) => decisionInForce(judged.declarations, decision) !== undefined)
      .map((decision) => [decision.app, decision]),
  );
  return {
    kid: expert.kid,
    name: expert.name,
    receivedAt: declaration?.receivedAt ?? null,
    rev: declaration?.payload.rev ?? 0,
    apps: (declaration?.payload.apps ?? []).map(({ app, status, kind, detail }) => {
      const decided = inForce.get(app);
      const decision = decided ? { outcome: decided.outcome, reason: decided.reason } : null;
      const effect = effects.get(app);
      return {
        app,
        status,
        kind,
        detail,
        decision,
        effect: effect
          ? { keys: effect.keys, voidSheets: effect.void_sheets.length, since: effect.since }
          : null,
        outdated: declaration?.outdated.has(app) ?? false,
      };
    }),
  };
}

/**
 * Decides on a declared conflict, or recuses an expert who declared none, with a reason: the law
 * asks for one either way. What the decision does to sheets that are already in follows at once.
 * @throws Refusal round-unknown, round-not-sealed, expert-unknown, declaration-missing,
 * decision-not-needed
 */
export function decide(
  session: AgencySession,
  input: {
    readonly round: string;
    readonly kid: string;
    readonly app: string;
    readonly outcome: 'recused' | 'kept';
    readonly reason: string;
  },
): readonly DeclarationRow[] {
  const { kid, app, outcome } = input;
  const shared = roundCase(session, sealedRound(session, input.round));
  const declaration = declarationInForce(expertInRound(session, shared, kid).judged.declarations);
  const answer = answerFor(declaration, app);
  if (!declaration || !answer) {
    throw new Refusal('declaration-missing', 'nothing declared on this application');
  }
  if (answer.status === 'recuse') {
    throw new Refusal('decision-not-needed', 'the expert cannot judge it');
  }
  session.vault.write.transaction(() => {
    saveDecision(session.vault.write, input.round, {
      kid,
      app,
      coiSha256: declaration.payloadSha256,
      outcome,
      reason: input.reason.normalize('NFC'),
      decidedAt: session.now(),
    });
    record(session, `recusal-${outcome}`, `${kid} ${app}`);
    const after = saveVerdicts(session, roundCase(session, sealedRound(session, input.round)), kid);
    const effect = recusalEffects(after).find((one) => one.app === app);
    if (effect) {
      const voided = effect.void_sheets.length > 0 ? ', sheets-void' : '';
      record(session, 'recusal-effect', `${kid} ${app}: keys-${effect.keys}${voided}`);
    }
  });
  return declarationRows(session, input.round);
}
