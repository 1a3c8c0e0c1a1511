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
  const targets = targetsBlocked(round, judged);
  if (targets) return targets;
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

/** Where targets are judged every application needs some, of kinds that the rubric names. */
function targetsBlocked(
  { rubric }: StoredRound,
  judged: readonly StoredApplication[],
): Bilingual | null {
  const { targets: rule } = rubric;
  if (rule === undefined) return null;
  const without = judged.filter(({ targets }) => targets.length === 0).map(({ app }) => app);
  if (without.length > 0) {
    return {
      zh: `${without.length} 个项目还没有任务书指标：${without.join('、')}。`,
      en: `Targets are missing for ${without.length} applications: ${without.join(', ')}.`,
    };
  }
  const kinds = new Set(rule.kinds.map(({ id }) => id));
  const strange = judged.filter(({ targets }) => targets.some(({ kind }) => !kinds.has(kind)));
  if (strange.length === 0) return null;
  const apps = strange.map(({ app }) => app);
  return {
    zh: `评审标准中已没有这些项目所用的指标类别，请重新导入指标：${apps.join('、')}。`,
    en: `The rubric no longer names a kind of target used by: ${apps.join(', ')}. Import the targets again.`,
  };
}
