import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestOpinionText } from '../../../shared/objects/panel-opinion.ts';
import type { OpinionField } from '../../../shared/operations/opinion.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useKeptText } from './use-kept-text.ts';

type FieldEditorProps = {
  readonly round: string;
  readonly app: string | null;
  readonly field: OpinionField;
  readonly onSaved: () => void;
};

/** Two remarks may say the same. */
const numbered = (remarks: OpinionField['remarks']) =>
  remarks.map((remark, number) => ({ ...remark, number }));

/** One text of the opinion beside what the sheets say to it; kept as it is typed, and every text
 * before it can be had back. */
export function FieldEditor({ round, app, field, onSaved }: FieldEditorProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const pick = useBilingual();
  const action = useAction();
  const id = useId();
  const { item } = field;
  const title = pick(field.title);
  const [now, setNow] = useState(field);
  const taken = (next: OpinionField) => {
    setNow(next);
    onSaved();
  };
  const kept = useKeptText(
    field.text,
    (text) => api.agency.saveOpinionText({ round, app, item, text }),
    taken,
  );
  const step = async (direction: 'undo' | 'redo') => {
    if (!(await kept.flush())) return;
    const next = await action.run(() =>
      api.agency.stepOpinionText({ round, app, item, direction }),
    );
    if (next === undefined) return;
    kept.replace(next.text);
    taken(next);
  };
  return (
    <section className={app === null ? undefined : 'ag-field-pair'} aria-label={title}>
      {app === null ? null : (
        <div className="ag-remarks">
          <h3>{title}</h3>
          <p className="hp-muted hp-small">
            {field.remarks.length === 0
              ? t('opinion.remarksNone')
              : t('opinion.remarks', { count: field.remarks.length })}
          </p>
          <ul>
            {numbered(field.remarks).map(({ number, text, about }) => (
              <li key={number}>
                {about === null ? null : <strong>{pick(about)} </strong>}
                {text}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="ag-field">
        <label htmlFor={id}>{t('opinion.text', { title })}</label>
        <TextArea
          id={id}
          minRows={3}
          maxLength={longestOpinionText}
          value={kept.text}
          onChange={(event) => kept.type(event.target.value)}
          onBlur={() => void kept.flush()}
        />
        <div className="hp-row">
          <Button
            size="small"
            aria-label={t('opinion.undoOf', { title })}
            disabled={!now.canUndo || action.busy}
            onClick={() => void step('undo')}
          >
            {t('opinion.undo')}
          </Button>
          <Button
            size="small"
            aria-label={t('opinion.redoOf', { title })}
            disabled={!now.canRedo || action.busy}
            onClick={() => void step('redo')}
          >
            {t('opinion.redo')}
          </Button>
          <SaveState progress={kept.progress} onRetry={() => void kept.flush()} />
        </div>
        {now.names.length === 0 ? null : (
          <StateMark state="flag" label={t('opinion.here', { names: now.names.join('、') })} />
        )}
        {action.failure === null ? null : (
          <ErrorNotice failure={action.failure} onClose={action.clear} />
        )}
      </div>
    </section>
  );
}
