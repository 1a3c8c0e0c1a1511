import { describe, expect, it } from 'vitest';
import { nextThings } from '../../../../renderer/agency/home/next-things.ts';
import type { AgencyHome } from '../../../../shared/operations/agency.ts';

const round = (
  phase: AgencyHome['rounds'][number]['phase'],
  accepted = 0,
): AgencyHome['rounds'][number] => ({
  round: `R-${phase.toUpperCase()}`,
  title: phase,
  review: { zh: '', en: '' },
  phase,
  closesAt: '2026-12-04T10:00:00Z',
  experts: 5,
  sheets: { accepted, expected: 10 },
  followUps: [],
  queries: { unsent: 0, answers: 0 },
});

const home = (change: Partial<AgencyHome>): AgencyHome => ({
  agency: 'GX',
  name: '机构',
  trustCode: '',
  trustExportedAt: '2026-11-10T03:00:00Z',
  trustEndsAt: null,
  experts: { confirmed: 5, pending: 0 },
  rounds: [],
  ...change,
});

const kinds = (of: AgencyHome) => nextThings(of).map(({ kind }) => kind);

describe('what is due next', () => {
  it('is a new trust document while there is time to send it around', () => {
    const ending = home({ trustEndsAt: '2026-12-31T23:59:59Z' });
    expect(kinds(ending)).toEqual(['renew-trust', 'create-round']);
  });

  it('begins with the trust document, then a round, and asks for cards only after it went out', () => {
    const fresh = home({ trustExportedAt: null, experts: { confirmed: 0, pending: 0 } });
    expect(kinds(fresh)).toEqual(['export-trust', 'create-round']);
    expect(kinds(home({ experts: { confirmed: 0, pending: 0 } }))).toEqual([
      'ask-for-cards',
      'create-round',
    ]);
  });

  it('names pending cards before any round', () => {
    expect(
      kinds(home({ experts: { confirmed: 2, pending: 3 }, rounds: [round('preparing')] })),
    ).toEqual(['confirm-experts', 'prepare']);
  });

  it('follows each round through its phases and leaves merged ones in peace', () => {
    const rounds = [
      round('sealed'),
      round('collecting', 4),
      { ...round('collecting', 10), round: 'R-FULL' },
      round('merged', 10),
    ];
    expect(nextThings(home({ rounds }))).toMatchObject([
      { kind: 'send', to: { at: 'round', step: 'declarations' } },
      { kind: 'collect', missing: 6, to: { step: 'collect' } },
      { kind: 'merge', to: { round: 'R-FULL', step: 'merge' } },
    ]);
  });
});

it('answers to queries come before the merge that counts them, and queries before their post', () => {
  const asked = { ...round('merged', 10), queries: { unsent: 2, answers: 1 } };
  const things = nextThings(home({ rounds: [asked] }));
  expect(things.map((thing) => [thing.kind, 'to' in thing ? thing.to : null])).toEqual([
    ['queries-answered', { at: 'round', round: 'R-MERGED', step: 'merge' }],
    ['queries-unsent', { at: 'round', round: 'R-MERGED', step: 'declarations' }],
  ]);
});
