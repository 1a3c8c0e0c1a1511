import type { AgencyRound, StepName } from '../../shared/operations/agency.ts';
import type { Bilingual } from '../../shared/rubric.ts';
import type { Assignment, StoredApplication } from '../vault/agency-applications.ts';
import { listLists, readRoundClosed } from '../vault/agency-lists.ts';
import { readLatestOpinion } from '../vault/agency-opinions.ts';
import { latestResultHead } from '../vault/agency-results.ts';
import type { StoredRound } from '../vault/agency-rounds.ts';
import type { AgencySession } from '../workspace/session.ts';
import { directApplications } from './lots.ts';
import { panelProgress } from './round-progress.ts';
import { sealBlocked } from './seal-readiness.ts';

type Steps = AgencyRound['steps'];
type Step = Steps[StepName];

const afterSeal: Bilingual = { zh: '封包之后才能进行。', en: 'This follows sealing.' };
const afterMerge: Bilingual = { zh: '汇总之后才能导出。', en: 'Merge first.' };

/** The steps of the work, each with its count and, where it cannot go on yet, the reason. */
export function roundSteps(
  session: AgencySession,
  round: StoredRound,
  applications: readonly StoredApplication[],
  assignments: readonly Assignment[],
): Steps {
  const isSealed = round.formSha256 !== null;
  const step = (done: boolean, count: string, blocked: Bilingual | null = null): Step => ({
    done,
    count,
    blocked,
  });
  const direct = directApplications(applications, round.policy);
  const judged = applications.filter(({ app }) => !direct.has(app));
  const complete = judged.filter(
    ({ documents }) =>
      documents.length > 0 && documents.every((document) => document.state === 'present'),
  );
  const assigned = new Set(assignments.map(({ app }) => app));
  const experts = new Set(assignments.map(({ kid }) => kid)).size;
  const panel = panelProgress(session, round);
  const declared = panel.filter((one) => one.declared && one.undecided.length === 0).length;
  const finished = panel.filter((one) => one.declared && one.missing.length === 0).length;
  const result = latestResultHead(session.vault.read, round.round);
  const sealing = isSealed ? null : sealBlocked(round, applications, assignments);
  const blocked = isSealed ? null : afterSeal;
  return {
    basics: step(true, ''),
    applications: step(
      applications.length > 0 && complete.length === judged.length,
      `${complete.length + direct.size}/${applications.length}`,
    ),
    experts: step(judged.length > 0 && judged.every(({ app }) => assigned.has(app)), `${experts}`),
    rule: step(isSealed || round.ruleReviewedAt !== null, ''),
    seal: step(isSealed, '', sealing),
    declarations: step(
      isSealed && declared === panel.length,
      isSealed ? `${declared}/${panel.length}` : '',
      blocked,
    ),
    collect: step(
      isSealed && finished === panel.length,
      isSealed ? `${finished}/${panel.length}` : '',
      blocked,
    ),
    merge: step(result !== undefined, result ? `${result.version}` : '', blocked),
    ...laterSteps(session, round.round, result !== undefined),
    report: step(result !== undefined, '', result ? null : afterMerge),
  };
}

const noOpinion: Bilingual = {
  zh: '汇总之后才能写综合评审意见。',
  en: 'The panel opinion follows the merge.',
};
const noList: Bilingual = {
  zh: '审定综合评审意见之后才能提出名单。',
  en: 'The list follows the panel opinion.',
};

/** Opinion and list: each done once its newest version is signed, the list once it is closed. */
function laterSteps(
  session: AgencySession,
  round: string,
  isMerged: boolean,
): Pick<Steps, 'opinion' | 'list'> {
  const { read } = session.vault;
  const opinion = readLatestOpinion(read, round);
  const lists = listLists(read, round);
  const isClosed = readRoundClosed(read, round);
  return {
    opinion: {
      done: opinion !== undefined,
      count: opinion === undefined ? '' : `v${opinion.version}`,
      blocked: isMerged ? null : noOpinion,
    },
    list: {
      done: isClosed,
      count: lists.length === 0 ? '' : `v${lists.length}`,
      blocked: opinion === undefined ? noList : null,
    },
  };
}
