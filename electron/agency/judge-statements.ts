import type { Rubric } from '../../shared/rubric.ts';
import type { SheetFacts } from '../../shared/sheet-facts.ts';
import type { Verdict } from '../../shared/verdicts.ts';

/**
 * What a sheet states beside its scores, held against the form: veto ticks, judgements of targets,
 * the reason of a decision, and what its places are cited for. Null where it is what the form asks for.
 * @param targets ids of the application's targets, in the sealed order
 */
export function judgeStatements(
  sheet: SheetFacts,
  rubric: Rubric,
  targets: readonly string[],
): Verdict | null {
  return (
    judgeVetoes(sheet, rubric) ??
    judgeTargets(sheet, rubric.targets, targets) ??
    judgeDecisionReason(sheet, rubric) ??
    judgeCited(sheet, rubric, targets)
  );
}

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** Ticks stand in the form's order, each once. */
function judgeVetoes({ vetoes = [] }: SheetFacts, { criteria }: Rubric): Verdict | null {
  const asked = criteria.filter(({ veto }) => veto !== undefined).map(({ id }) => id);
  const ticked = vetoes.map(({ item }) => item);
  if (asked.filter((item) => ticked.includes(item)).join() !== ticked.join()) return 'beyond-form';
  return vetoes.some(({ reason }) => isBlank(reason)) ? 'veto-reason-missing' : null;
}

function judgeTargets(
  { targets: given = [] }: SheetFacts,
  rule: Rubric['targets'],
  targets: readonly string[],
): Verdict | null {
  const asked = rule === undefined ? [] : targets;
  const judged = given.map(({ target }) => target);
  if (asked.filter((target) => judged.includes(target)).join() !== judged.join()) {
    return 'beyond-form';
  }
  const known = new Set(rule?.judgements.map(({ id }) => id));
  if (given.some(({ judgement }) => !known.has(judgement))) return 'beyond-form';
  const needsNote = new Set(rule?.reasonFor);
  const lacksNote = given.some(({ judgement, note }) => needsNote.has(judgement) && isBlank(note));
  return judged.length < asked.length || lacksNote ? 'targets-incomplete' : null;
}

function judgeDecisionReason(
  { decision, decision_reason }: SheetFacts,
  rubric: Rubric,
): Verdict | null {
  const { kind, choices } = rubric.decision;
  const chosen = kind === 'none' ? undefined : choices.find(({ id }) => id === decision);
  if (decision_reason !== undefined && chosen === undefined) return 'beyond-form';
  const isMissing = chosen?.reasonRequired === true && isBlank(decision_reason);
  return isMissing ? 'decision-reason-missing' : null;
}

/** Places are cited for criteria of the form and for targets that it judges, for nothing else. */
function judgeCited(
  { cited }: SheetFacts,
  { criteria, targets: rule }: Rubric,
  targets: readonly string[],
): Verdict | null {
  if (cited === undefined) return null;
  const areCriteria = cited.criteria.every((item) => criteria.some(({ id }) => id === item));
  const asked = rule === undefined ? [] : targets;
  const areTargets = cited.targets.every((target) => asked.includes(target));
  return areCriteria && areTargets ? null : 'beyond-form';
}
