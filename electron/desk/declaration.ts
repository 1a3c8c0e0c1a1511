import { conflictHints } from '../../shared/conflict-hints.ts';
import { conflictKinds } from '../../shared/conflict-kinds.ts';
import { Refusal } from '../../shared/errors.ts';
import { ConflictKind, type Declaration } from '../../shared/objects/declaration.ts';
import type { DeclarationView } from '../../shared/operations/expert.ts';
import { listEffects } from '../vault/expert-closing.ts';
import {
  listAnswers,
  putAnswer,
  removeAnswer,
  type StoredAnswer,
} from '../vault/expert-declarations.ts';
import { readConnections } from '../vault/expert-profile.ts';
import type { ExpertSession } from '../workspace/session.ts';
import { tidy } from './drafts.ts';
import { expertProfile } from './expert-profile.ts';
import { formOf, type RoundPapers, readPapers, rosterOf } from './round-papers.ts';

/** An answer as a declaration carries it. */
export type Answer = Declaration['apps'][number];

/**
 * Who applies, what the expert answered so far, and where the expert's private list touches it.
 * @throws Refusal round-unknown, bundle-missing, roster-missing
 */
export function readDeclaration(session: ExpertSession, round: string): DeclarationView {
  const papers = readPapers(session, round);
  const form = formOf(papers).payload;
  const roster = rosterOf(papers);
  const answers = currentAnswers(session, papers);
  const profile = expertProfile(session);
  const listed = readConnections(session.vault.read);
  const effects = new Map(
    listEffects(session.vault.read, round).map(({ app, ...effect }) => [app, effect]),
  );
  const own = {
    name: profile.name,
    units: [profile.unit, ...listed.units],
    people: listed.people,
  };
  return {
    form,
    rosterSha256: roster.sha256,
    signedAt: papers.declaration?.payload.claimed_at ?? null,
    rev: papers.declaration?.payload.rev ?? 0,
    apps: roster.payload.apps.map(({ app, lot, lot_title, party }) => {
      const answer = answers.get(app);
      const decision = papers.decisions.get(app);
      return {
        app,
        lot,
        lotTitle: lot_title,
        party,
        status: answer?.status ?? null,
        kind: answer?.kind ?? null,
        detail: answer?.detail ?? '',
        hints: conflictHints(own, party),
        change: changeOf(papers, app),
        effect: effects.get(app) ?? null,
        decision: decision ? { outcome: decision.outcome, reason: decision.reason } : null,
      };
    }),
  };
}

/** How an answer stands once the roster is another than the one that was answered; null before the
 * first declaration and where nothing changed. */
function changeOf(papers: RoundPapers, app: string): 'added' | 'corrected' | 'carried' | null {
  const { declaration, roster, outdated } = papers;
  if (!declaration || declaration.payload.roster_sha256 === roster?.sha256) return null;
  if (outdated.has(app)) return 'corrected';
  return declaration.payload.apps.some((one) => one.app === app) ? 'carried' : 'added';
}

/** What the screen shows now: what was edited since, else what was signed. */
export function currentAnswers(
  session: ExpertSession,
  papers: RoundPapers,
): ReadonlyMap<string, Answer> {
  const signed = (papers.declaration?.payload.apps ?? []).filter(
    ({ app }) => !papers.outdated.has(app),
  );
  const edited = listAnswers(session.vault.read, papers.row.round).map(asAnswer);
  return new Map([...signed, ...edited].map((answer) => [answer.app, answer]));
}

function asAnswer({ app, status, kind, detail }: StoredAnswer): Answer {
  return { app, status, kind: kind === null ? null : ConflictKind.parse(kind), detail };
}

export type AnswerInput = {
  readonly round: string;
  readonly app: string;
  readonly status: 'none' | 'conflict' | 'recuse' | null;
  readonly kind: ConflictKind | null;
  readonly detail: string;
};

/**
 * Keeps one answer, unsigned. A null status takes it back to what was signed, or to none.
 * A conflict may be saved before its kind is chosen; signing then says what is missing.
 * @throws Refusal round-unknown, roster-missing, application-unknown
 */
export function saveAnswer(
  session: ExpertSession,
  { round, app, status, kind, detail }: AnswerInput,
): { readonly savedAt: string } {
  const papers = readPapers(session, round);
  if (!rosterOf(papers).payload.apps.some((entry) => entry.app === app)) {
    throw new Refusal('application-unknown', 'not on the roster', { app });
  }
  const savedAt = session.now();
  if (status === null) {
    removeAnswer(session.vault.write, round, app);
    return { savedAt };
  }
  putAnswer(session.vault.write, round, {
    app,
    status,
    kind: status === 'conflict' ? kind : null,
    detail: status === 'none' ? '' : tidy(detail),
    savedAt,
  });
  return { savedAt };
}

/** The answers to sign, one for each application of the roster, in its order.
 * @throws Refusal declaration-incomplete, conflict-kind-missing */
export function completeAnswers(session: ExpertSession, papers: RoundPapers): readonly Answer[] {
  const answers = currentAnswers(session, papers);
  const apps = rosterOf(papers).payload.apps;
  const complete = apps.flatMap(({ app }) => answers.get(app) ?? []);
  const open = apps.length - complete.length;
  if (open > 0) throw new Refusal('declaration-incomplete', 'answers missing', { count: open });
  for (const { app, status, kind, detail } of complete) {
    if (status !== 'conflict') continue;
    const needsWords = kind !== null && conflictKinds[kind].detailRequired;
    if (kind === null || (needsWords && detail.trim() === '')) {
      throw new Refusal('conflict-kind-missing', 'kind or reason missing', { app });
    }
  }
  return complete;
}
