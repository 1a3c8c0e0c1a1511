import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedFile } from '../../../shared/operations/workspace.ts';
import { useReceived } from '../../app/stores.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice, useErrorSentences } from '../../ui/error-notice.tsx';
import { type State, StateMark } from '../../ui/state-mark.tsx';

const markOf: Readonly<Record<ReceivedFile['outcome'], State>> = {
  accepted: 'accepted',
  'already-known': 'accepted',
  'needs-confirmation': 'held',
  refused: 'refused',
};

/** A refusal that means danger, not a mix-up: it stops the eye. */
const alarming: ReadonlySet<string> = new Set([
  'trust-other-agency',
  'trust-other-root',
  'trust-conflict',
]);

/** What each file of this sitting was, and what to do next. */
export function ReceivedFiles() {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const sentences = useErrorSentences();
  const files = useReceived((store) => store.files);
  const failure = useReceived((store) => store.failure);
  const batches = useReceived((store) => store.batches);
  const clear = useReceived((store) => store.clear);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (batches > 0) section.current?.scrollIntoView({ block: 'nearest' });
  }, [batches]);
  if (files.length === 0 && failure === null) return null;
  return (
    <section ref={section} className="hp-panel" aria-label={t('received.title')}>
      <div className="hp-panel-title">
        <h2>{t('received.title')}</h2>
        <Button size="small" type="text" onClick={clear}>
          {t('received.clear')}
        </Button>
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
      <ul className="hp-received" aria-live="polite">
        {files.map((file) => {
          const refusal = file.failure === null ? null : sentences(file.failure);
          const stop = file.failure !== null && alarming.has(file.failure.code);
          return (
            <li key={file.number} className={stop ? 'hp-received-stop' : undefined}>
              <StateMark
                state={markOf[file.outcome]}
                label={t(`received.outcome.${file.outcome}`)}
              />
              <span className="hp-received-name">
                <strong>{file.name}</strong>{' '}
                <span className="hp-muted">{t(`received.kind.${file.kind}`)}</span>
              </span>
              <div className="hp-received-body">
                {refusal === null ? (
                  <p>{say(file.summary)}</p>
                ) : (
                  <>
                    <p>{refusal.what}</p>
                    <p>{refusal.next}</p>
                    <p className="hp-muted hp-small">{file.failure?.code}</p>
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
