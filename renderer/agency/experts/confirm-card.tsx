import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertRow } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { RemoveExpert } from './remove-expert.tsx';

type ConfirmCardProps = {
  readonly expert: ExpertRow;
  readonly onConfirmed: (experts: readonly ExpertRow[]) => void;
  readonly onRemoved: (experts: readonly ExpertRow[]) => void;
};

/** One pending card: the code is typed as the expert reads it out; it is never shown here. */
export function ConfirmCard({ expert, onConfirmed, onRemoved }: ConfirmCardProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const [code, setCode] = useState('');
  const field = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    const experts = await action.run(() => api.agency.confirmExpert({ kid: expert.kid, code }));
    if (experts !== undefined) onConfirmed(experts);
  };
  return (
    <li className="ag-card">
      <div className="ag-panel-head">
        <div>
          <h3>{expert.name}</h3>
          <p className="ag-sub">
            {[expert.unit, expert.title, expert.expert].filter((part) => part !== '').join(' · ')}
          </p>
        </div>
        <StateMark state="held" label={t('experts.pendingWord')} />
      </div>
      <form className="ag-confirm" onSubmit={(event) => void submit(event)}>
        <label htmlFor={field}>{t('experts.codeLabel', { name: expert.name })}</label>
        <div className="hp-row">
          <Input
            id={field}
            className="ag-code-input"
            value={code}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('experts.codePlaceholder')}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button
            type="primary"
            htmlType="submit"
            loading={action.busy}
            disabled={code.trim() === ''}
          >
            {t('experts.confirm')}
          </Button>
          <RemoveExpert expert={expert} onRemoved={onRemoved} />
        </div>
      </form>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      <p className="hp-muted hp-small">
        {t('experts.codeHint')} {t('experts.received')} {dateTime(expert.receivedAt)}
      </p>
    </li>
  );
}
