import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../../ui/text-area.tsx';

export type DissentRow = {
  /** Tells rows apart while they are edited. */
  readonly number: number;
  readonly app: string | null;
  readonly reason: string;
};

export const emptyDissent = (number: number): DissentRow => ({ number, app: null, reason: '' });

type DissentFieldsProps = {
  readonly rows: readonly DissentRow[];
  readonly apps: readonly string[];
  readonly onRows: (rows: readonly DissentRow[]) => void;
};

/** On what a member dissents, and why; as many as the member wrote. */
export function DissentFields({ rows, apps, onRows }: DissentFieldsProps) {
  const { t } = useTranslation('agency');
  const id = useId();
  const change = (number: number, next: Partial<DissentRow>) =>
    onRows(rows.map((row) => (row.number === number ? { ...row, ...next } : row)));
  return (
    <>
      {rows.map(({ number, app, reason }) => (
        <div className="ag-field" key={number}>
          <label htmlFor={`${id}-app-${number}`}>{t('signatures.dissentAbout')}</label>
          <select
            id={`${id}-app-${number}`}
            className="ag-select"
            value={app ?? ''}
            onChange={(event) =>
              change(number, { app: event.target.value === '' ? null : event.target.value })
            }
          >
            <option value="">{t('signatures.dissentWhole')}</option>
            {apps.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-reason-${number}`}>{t('signatures.dissentReason')}</label>
          <TextArea
            id={`${id}-reason-${number}`}
            minRows={2}
            maxLength={8000}
            value={reason}
            onChange={(event) => change(number, { reason: event.target.value })}
          />
          {rows.length === 1 ? null : (
            <Button
              size="small"
              type="text"
              onClick={() => onRows(rows.filter((row) => row.number !== number))}
            >
              {t('signatures.removeDissent')}
            </Button>
          )}
        </div>
      ))}
      <div className="hp-row">
        <Button
          size="small"
          onClick={() =>
            onRows([...rows, emptyDissent(1 + Math.max(...rows.map(({ number }) => number)))])
          }
        >
          {t('signatures.addDissent')}
        </Button>
      </div>
    </>
  );
}
