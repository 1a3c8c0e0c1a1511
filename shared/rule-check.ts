import type { Policy } from './policy.ts';
import type { Bilingual, Rubric } from './rubric.ts';

/** What is wrong with a rubric or policy, and where (`['rubric', 'criteria', 2, 'step']`). */
export type RuleProblem = { readonly path: (string | number)[]; readonly message: Bilingual };

/** Everything that keeps a rubric and a policy from going together, all at once: beyond their
 * schemas, weights must add up, steps and levels fit their maxima, ids be unique, and the policy
 * speak only of criteria and choices that the rubric has. */
export function checkRule(rubric: Rubric, policy: Policy): readonly RuleProblem[] {
  return [...checkRubric(rubric), ...checkPolicy(rubric, policy)];
}

function checkRubric(rubric: Rubric): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const add = (path: (string | number)[], zh: string, en: string) =>
    problems.push({ path: ['rubric', ...path], message: { zh, en } });
  const weights = rubric.criteria.reduce((total, { weight }) => total + weight, 0);
  if (rubric.criteria.length > 0 && weights !== rubric.fullMark)
    add(
      ['criteria'],
      `各指标权重之和为 ${weights / 100}，应等于满分 ${rubric.fullMark / 100}`,
      `the weights add up to ${weights / 100}, not to the full mark ${rubric.fullMark / 100}`,
    );
  if (rubric.criteria.length === 0 && rubric.decision.kind === 'none')
    add(['criteria'], '没有指标也没有表决，无从评审', 'neither criteria nor a decision to make');
  for (const [index, criterion] of rubric.criteria.entries()) {
    const { id, max, step } = criterion;
    if (rubric.criteria.findIndex((other) => other.id === id) !== index)
      add(['criteria', index, 'id'], `指标编号 ${id} 重复`, `criterion ${id} appears twice`);
    if (max % step !== 0)
      add(
        ['criteria', index, 'step'],
        `${id} 的满分不是步长的整数倍`,
        `${id}: max is not on a step`,
      );
    for (const [position, { from, to }] of criterion.levels.entries())
      if (from > to || to > max)
        add(
          ['criteria', index, 'levels', position],
          `${id} 第 ${position + 1} 个档次的范围不在 0 至满分之间`,
          `${id}: level ${position + 1} lies outside 0 to max`,
        );
  }
  const choices = rubric.decision.choices.map(({ id }) => id);
  if (rubric.decision.kind !== 'none' && choices.length < 2)
    add(
      ['decision', 'choices'],
      '表决或建议至少要有两个选项',
      'a decision needs two choices or more',
    );
  if (new Set(choices).size !== choices.length)
    add(['decision', 'choices'], '选项编号重复', 'a choice appears twice');
  return problems;
}

function checkPolicy(rubric: Rubric, policy: Policy): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const add = (path: (string | number)[], zh: string, en: string) =>
    problems.push({ path: ['policy', ...path], message: { zh, en } });
  const points = policy.rounding.map(({ at }) => at);
  if (new Set(points).size !== points.length)
    add(['rounding'], '同一处只能修约一次', 'one place is rounded twice');
  if (policy.rankOn === 'printed' && !points.includes('application'))
    add(
      ['rankOn'],
      '按公布分排序，须规定汇总分保留几位小数',
      'ranking on printed scores needs a rounding point for the merged score',
    );
  const criteria = rubric.criteria.map(({ id }) => id);
  for (const [index, id] of policy.tieChain.entries())
    if (!criteria.includes(id) || policy.tieChain.indexOf(id) !== index)
      add(
        ['tieChain', index],
        `并列判定引用的指标 ${id} 不存在或重复`,
        `tie chain: criterion ${id} is unknown or appears twice`,
      );
  if (policy.vote !== null) {
    const choices =
      rubric.decision.kind === 'vote' ? rubric.decision.choices.map(({ id }) => id) : [];
    const named = [policy.vote.yes, ...(policy.vote.abstain === null ? [] : [policy.vote.abstain])];
    for (const choice of named)
      if (!choices.includes(choice))
        add(['vote'], `表决选项 ${choice} 不存在`, `vote: choice ${choice} is unknown`);
    if (policy.vote.abstain === policy.vote.yes)
      add(
        ['vote'],
        '弃权不能与同意是同一选项',
        'vote: abstaining cannot be the same choice as yes',
      );
  }
  return problems;
}
