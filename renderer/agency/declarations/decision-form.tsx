import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationRow } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';

type Answer = DeclarationRow['apps'][number];

type DecisionFormProps = {
  readonly round: string;
  readonly row: DeclarationRow;
  readonly answer: Answer;
  readonly onDecided: (rows: readonly DeclarationRow[]) => void;
  /** Leaves an earlier decision as it was; null where there is none. */
  readonly onKeep: (() => void) | null;
};

const outcomes = ['recused', 'kept'] as const;

/** The agency's reasoned answer to one recusal; a reason is required either way. */
export function DecisionForm({ round, row, answer, onDecided, onKeep }: DecisionFormProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const field = useId();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>(
    answer.decision?.outcome ?? 'recused',
  );
  const [reason, setReason] = useState(answer.decision?.reason ?? '');
  const record = async () => {
    const rows = await action.run(() =>
      api.agency.decide({
        round,
        kid: row.kid,
        app: answer.app,
        outcome,
        reason: reason.trim().normalize('NFC'),
      }),
    );
    if (rows !== undefined) onDecided(rows);
  };
  return (
    <div className="ag-decision">
      <Radio.Group
        aria-label={t('declarations.outcomeFor', { name: row.name, app: answer.app })}
        value={outcome}
        onChange={(event) => {
          const next = outcomes.find((candidate) => candidate === event.target.value);
          if (next !== undefined) setOutcome(next);
        }}
      >
        {outcomes.map((value) => (
          <Radio key={value} value={value}>
            {t(`declarations.outcome.${value}`)}
          </Radio>
        ))}
      </Radio.Group>
      <label htmlFor={field}>{t('declarations.reasonFor')}</label>
      <Input.TextArea
        id={field}
        rows={2}
        maxLength={2000}
        value={reason}
        placeholder={t('declarations.reasonPlaceholder')}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="hp-row">
        <Button
          type="primary"
          size="small"
          loading={action.busy}
          disabled={reason.trim() === ''}
          onClick={() => void record()}
        >
          {t('declarations.record')}
        </Button>
        {onKeep === null ? null : (
          <Button size="small" type="text" onClick={onKeep}>
            {t('declarations.keepDecision')}
          </Button>
        )}
        <span className="hp-muted hp-small">
          {reason.trim() === '' ? t('declarations.reasonMissing') : t('declarations.permanent')}
        </span>
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </div>
  );
}
