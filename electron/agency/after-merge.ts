import type { RoundFollowUp } from '../../shared/operations/agency.ts';
import type { AgencySession } from '../workspace/session.ts';
import { opinionView } from './opinion.ts';
import { type ListState, listState, unanswered } from './proposed-list-state.ts';

/** What a merged round waits for next, most pressing first; empty where it is closed or not merged. */
export function followUps(session: AgencySession, round: string): readonly RoundFollowUp[] {
  const state = listState(session, round);
  const { merged, last, publication } = state;
  if (!merged || last?.payload.final) return [];
  const open = state.objections.filter(({ handled }) => !handled).length;
  return [
    ...(open > 0 ? [{ kind: 'objections' as const, count: open }] : []),
    ...opinionDue(session, round),
    ...listDue(state),
    ...(publication && !publication.over
      ? [{ kind: 'publication' as const, day: publication.day, of: publication.days }]
      : []),
  ];
}

function opinionDue(session: AgencySession, round: string): readonly RoundFollowUp[] {
  const { approved, members } = opinionView(session, round);
  if (approved === null) return [{ kind: 'opinion' }];
  if (approved.stale !== null) return [{ kind: 'opinion-stale' }];
  const missing = members.filter(({ stand }) => stand === null).length;
  if (missing > 0) return [{ kind: 'signatures', count: missing }];
  return approved.unsigned > 0 ? [{ kind: 'answers-unsigned', count: approved.unsigned }] : [];
}

function listDue(state: ListState): readonly RoundFollowUp[] {
  const { last, opinion, publication, stale, list } = state;
  if (!opinion) return [];
  if (!last) return [{ kind: 'list' }];
  const upheld = unanswered(state).length;
  if (stale !== null || upheld > 0 || list?.savedAt !== null) return [{ kind: 'list-version' }];
  if (!publication?.covers) return [{ kind: 'publish' }];
  const open = state.objections.some(({ handled }) => !handled);
  return publication.over && !open ? [{ kind: 'close' }] : [];
}
