import type { Policy } from './policy.ts';
import type { Bilingual, Rubric } from './rubric.ts';
import { showsTotal } from './shows-total.ts';

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
  return [...problems, ...checkTargets(rubric)];
}

function checkTargets({ targets }: Rubric): RuleProblem[] {
  if (targets === undefined) return [];
  const problems: RuleProblem[] = [];
  const add = (at: string, zh: string, en: string) =>
    problems.push({ path: ['rubric', 'targets', at], message: { zh, en } });
  const repeats = (ids: readonly string[]) => new Set(ids).size !== ids.length;
  const judgements = targets.judgements.map(({ id }) => id);
  if (repeats(targets.kinds.map(({ id }) => id)))
    add('kinds', '指标类别编号重复', 'a kind of target appears twice');
  if (repeats(judgements)) add('judgements', '判断编号重复', 'a judgement appears twice');
  if (repeats(targets.reasonFor) || targets.reasonFor.some((id) => !judgements.includes(id)))
    add(
      'reasonFor',
      '须写说明的判断不在判断之列或重复',
      'a judgement that needs a note is unknown or appears twice',
    );
  return problems;
}

function checkPolicy(rubric: Rubric, policy: Policy): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const add = (path: (string | number)[], zh: string, en: string) =>
    problems.push({ path: ['policy', ...path], message: { zh, en } });
  if (
    policy.line !== undefined &&
    (policy.line > rubric.fullMark || !showsTotal({ rubric, policy }))
  )
    add(
      ['line'],
      '入选线须不超过满分，且评审须按汇总得分排序',
      'the line must not exceed the full mark, and the review must rank merged scores',
    );
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
    problems.push(...checkOutcomes(policy.vote, choices));
  }
  return [...problems, ...checkGrades(rubric, policy), ...checkVeto(rubric, policy)];
}

function checkOutcomes(
  { outcomes, yes, abstain }: NonNullable<Policy['vote']>,
  choices: readonly string[],
): RuleProblem[] {
  if (outcomes === undefined) return [];
  const sound =
    outcomes.every((id, at) => choices.includes(id) && outcomes.indexOf(id) === at) &&
    outcomes.includes(yes) &&
    (abstain === null || !outcomes.includes(abstain));
  if (sound) return [];
  const message = {
    zh: '表决结论须是表决选项、不重复、包含同意选项且不含弃权',
    en: 'outcomes must be choices, each once, with yes among them and abstaining not',
  };
  return [{ path: ['policy', 'vote', 'outcomes'], message }];
}

function checkGrades({ criteria, fullMark }: Rubric, { grades, vote }: Policy): RuleProblem[] {
  if (grades === undefined) return [];
  const problems: RuleProblem[] = [];
  const add = (zh: string, en: string) =>
    problems.push({ path: ['policy', 'grades', 'bands'], message: { zh, en } });
  const { bands } = grades;
  if (criteria.length === 0 || vote !== null)
    add(
      '等级按汇总得分划分，须有评分指标且不由表决决定',
      'grades need scored criteria and no vote that decides',
    );
  if (new Set(bands.map(({ id }) => id)).size !== bands.length)
    add('等级编号重复', 'a grade appears twice');
  const falls = bands.every(({ from }, at) => at === 0 || from < (bands[at - 1]?.from ?? 0));
  if (!falls || (bands[0]?.from ?? 0) > fullMark || bands.at(-1)?.from !== 0)
    add(
      '各等级的起分须由高到低、不超过满分，最低一级从 0 分起',
      'the bands must fall from the full mark or below, the last from 0',
    );
  return problems;
}

function checkVeto({ criteria }: Rubric, { veto }: Policy): RuleProblem[] {
  if (veto === undefined || criteria.some((criterion) => criterion.veto !== undefined)) return [];
  const message = { zh: '评分标准中没有否决项', en: 'the rubric asks no veto question' };
  return [{ path: ['policy', 'veto'], message }];
}
