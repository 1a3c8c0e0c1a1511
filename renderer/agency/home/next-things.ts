import type { AgencyHome, RoundFollowUp } from '../../../shared/operations/agency.ts';
import type { Route } from '../route.ts';

type RoundRow = AgencyHome['rounds'][number];

/** One thing that is due at the agency, most basic first. */
export type NextThing =
  | { readonly kind: 'export-trust' }
  | { readonly kind: 'renew-trust'; readonly until: string; readonly to: Route }
  | { readonly kind: 'confirm-experts'; readonly count: number; readonly to: Route }
  | { readonly kind: 'ask-for-cards'; readonly to: Route }
  | { readonly kind: 'create-round'; readonly to: Route }
  | { readonly kind: 'prepare' | 'send' | 'merge'; readonly round: RoundRow; readonly to: Route }
  | {
      readonly kind: 'collect';
      readonly round: RoundRow;
      readonly missing: number;
      readonly to: Route;
    }
  | {
      readonly kind: 'queries-unsent' | 'queries-answered';
      readonly round: RoundRow;
      readonly count: number;
      readonly to: Route;
    }
  | {
      readonly kind: 'follow-up';
      readonly round: RoundRow;
      readonly due: RoundFollowUp;
      readonly to: Route;
    };

function ofRound(round: RoundRow): readonly NextThing[] {
  const to = (step: 'declarations' | 'collect' | 'merge' | 'opinion' | 'list' | null): Route => ({
    at: 'round',
    round: round.round,
    step,
  });
  switch (round.phase) {
    case 'preparing':
      return [{ kind: 'prepare', round, to: to(null) }];
    case 'sealed':
      return [{ kind: 'send', round, to: to('declarations') }];
    case 'collecting': {
      const missing = round.sheets.expected - round.sheets.accepted;
      return missing > 0
        ? [{ kind: 'collect', round, missing, to: to('collect') }]
        : [{ kind: 'merge', round, to: to('merge') }];
    }
    case 'merged':
      return round.followUps.map((due) => ({
        kind: 'follow-up',
        round,
        due,
        to: to(ofOpinion.has(due.kind) ? 'opinion' : 'list'),
      }));
  }
}

/** Answers to look at, and questions that wait for a post. */
function ofQueries(round: RoundRow): readonly NextThing[] {
  const { unsent, answers } = round.queries;
  const to = (step: 'merge' | 'declarations'): Route => ({ at: 'round', round: round.round, step });
  return [
    ...(answers > 0
      ? [{ kind: 'queries-answered' as const, round, count: answers, to: to('merge') }]
      : []),
    ...(unsent > 0
      ? [{ kind: 'queries-unsent' as const, round, count: unsent, to: to('declarations') }]
      : []),
  ];
}

/** Done in the step of the panel opinion; the others in that of the list. */
const ofOpinion: ReadonlySet<RoundFollowUp['kind']> = new Set<RoundFollowUp['kind']>([
  'opinion',
  'opinion-stale',
  'signatures',
  'answers-unsigned',
]);

export function nextThings(home: AgencyHome): readonly NextThing[] {
  const things: NextThing[] = [];
  if (home.trustExportedAt === null) things.push({ kind: 'export-trust' });
  if (home.trustEndsAt !== null) {
    things.push({ kind: 'renew-trust', until: home.trustEndsAt, to: { at: 'trust' } });
  }
  if (home.experts.pending > 0) {
    things.push({
      kind: 'confirm-experts',
      count: home.experts.pending,
      to: { at: 'experts' },
    });
  } else if (home.experts.confirmed === 0 && home.trustExportedAt !== null) {
    things.push({ kind: 'ask-for-cards', to: { at: 'experts' } });
  }
  if (home.rounds.length === 0) things.push({ kind: 'create-round', to: { at: 'new-round' } });
  return [...things, ...home.rounds.flatMap((round) => [...ofQueries(round), ...ofRound(round)])];
}
