import type { SubmissionProblem } from '../../../shared/operations/expert.ts';

/** Names of the places in the rubric pane that the cursor can be put into: what `data-entry` holds
 * there. A group of radio buttons or a tick carries it around them. */
export const entryOf = {
  score: (item: string) => `score ${item}`,
  /** The tick of a veto question, and its reason. */
  tick: (item: string) => `tick ${item}`,
  vetoReason: (item: string) => `veto ${item}`,
  comment: (item: string) => `comment ${item}`,
  target: (target: string) => `target ${target}`,
  targetNote: (target: string) => `note ${target}`,
  decision: 'decision',
  decisionReason: 'decision-reason',
  overall: 'overall',
} as const;

/** Where the thing that is missing can be filled in; null where that is not in the rubric pane. */
export function entryOfProblem({ kind, item }: SubmissionProblem): string | null {
  const at = item ?? '';
  switch (kind) {
    case 'score-missing':
      return entryOf.score(at);
    case 'comment-missing':
      return entryOf.comment(at);
    case 'veto-reason-missing':
      return entryOf.vetoReason(at);
    case 'target-missing':
      return entryOf.target(at);
    case 'target-note-missing':
      return entryOf.targetNote(at);
    case 'decision-missing':
      return entryOf.decision;
    case 'decision-reason-missing':
      return entryOf.decisionReason;
    case 'overall-missing':
      return entryOf.overall;
    case 'document-unopened':
    case 'declaration-missing':
    case 'recusal-undecided':
      return null;
  }
}

/** `data-stop` marks the entries that Enter goes through, one after the other. */
const stops = (pane: HTMLElement | null): readonly HTMLElement[] => [
  ...(pane?.querySelectorAll<HTMLElement>('[data-stop]') ?? []),
];

const isEmpty = (stop: HTMLElement): boolean =>
  stop instanceof HTMLInputElement
    ? stop.value === ''
    : stop.querySelector('input') !== null && stop.querySelector('input:checked') === null;

function focusElement(entry: HTMLElement | null | undefined): boolean {
  if (entry === null || entry === undefined) return false;
  const inner = entry.querySelector<HTMLElement>('input:checked') ?? entry.querySelector('input');
  (inner ?? entry).focus();
  entry.scrollIntoView({ block: 'center' });
  return true;
}

/** Puts the cursor into an entry; false where the pane has no such entry. */
export function focusEntry(pane: HTMLElement | null, entry: string): boolean {
  const found = pane?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(entry)}"]`);
  return focusElement(found);
}

/** Puts the cursor into the first stop that is not filled in, else into the first. */
export function focusFirstEmpty(pane: HTMLElement | null): void {
  const all = stops(pane);
  focusElement(all.find(isEmpty) ?? all[0]);
}

/** Puts the cursor into the stop after `entry`. */
export function focusNext(pane: HTMLElement | null, entry: string): void {
  const all = stops(pane);
  const at = all.findIndex((stop) => stop.dataset.entry === entry);
  focusElement(all[at + 1]);
}
