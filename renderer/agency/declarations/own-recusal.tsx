import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationRow } from '../../../shared/operations/agency.ts';
import { DecisionForm } from './decision-form.tsx';

type OwnRecusalProps = {
  readonly round: string;
  readonly row: DeclarationRow;
  readonly onDecided: (rows: readonly DeclarationRow[]) => void;
};

/** The agency recuses an expert who applied for nothing: which application, and why. */
export function OwnRecusal({ round, row, onDecided }: OwnRecusalProps) {
  const { t } = useTranslation('agency');
  const field = useId();
  const [open, setOpen] = useState(false);
  const [app, setApp] = useState<string | null>(null);
  const choices = row.apps.filter(({ status, decision }) => status === 'none' && decision === null);
  const answer = choices.find((one) => one.app === app);
  if (choices.length === 0) return null;
  if (!open) {
    return (
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        {t('closings.recuse')}
      </Button>
    );
  }
  return (
    <div className="ag-decision">
      <label htmlFor={field}>{t('closings.recuseWhich')}</label>
      <Select
        id={field}
        value={app}
        placeholder={t('closings.recuseWhich')}
        options={choices.map((one) => ({ value: one.app, label: one.app }))}
        onChange={(next) => setApp(next)}
      />
      {answer === undefined ? null : (
        <DecisionForm
          key={answer.app}
          round={round}
          row={row}
          answer={answer}
          onDecided={(rows) => {
            setOpen(false);
            setApp(null);
            onDecided(rows);
          }}
          onKeep={() => setOpen(false)}
        />
      )}
    </div>
  );
}
