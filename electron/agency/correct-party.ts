import { Refusal } from '../../shared/errors.ts';
import { Party } from '../../shared/objects/bundle.ts';
import { listApplications } from '../vault/agency-applications.ts';
import { putCorrection, withCorrections } from '../vault/agency-corrections.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { panelKids, roundCase, saveVerdicts } from './expert-case.ts';
import { sealedRound } from './rounds.ts';

type Line = Exclude<keyof Party, 'members' | 'partners'>;

/**
 * Corrects who an application is of, after sealing: the next post carries a new roster, and every
 * expert of the application answers for it again before keys are issued or its sheets count. The
 * sealed record stays as it is.
 * @throws Refusal round-unknown, round-not-sealed, application-unknown, correction-none
 */
export function correctParty(
  session: AgencySession,
  input: {
    readonly round: string;
    readonly app: string;
    readonly reason: string;
    readonly party: Partial<Party>;
  },
): void {
  const { round, app } = input;
  sealedRound(session, round);
  const { read, write } = session.vault;
  const known = withCorrections(read, round, listApplications(read, round));
  const before = known.find((one) => one.app === app)?.party;
  if (!before) throw new Refusal('application-unknown', 'no such application', { app });
  const party = Party.parse(tidied({ ...before, ...given(input.party) }));
  if (JSON.stringify(party) === JSON.stringify(Party.parse(before))) {
    throw new Refusal('correction-none', 'nothing differs', { app });
  }
  write.transaction(() => {
    const reason = input.reason.normalize('NFC');
    putCorrection(write, round, { app, party, reason, at: session.now() });
    record(session, 'party-corrected', `${round}/${app}`);
    const shared = roundCase(session, sealedRound(session, round));
    for (const kid of panelKids(shared)) saveVerdicts(session, shared, kid);
  });
}

const given = (party: Partial<Party>): Partial<Party> =>
  Object.fromEntries(Object.entries(party).filter(([, value]) => value !== undefined));

function tidied(party: Party): Party {
  const line = (key: Line) => party[key].normalize('NFC');
  return {
    title: line('title'),
    unit: line('unit'),
    leader: line('leader'),
    members: party.members.map((one) => one.normalize('NFC')),
    partners: party.partners.map((one) => one.normalize('NFC')),
    demand_side: line('demand_side'),
  };
}
