import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { date } from '../../text/format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';
import { DateInput } from '../parts/date-input.tsx';
import type { ListProps } from './list-props.ts';

/** An objection as it came in. */
export function ObjectionForm({
  round,
  view,
  onView,
  onLeave,
}: ListProps & { readonly onLeave: () => void }) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const id = useId();
  const [by, setBy] = useState('');
  const [receivedOn, setReceivedOn] = useState(date(new Date().toISOString()));
  const [app, setApp] = useState('');
  const [text, setText] = useState('');
  const [inWriting, setInWriting] = useState(true);
  const [attach, setAttach] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const next = await action.run(() =>
      api.agency.addObjection({
        ...{ round, by, receivedOn, inWriting, text, attach },
        app: app === '' ? null : app,
      }),
    );
    if (next !== undefined) onView(next);
  };
  return (
    <form className="ag-card" onSubmit={(event) => void add(event)}>
      <div className="ag-field">
        <label htmlFor={`${id}-by`}>{t('objections.by')}</label>
        <Input
          id={`${id}-by`}
          value={by}
          maxLength={400}
          onChange={(event) => setBy(event.target.value)}
        />
      </div>
      <div className="hp-row">
        <div className="ag-field">
          <label htmlFor={`${id}-on`}>{t('objections.receivedOn')}</label>
          <DateInput id={`${id}-on`} value={receivedOn} onChange={setReceivedOn} />
        </div>
        <div className="ag-field">
          <label htmlFor={`${id}-app`}>{t('objections.app')}</label>
          <select
            id={`${id}-app`}
            className="ag-select"
            value={app}
            onChange={(event) => setApp(event.target.value)}
          >
            <option value="">{t('objections.whole')}</option>
            {view.rows.map((row) => (
              <option key={row.app} value={row.app}>
                {row.app} {row.title}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="ag-field">
        <label htmlFor={`${id}-text`}>{t('objections.text')}</label>
        <TextArea
          id={`${id}-text`}
          minRows={3}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Checkbox checked={inWriting} onChange={(event) => setInWriting(event.target.checked)}>
        {t('objections.inWriting')}
      </Checkbox>
      <Checkbox checked={attach} onChange={(event) => setAttach(event.target.checked)}>
        {t('objections.attach')}
      </Checkbox>
      <div className="hp-row">
        <Button
          type="primary"
          htmlType="submit"
          loading={action.busy}
          disabled={by.trim() === '' || text.trim() === '' || receivedOn === ''}
        >
          {t('objections.save')}
        </Button>
        <Button type="text" onClick={onLeave}>
          {t('objections.cancel')}
        </Button>
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </form>
  );
}
