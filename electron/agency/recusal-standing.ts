import type { Declaration } from '../../shared/objects/declaration.ts';
import type { Verdict } from '../../shared/verdicts.ts';
import type { RecusalDecision } from '../vault/agency-posts-out.ts';

/** A verified declaration and what became of it. */
export type JudgedDeclaration = {
  readonly payloadSha256: string;
  readonly payload: Declaration;
  readonly verdict: Verdict;
  readonly receivedAt: string;
  /** Applications whose party is another than in the roster that it answers: they want a new answer. */
  readonly outdated: ReadonlySet<string>;
};

export type DeclaredAnswer = Declaration['apps'][number];

/** May the expert judge the application? `closed` says why not. */
export type RecusalStanding =
  | { readonly kind: 'undeclared' }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'open' }
  | { readonly kind: 'undecided'; readonly answer: DeclaredAnswer }
  | { readonly kind: 'recused'; readonly reason: string }
  | { readonly kind: 'cannot-judge'; readonly reason: string };

/** The declaration in force: the newest accepted revision. */
export function declarationInForce(
  declarations: readonly JudgedDeclaration[],
): JudgedDeclaration | undefined {
  return declarations.find((declaration) => declaration.verdict === 'accepted');
}

export function answerFor(
  declaration: JudgedDeclaration | undefined,
  app: string,
): DeclaredAnswer | undefined {
  return declaration && answersOf(declaration.payload).get(app);
}

// A declaration answers for up to thousands of applications, and every sheet asks.
const answersByApp = new WeakMap<Declaration, ReadonlyMap<string, DeclaredAnswer>>();

function answersOf(declaration: Declaration): ReadonlyMap<string, DeclaredAnswer> {
  const known = answersByApp.get(declaration);
  if (known) return known;
  // The first answer holds where one names an application twice.
  const made = new Map(declaration.apps.toReversed().map((answer) => [answer.app, answer]));
  answersByApp.set(declaration, made);
  return made;
}

/**
 * The decision that answers what is declared now. A decision holds on through later revisions for
 * as long as the expert's answer for the application stays word for word the same.
 */
export function decisionInForce(
  declarations: readonly JudgedDeclaration[],
  decision: RecusalDecision | undefined,
): RecusalDecision | undefined {
  if (decision === undefined) return undefined;
  const now = answerFor(declarationInForce(declarations), decision.app);
  const decided = declarations.find((one) => one.payloadSha256 === decision.coiSha256);
  const then = answerFor(decided, decision.app);
  const isSame =
    now?.status === then?.status && now?.kind === then?.kind && now?.detail === then?.detail;
  return isSame ? decision : undefined;
}

/** Where an expert stands towards one application, by declaration and decision. */
export function recusalStanding(
  declarations: readonly JudgedDeclaration[],
  decision: RecusalDecision | undefined,
  app: string,
): RecusalStanding {
  const inForce = declarationInForce(declarations);
  const answer = answerFor(inForce, app);
  if (answer === undefined) return { kind: 'undeclared' };
  if (answer.status === 'recuse') return { kind: 'cannot-judge', reason: answer.detail };
  const decided = decisionInForce(declarations, decision);
  if (decided?.outcome === 'recused') return { kind: 'recused', reason: decided.reason };
  if (inForce?.outdated.has(app) === true) return { kind: 'outdated' };
  if (answer.status === 'none' || decided?.outcome === 'kept') return { kind: 'open' };
  return { kind: 'undecided', answer };
}

export type SheetStanding = 'declaration-missing' | 'declaration-outdated' | 'recused' | 'void';

/**
 * What declarations say about a sheet that cites one of them: null where they allow it.
 * A sheet made while its expert had declared nothing against the application and closed since is
 * void; one made against the expert's own declaration was never to be taken.
 */
export function standingVerdict(
  declarations: readonly JudgedDeclaration[],
  decision: RecusalDecision | undefined,
  sheet: { readonly app: string; readonly coi_sha256: string },
): SheetStanding | null {
  const cited = declarations.find(
    (one) =>
      one.payloadSha256 === sheet.coi_sha256 &&
      (one.verdict === 'accepted' || one.verdict === 'superseded'),
  );
  const citedAnswer = answerFor(cited, sheet.app);
  if (citedAnswer === undefined) return 'declaration-missing';
  const standing = recusalStanding(declarations, decision, sheet.app);
  if (standing.kind === 'open') return null;
  if (standing.kind === 'outdated') return 'declaration-outdated';
  return citedAnswer.status === 'none' ? 'void' : 'recused';
}
