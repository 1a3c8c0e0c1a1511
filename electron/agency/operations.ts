import { Refusal } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/ipc.ts';
import type { Host } from '../host.ts';
import type { JobRegistry } from '../jobs/job-registry.ts';
import type { SessionHolder } from '../workspace/session.ts';
import type { AgencyContext } from './agency-context.ts';
import { assign } from './assign.ts';
import { attachDocuments } from './attach-documents.ts';
import { collectView } from './collect.ts';
import { correctParty } from './correct-party.ts';
import { decideScore } from './decide-score.ts';
import { confirmExpert, expertRows, removeExpert } from './experts.ts';
import { exportCalendar } from './export-calendar.ts';
import { exportInvitation, exportTrust } from './export-identity.ts';
import { exportResult } from './export-result.ts';
import { exportIndexTemplate, importIndex, removeApplication } from './import-index.ts';
import { exportBundle } from './kept-bundle.ts';
import { mergeNow } from './merge-now.ts';
import { latestResult } from './merge-round.ts';
import { opinionHandlers } from './opinion-operations.ts';
import {
  copyProgramme,
  discardProgrammeDraft,
  draftProgramme,
  programmeRows,
  programmeView,
  removeProgramme,
  saveProgramme,
} from './own-programmes.ts';
import { exportProgramme, importProgramme } from './programme-files.ts';
import { reviewOffers } from './programmes.ts';
import { proposedListHandlers } from './proposed-list-operations.ts';
import { planTrust, publishTrust } from './publish-trust.ts';
import { askQuery, takeBackQuery } from './queries.ts';
import { queriesView } from './queries-view.ts';
import { decide, declarationRows } from './recusals.ts';
import { latestStatistics } from './round-statistics.ts';
import { agencyHome, roundView } from './round-view.ts';
import { createRound, saveRule, sealJobId, updateBasics } from './rounds.ts';
import { sealRound } from './seal-round.ts';
import { trustView } from './trust-view.ts';
import { duePosts, writePosts } from './write-posts.ts';

/**
 * What the agency's side of the program does when the page or the terminal asks.
 * @param jobs long work, shared with whoever cancels it; its jobs are `seal`, `attach` and
 * `export`
 */
export function createAgencyHandlers(
  host: Host,
  sessions: SessionHolder,
  jobs: JobRegistry,
): Handlers<'agency'> {
  const context = (): AgencyContext => ({ session: sessions.agency(), host, jobs });
  const view = (round: string) => roundView(sessions.agency(), round);
  return {
    home: () => agencyHome(sessions.agency()),
    trust: () => trustView(sessions.agency()),
    planTrust: (input) => planTrust(sessions.agency(), input),
    async publishTrust(input) {
      if (jobs.isRunning(sealJobId)) throw new Refusal('job-running', 'a bundle is being sealed');
      await publishTrust(sessions.agency(), input);
      host.announce('workspaceChanged', { area: 'agency' });
      return trustView(sessions.agency());
    },
    exportTrust: () => exportTrust(context()),
    exportInvitation: () => exportInvitation(context()),
    experts: () => expertRows(sessions.agency()),
    confirmExpert: (input) => confirmExpert(sessions.agency(), input),
    removeExpert: (input) => removeExpert(sessions.agency(), input),
    offers: () => {
      const open = sessions.current();
      return reviewOffers(open?.role === 'agency' ? open : null);
    },
    programmes: () => programmeRows(sessions.agency()),
    programme: ({ programme }) => programmeView(sessions.agency(), programme),
    copyProgramme: (input) => copyProgramme(sessions.agency(), input),
    draftProgramme: (input) => draftProgramme(sessions.agency(), input),
    saveProgramme: ({ programme }) => saveProgramme(sessions.agency(), programme),
    discardProgrammeDraft: ({ programme }) => discardProgrammeDraft(sessions.agency(), programme),
    removeProgramme: ({ programme }) => removeProgramme(sessions.agency(), programme),
    importProgramme: () => importProgramme(context()),
    exportProgramme: ({ programme }) => exportProgramme(context(), programme),
    createRound(input) {
      createRound(sessions.agency(), input);
      return view(input.round);
    },
    round: ({ round }) => view(round),
    updateBasics(input) {
      updateBasics(sessions.agency(), jobs, input);
      return view(input.round);
    },
    exportCalendar: ({ round }) => exportCalendar(context(), round),
    saveRule(input) {
      saveRule(sessions.agency(), jobs, input);
      return view(input.round);
    },
    exportIndexTemplate: (input) => exportIndexTemplate(context(), input),
    async importIndex(input) {
      const problems = await importIndex(context(), input);
      return { round: view(input.round), problems };
    },
    async attachDocuments(input) {
      const problems = await attachDocuments(context(), input);
      return { round: view(input.round), problems };
    },
    removeApplication(input) {
      removeApplication(context(), input);
      return view(input.round);
    },
    assign(input) {
      assign(sessions.agency(), jobs, input);
      return view(input.round);
    },
    async seal(input) {
      await sealRound(context(), input);
      return view(input.round);
    },
    exportBundle: (input) => exportBundle(context(), input),
    duePosts: ({ round }) => duePosts(sessions.agency(), round),
    writePosts: (input) => writePosts(context(), input),
    declarations: ({ round }) => declarationRows(sessions.agency(), round),
    decide: (input) => decide(sessions.agency(), input),
    correctParty(input) {
      correctParty(sessions.agency(), input);
      return view(input.round);
    },
    collect: ({ round }) => collectView(sessions.agency(), round),
    queries: ({ round }) => queriesView(sessions.agency(), round),
    askQuery: (input) => askQuery(sessions.agency(), input),
    takeBackQuery: (input) => takeBackQuery(sessions.agency(), input),
    decideScore: (input) => decideScore(sessions.agency(), input),
    merge: ({ round }) => mergeNow(context(), round),
    result: ({ round }) => latestResult(sessions.agency(), round),
    statistics: ({ round }) => latestStatistics(sessions.agency(), round),
    ...opinionHandlers(context),
    ...proposedListHandlers(context),
    exportResult: (input) => exportResult(context(), input),
  };
}
