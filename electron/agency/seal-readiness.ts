import type { Bilingual } from '../../shared/rubric.ts';
import type { Assignment, StoredApplication } from '../vault/agency-applications.ts';
import type { StoredRound } from '../vault/agency-rounds.ts';
import { directApplications } from './lots.ts';

/** The first thing that keeps a round from being sealed, or null. */
export function sealBlocked(
  round: StoredRound,
  applications: readonly StoredApplication[],
  assignments: readonly Assignment[],
): Bilingual | null {
  if (applications.length === 0) {
    return { zh: '还没有导入项目清单。', en: 'No application index has been taken in.' };
  }
  const direct = directApplications(applications, round.policy);
  const judged = applications.filter(({ app }) => !direct.has(app));
  if (judged.length === 0) {
    return {
      zh: '每个需求都只有一个申报项目，均直接进入签约，没有需要评审的项目。',
      en: 'Every lot has a single application that goes straight to signing; nothing is to be judged.',
    };
  }
  const incomplete = judged.filter(
    ({ documents }) =>
      documents.length === 0 || documents.some((document) => document.state !== 'present'),
  );
  if (incomplete.length > 0) {
    const apps = incomplete.map(({ app }) => app).join('、');
    return {
      zh: `${incomplete.length} 个项目的申报材料不齐：${apps}。`,
      en: `Documents are missing for ${incomplete.length} applications: ${apps}.`,
    };
  }
  const assigned = new Set(assignments.map(({ app }) => app));
  const unassigned = judged.filter(({ app }) => !assigned.has(app)).map(({ app }) => app);
  if (unassigned.length > 0) {
    return {
      zh: `${unassigned.length} 个项目还没有分配专家：${unassigned.join('、')}。`,
      en: `No expert is assigned to ${unassigned.length} applications: ${unassigned.join(', ')}.`,
    };
  }
  return null;
}
