import type { Standing } from '../objects/result.ts';
import type { VetoRule } from '../policy.ts';
import type { Bilingual, Rubric } from '../rubric.ts';
import { reaches, thresholdWords } from '../threshold.ts';
import type { MergeSheet } from './merge-input.ts';

export type VetoCount = NonNullable<Standing['vetoes']>[number];

/** Every veto question of the form that at least one counted sheet ticked, in the form's order.
 * Without a rule for them ticks are only ever said. */
export function countVetoes(
  rubric: Rubric,
  rule: VetoRule | undefined,
  counted: readonly MergeSheet[],
): readonly VetoCount[] {
  const valid = counted.length;
  return rubric.criteria.flatMap(({ id, veto }): VetoCount[] => {
    if (veto === undefined) return [];
    const count = counted.filter(({ vetoes }) => vetoes?.some(({ item }) => item === id)).length;
    if (count === 0) return [];
    return [
      { item: id, count, valid, effective: rule !== undefined && isEffective(rule, count, valid) },
    ];
  });
}

function isEffective({ takesEffectAt: at }: VetoRule, count: number, valid: number): boolean {
  return 'count' in at ? count >= at.count : reaches(at.share, count, valid);
}

/** Why an application is left out of the places; null where it is not. */
export function exclusion(
  rubric: Rubric,
  rule: VetoRule | undefined,
  vetoes: readonly VetoCount[],
): Bilingual | null {
  if (rule?.effect !== 'exclude') return null;
  const told = vetoes.filter(({ effective }) => effective).map((one) => vetoText(rubric, one));
  if (told.length === 0) return null;
  const limit = vetoLimit(rule);
  return {
    zh: `${told.map(({ zh }) => zh).join('；')}。达到规则规定的${limit.zh}，否决生效，不排名次、不入选。`,
    en: `${told.map(({ en }) => en).join('; ')}. That reaches the rule’s ${limit.en}: the veto takes effect, without place or selection.`,
  };
}

/** `否决项“…”有 3 位专家勾选（有效评分 5 份）`. */
export function vetoText(rubric: Rubric, { item, count, valid }: VetoCount): Bilingual {
  const title = rubric.criteria.find(({ id }) => id === item)?.veto?.title ?? {
    zh: item,
    en: item,
  };
  return {
    zh: `否决项“${title.zh}”有 ${count} 位专家勾选（有效评分 ${valid} 份）`,
    en: `veto “${title.en}” ticked by ${count} of ${valid} valid sheets`,
  };
}

/** How many ticks the rule asks for, as a sentence goes on: `有效评分的二分之一以上…`. */
export function vetoLimit({ takesEffectAt: at }: VetoRule): Bilingual {
  if ('count' in at)
    return { zh: ` ${at.count} 份以上（含 ${at.count} 份）`, en: `${at.count} or more` };
  const { zh, en } = thresholdWords[at.share];
  return { zh: `有效评分的${zh}`, en: `${en} of the valid sheets` };
}
