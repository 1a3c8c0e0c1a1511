import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CitedPart, criterionPart } from '../../../shared/cited-part.ts';
import type { Result } from '../../../shared/errors.ts';
import { printedAt } from '../../../shared/merge/rounding.ts';
import { exactTotal } from '../../../shared/merge/sheet-total.ts';
import type { Form } from '../../../shared/objects/form.ts';
import type { Evidence } from '../../../shared/objects/sheet.ts';
import type {
  ApplicationState,
  Draft,
  DraftChange,
  DraftSaved,
} from '../../../shared/operations/expert.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import type { SaveProgress } from '../../ui/save-state.tsx';
import { createDraftSaver, type Timers } from './draft-saver.ts';

export type EvidenceItem = Evidence & { readonly id: string };

export type DraftStore = {
  readonly draft: Draft;
  readonly progress: SaveProgress;
  /** The criterion or target that evidence is attached to. */
  readonly active: CitedPart | null;
  /** Taken away last; `undoRemove` puts it back. */
  readonly removed: EvidenceItem | null;
  /** The veto that was unticked last together with a written reason; `undoUntick` puts it back. */
  readonly unticked: { readonly item: string; readonly reason: string } | null;
  readonly setActive: (part: CitedPart) => void;
  readonly setScore: (item: string, hundredths: number | null) => void;
  readonly setComment: (item: string, text: string) => void;
  readonly setOverall: (text: string) => void;
  readonly setDecision: (choice: string | null) => void;
  readonly setDecisionReason: (text: string) => void;
  /** Ticks with a reason, which may be empty; null takes the tick away. */
  readonly setVeto: (item: string, reason: string | null) => void;
  readonly undoUntick: () => void;
  readonly setJudgement: (target: string, judgement: string | null) => void;
  readonly setTargetNote: (target: string, note: string) => void;
  readonly addEvidence: (evidence: Evidence) => string;
  readonly removeEvidence: (id: string) => void;
  readonly undoRemove: () => void;
  readonly flush: () => Promise<boolean>;
  readonly isClean: () => boolean;
};

export type DraftStorePorts = {
  readonly save: (change: DraftChange) => Promise<Result<DraftSaved>>;
  readonly onState: (state: ApplicationState, total: string | null) => void;
  readonly newId: () => string;
  readonly timers: Timers;
};

/** The score sheet of one application while it is being filled in. Edits show at once and are
 * saved behind; `progress` says how far. Undo: removing evidence and unticking a veto with its
 * reason are one step, everything else is undone by editing again. */
export function createDraftStore(
  form: Pick<Form, 'rubric' | 'policy'>,
  loaded: Draft,
  { save, onState, newId, timers }: DraftStorePorts,
): StoreApi<DraftStore> {
  const [first] = form.rubric.criteria;
  return createStore<DraftStore>()((set, get) => {
    const saver = createDraftSaver({
      save,
      timers,
      onPhase: (phase) => {
        if (phase.kind !== 'idle') return set({ progress: phase });
        const { savedAt } = get().draft;
        set({ progress: savedAt === null ? { kind: 'clean' } : { kind: 'saved', at: savedAt } });
      },
      onSaved: ({ savedAt, state, total }) => {
        set((store) => ({ draft: { ...store.draft, savedAt, state } }));
        onState(state, total);
      },
    });
    const edit = (change: DraftChange, draft: Partial<Draft>) => {
      set((store) => ({ draft: { ...store.draft, ...draft } }));
      saver.put(change);
    };
    return {
      draft: loaded,
      progress: loaded.savedAt === null ? { kind: 'clean' } : { kind: 'saved', at: loaded.savedAt },
      active: first === undefined ? null : criterionPart(first.id),
      removed: null,
      unticked: null,
      setActive: (part) => set({ active: part }),
      setScore: (item, value) => {
        const { [item]: before, ...others } = get().draft.scores;
        if ((before ?? null) === value) return;
        const scores = value === null ? others : { ...others, [item]: value };
        const total = showsTotal(form) ? exactTotal(form.rubric, scores) : null;
        edit(
          { kind: 'score', item, value },
          { scores, total: total === null ? null : printedAt(form.policy, 'sheet', total) },
        );
      },
      setComment: (item, text) =>
        edit(
          { kind: 'comment', item, text },
          { comments: { ...get().draft.comments, [item]: text } },
        ),
      setOverall: (text) => edit({ kind: 'overall', text }, { overall: text }),
      setDecision: (choice) => edit({ kind: 'decision', choice }, { decision: choice }),
      setDecisionReason: (text) =>
        edit({ kind: 'decision-reason', text }, { decisionReason: text }),
      setVeto: (item, reason) => {
        const { [item]: before, ...others } = get().draft.vetoes;
        const lost = reason === null && before !== undefined && before !== '';
        set({ unticked: lost ? { item, reason: before } : null });
        edit(
          { kind: 'veto', item, reason },
          { vetoes: reason === null ? others : { ...others, [item]: reason } },
        );
      },
      undoUntick: () => {
        const { unticked } = get();
        if (unticked !== null) get().setVeto(unticked.item, unticked.reason);
      },
      setJudgement: (target, judgement) => {
        const before = get().draft.targets[target] ?? { judgement: null, note: '' };
        if (before.judgement === judgement) return;
        edit(
          { kind: 'target', target, judgement },
          { targets: { ...get().draft.targets, [target]: { ...before, judgement } } },
        );
      },
      setTargetNote: (target, text) => {
        const before = get().draft.targets[target] ?? { judgement: null, note: '' };
        edit(
          { kind: 'target-note', target, text },
          { targets: { ...get().draft.targets, [target]: { ...before, note: text } } },
        );
      },
      addEvidence: (evidence) => {
        const id = newId();
        edit(
          { kind: 'add-evidence', id, evidence },
          { evidence: [...get().draft.evidence, { ...evidence, id }] },
        );
        return id;
      },
      removeEvidence: (id) => {
        const removed = get().draft.evidence.find((item) => item.id === id);
        if (removed === undefined) return;
        set({ removed });
        edit(
          { kind: 'remove-evidence', id },
          { evidence: get().draft.evidence.filter((item) => item.id !== id) },
        );
      },
      undoRemove: () => {
        const { removed } = get();
        if (removed === null) return;
        const { id: _, ...evidence } = removed;
        set({ removed: null });
        get().addEvidence(evidence);
      },
      flush: saver.flush,
      isClean: saver.isClean,
    };
  });
}
