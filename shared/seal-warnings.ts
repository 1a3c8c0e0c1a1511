import { neededSheets } from './merge/quorum.ts';
import type { Policy } from './policy.ts';
import type { Bilingual, Rubric } from './rubric.ts';

/** What is looked at before sealing. */
export type AboutToSeal = {
  readonly rubric: Rubric;
  readonly policy: Policy;
  readonly applications: readonly {
    readonly app: string;
    readonly direct: boolean;
    readonly targets: readonly unknown[];
  }[];
  readonly assignments: readonly { readonly apps: readonly string[] }[];
};

/** What people should look at before sealing although nothing of it stops them: panels that are not
 * what the rule recommends, panels that cannot reach the quorum, applications without targets where
 * the form judges targets. An application without any expert is no business of this: it stops. */
export function sealWarnings({
  rubric,
  policy,
  applications,
  assignments,
}: AboutToSeal): readonly Bilingual[] {
  const judged = applications.filter(({ direct }) => !direct);
  const sizes = judged.map(({ app }) => ({
    app,
    size: assignments.filter(({ apps }) => apps.includes(app)).length,
  }));
  const assigned = sizes.filter(({ size }) => size > 0);
  const { panel } = policy;
  const small = assigned.filter(({ size }) => panel !== undefined && size < panel.min);
  const even = assigned.filter(({ size }) => panel?.odd === true && size % 2 === 0);
  const short = assigned.filter(({ size }) => size < neededSheets(policy, size));
  const bare =
    rubric.targets === undefined ? [] : judged.filter(({ targets }) => targets.length === 0);
  const least = panel?.min ?? 0;
  return [
    ...said(short, (apps) => ({
      zh: `专家人数少于规则要求的有效评分份数，即使全部交齐也会暂缓：${apps.zh}。`,
      en: `Fewer experts than the valid sheets that the rule asks for; the lot is held even when all come in: ${apps.en}.`,
    })),
    ...said(small, (apps) => ({
      zh: `规则建议每个项目不少于 ${least} 位专家，以下不足：${apps.zh}。`,
      en: `The rule recommends at least ${least} experts on every application; fewer on: ${apps.en}.`,
    })),
    ...said(even, (apps) => ({
      zh: `规则建议专家人数为单数，以下为双数：${apps.zh}。`,
      en: `The rule recommends an odd number of experts; even on: ${apps.en}.`,
    })),
    ...said(bare, (apps) => ({
      zh: `没有任务书指标，专家将无从逐项判断：${apps.zh}。`,
      en: `Without any target of the task book, so that experts have none to judge: ${apps.en}.`,
    })),
  ];
}

const shown = 10;

function said(
  found: readonly { readonly app: string }[],
  sentence: (apps: Bilingual) => Bilingual,
): readonly Bilingual[] {
  if (found.length === 0) return [];
  const apps = found.slice(0, shown).map(({ app }) => app);
  const more = found.length > shown;
  return [
    sentence({
      zh: `${apps.join('、')}${more ? `等 ${found.length} 个` : ''}`,
      en: `${apps.join(', ')}${more ? ` and others, ${found.length} in all` : ''}`,
    }),
  ];
}
