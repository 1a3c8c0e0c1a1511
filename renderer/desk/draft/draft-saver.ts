import type { Failure, Result } from '../../../shared/errors.ts';
import type { DraftChange, DraftSaved } from '../../../shared/operations/expert.ts';

/** Text is sent when the typing pauses this long, in ms: one durable write for a burst of keys. */
export const textPauseMs = 400;
/** Text never waits longer than this, in ms: what a pulled plug can cost while someone types on. */
export const textCeilingMs = 2000;

export type SavePhase =
  | { readonly kind: 'idle' }
  /** Something is not durable yet: waiting for the pause, or on its way. */
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Timers = {
  readonly now: () => number;
  readonly after: (ms: number, then: () => void) => () => void;
};

export type DraftSaverPorts = {
  readonly save: (change: DraftChange) => Promise<Result<DraftSaved>>;
  readonly onPhase: (phase: SavePhase) => void;
  /** Each durable change, in order; `idle` follows once nothing else waits. */
  readonly onSaved: (saved: DraftSaved) => void;
  readonly timers: Timers;
};

export type DraftSaver = {
  /** Takes a change: a text waits for a pause in typing, anything else goes at once. */
  readonly put: (change: DraftChange) => void;
  /** Sends everything now. True once all of it is durable, false where a save failed. */
  readonly flush: () => Promise<boolean>;
  readonly isClean: () => boolean;
};

/** Changes to the same place replace each other while they wait; evidence is never replaced. */
function placeOf(change: DraftChange): string {
  switch (change.kind) {
    case 'score':
    case 'comment':
    case 'veto':
      return `${change.kind} ${change.item}`;
    case 'target':
    case 'target-note':
      return `${change.kind} ${change.target}`;
    case 'overall':
    case 'decision':
    case 'decision-reason':
      return change.kind;
    case 'add-evidence':
    case 'remove-evidence':
      return `${change.kind} ${change.id}`;
  }
}

const texts: ReadonlySet<DraftChange['kind']> = new Set([
  'comment',
  'overall',
  'decision-reason',
  'target-note',
]);
/** A tick goes at once; what is typed beside it is text. */
const isText = (change: DraftChange): boolean =>
  texts.has(change.kind) || (change.kind === 'veto' && (change.reason ?? '') !== '');

/** Saves the changes of one application's draft, one at a time and in order. A change leaves the
 * queue only when the program has answered that it is durable; after a failure it stays at the
 * head and goes again with the next change or `flush`. */
export function createDraftSaver({ save, onPhase, onSaved, timers }: DraftSaverPorts): DraftSaver {
  /** In order of first edit. */
  let waiting: DraftChange[] = [];
  let sending: Promise<boolean> | null = null;
  let stopTimer: (() => void) | null = null;
  let ceilingAt: number | null = null;

  const disarm = () => {
    stopTimer?.();
    stopTimer = null;
    ceilingAt = null;
  };

  const sendAll = async (): Promise<boolean> => {
    while (true) {
      const change = waiting[0];
      // `sending` is cleared in the same step that found nothing left: a change that arrives in
      // between would wait for ever.
      if (change === undefined) {
        sending = null;
        onPhase({ kind: 'idle' });
        return true;
      }
      waiting = waiting.slice(1);
      const result = await save(change).catch(
        (): Result<DraftSaved> => ({
          ok: false,
          error: { code: 'internal', message: 'the save call itself failed', details: {} },
        }),
      );
      if (!result.ok) {
        const newer = waiting.some((other) => placeOf(other) === placeOf(change));
        if (!newer) waiting = [change, ...waiting];
        sending = null;
        onPhase({ kind: 'failed', failure: result.error });
        return false;
      }
      onSaved(result.value);
    }
  };

  const send = (): Promise<boolean> => {
    disarm();
    if (sending !== null) return sending;
    if (waiting.length === 0) return Promise.resolve(true);
    onPhase({ kind: 'saving' });
    sending = sendAll();
    return sending;
  };

  const armForText = () => {
    const now = timers.now();
    ceilingAt ??= now + textCeilingMs;
    stopTimer?.();
    stopTimer = timers.after(Math.min(textPauseMs, ceilingAt - now), () => void send());
  };

  return {
    put: (change) => {
      const place = placeOf(change);
      const index = waiting.findIndex((other) => placeOf(other) === place);
      if (index < 0) waiting = [...waiting, change];
      else waiting = waiting.with(index, change);
      onPhase({ kind: 'saving' });
      if (!isText(change)) void send();
      else if (sending === null) armForText();
    },
    flush: async () => {
      // A change that arrived while the last round was being sent needs a round of its own.
      let durable = await send();
      while (durable && waiting.length > 0) durable = await send();
      return durable;
    },
    isClean: () => waiting.length === 0 && sending === null,
  };
}
