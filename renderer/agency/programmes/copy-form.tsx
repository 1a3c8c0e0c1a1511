import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgrammeId } from '../../../shared/operations/agency-programmes.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { Go } from '../route.ts';

/** Asks for the id of a copy, makes it and opens it. */
export function CopyForm({ from, go }: { readonly from: string; readonly go: Go }) {
  const { t } = useTranslation('programmes');
  const api = useApi();
  const action = useAction();
  const id = useId();
  const [as, setAs] = useState(`${from.slice(0, 50)}-own`);
  const good = ProgrammeId.safeParse(as).success;
  const copy = async (event: FormEvent) => {
    event.preventDefault();
    const made = await action.run(() => api.agency.copyProgramme({ programme: from, as }));
    if (made !== undefined) go({ at: 'programme', programme: made.programme });
  };
  return (
    <form className="hp-row pg-copy" onSubmit={(event) => void copy(event)}>
      <label htmlFor={id}>{t('copyAs')}</label>
      <Input
        id={id}
        className="pg-id"
        value={as}
        maxLength={60}
        status={good ? '' : 'error'}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setAs(event.target.value.toLowerCase())}
      />
      <Button htmlType="submit" type="primary" disabled={!good} loading={action.busy}>
        {t('copy')}
      </Button>
      <span id={`${id}-hint`} className="hp-muted hp-small">
        {t('idHint')}
      </span>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </form>
  );
}
