import { useEffect, useRef, useState } from 'react';
import type { DeclarationView } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import type { SaveProgress } from '../../ui/save-state.tsx';
import type { Answer } from './application-answer.tsx';

/** A reason that is being typed is sent this long after the last key, in ms. */
const reasonPauseMs = 400;

type Answers = {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly progressOf: (app: string) => SaveProgress;
  /** `soon` for typed text, `now` for anything chosen. */
  readonly change: (app: string, answer: Answer, when: 'now' | 'soon') => void;
  /** True once every answer is durable. */
  readonly flush: () => Promise<boolean>;
};

/** The expert's answers: shown at once, saved behind, one save at a time for each application. */
export function useAnswers(round: string, view: DeclarationView): Answers {
  const api = useApi();
  const [edited, setEdited] = useState<Readonly<Record<string, Answer>>>({});
  const [progress, setProgress] = useState<Readonly<Record<string, SaveProgress>>>({});
  const unsaved = useRef(new Map<string, Answer>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const sending = useRef<Promise<boolean>>(Promise.resolve(true));

  const sendAll = async (): Promise<boolean> => {
    for (const [app, answer] of [...unsaved.current]) {
      const result = await api.expert.saveDeclaration({ round, app, ...answer });
      if (!result.ok) {
        setProgress((all) => ({ ...all, [app]: { kind: 'failed', failure: result.error } }));
        return false;
      }
      if (unsaved.current.get(app) !== answer) continue;
      unsaved.current.delete(app);
      const { savedAt } = result.value;
      setProgress((all) => ({ ...all, [app]: { kind: 'saved', at: savedAt } }));
    }
    return unsaved.current.size === 0 ? true : sendAll();
  };
  const flush = (): Promise<boolean> => {
    clearTimeout(timer.current);
    sending.current = sending.current.then(sendAll);
    return sending.current;
  };
  const latestFlush = useRef(flush);
  latestFlush.current = flush;
  useEffect(() => () => void latestFlush.current(), []);

  const loaded: Record<string, Answer> = {};
  for (const { app, status, kind, detail } of view.apps) loaded[app] = { status, kind, detail };
  return {
    answers: { ...loaded, ...edited },
    progressOf: (app) => progress[app] ?? { kind: 'clean' },
    change: (app, answer, when) => {
      setEdited((all) => ({ ...all, [app]: answer }));
      setProgress((all) => ({ ...all, [app]: { kind: 'saving' } }));
      unsaved.current.set(app, answer);
      clearTimeout(timer.current);
      if (when === 'now') void flush();
      else timer.current = setTimeout(() => void flush(), reasonPauseMs);
    },
    flush,
  };
}
