import { Refusal } from '../../shared/errors.ts';
import { checkScores } from '../../shared/merge/sheet-total.ts';
import type { Target } from '../../shared/objects/bundle.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { DraftChange } from '../../shared/operations/expert.ts';

/**
 * Holds an edit against the form, and an edit of a target against the application's targets.
 * @throws Refusal criterion-unknown, score-out-of-range, score-off-step, choice-unknown,
 * veto-unknown, target-unknown, judgement-unknown
 */
export function checkChange(form: Form, targets: readonly Target[], change: DraftChange): void {
  switch (change.kind) {
    case 'score':
      requireCriterion(form, change.item);
      if (change.value !== null) checkScore(form, change.item, change.value);
      break;
    case 'comment':
      requireCriterion(form, change.item);
      break;
    case 'veto':
      requireVeto(form, change.item);
      break;
    case 'target':
      requireTarget(form, targets, change.target);
      requireJudgement(form, change.judgement);
      break;
    case 'target-note':
      requireTarget(form, targets, change.target);
      break;
    case 'decision':
      requireChoice(form, change.choice);
      break;
    case 'add-evidence':
      if (change.evidence.on === 'target') requireTarget(form, targets, change.evidence.item);
      else requireCriterion(form, change.evidence.item);
      break;
    case 'overall':
    case 'decision-reason':
    case 'remove-evidence':
      break;
  }
}

function requireCriterion(form: Form, item: string): void {
  if (!form.rubric.criteria.some((criterion) => criterion.id === item)) {
    throw new Refusal('criterion-unknown', 'no such criterion', { item });
  }
}

function checkScore(form: Form, item: string, value: number): void {
  const problem = checkScores(form.rubric, { [item]: value }).find((one) => one.item === item);
  const criterion = form.rubric.criteria.find((candidate) => candidate.id === item);
  if (problem?.kind === 'out-of-range') {
    const max = (criterion?.max ?? 0) / 100;
    throw new Refusal('score-out-of-range', 'score above its maximum', { item, max });
  }
  if (problem?.kind === 'off-step') {
    const step = (criterion?.step ?? 0) / 100;
    throw new Refusal('score-off-step', 'score between steps', { item, step });
  }
}

function requireVeto(form: Form, item: string): void {
  if (!form.rubric.criteria.some(({ id, veto }) => id === item && veto !== undefined)) {
    throw new Refusal('veto-unknown', 'criterion has no veto question', { item });
  }
}

function requireTarget(form: Form, targets: readonly Target[], target: string): void {
  if (form.rubric.targets === undefined || !targets.some(({ id }) => id === target)) {
    throw new Refusal('target-unknown', 'no such target', { target });
  }
}

function requireJudgement(form: Form, judgement: string | null): void {
  const known = form.rubric.targets?.judgements.some(({ id }) => id === judgement);
  if (judgement !== null && known !== true) {
    throw new Refusal('judgement-unknown', 'no such judgement');
  }
}

function requireChoice(form: Form, choice: string | null): void {
  const { kind, choices } = form.rubric.decision;
  const known = kind !== 'none' && choices.some((candidate) => candidate.id === choice);
  if (choice !== null && !known) throw new Refusal('choice-unknown', 'no such choice');
}
