import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { publicationOf } from '../../../shared/proposed-list.ts';
import { useApi } from '../../app/api-context.ts';
import { date } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { DateInput } from '../parts/date-input.tsx';
import type { ListProps } from './list-props.ts';

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** When the notice begins and where objections go; the last day is counted as one types. */
export function PublishForm({ round, view, onView }: ListProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const pick = useBilingual();
  const action = useAction();
  const id = useId();
  const [starts, setStarts] = useState(date(new Date().toISOString()));
  const [contact, setContact] = useState(view.publication?.contact ?? '');
  const [showScores, setShowScores] = useState(view.publication?.shows_scores ?? false);
  const counted = isDate(starts) ? publicationOf('', starts, showScores) : null;
  const publish = async (event: FormEvent) => {
    event.preventDefault();
    const next = await action.run(() =>
      api.agency.publishList({ round, starts, contact, showScores }),
    );
    if (next !== undefined) onView(next);
  };
  return (
    <form className="ag-stack" onSubmit={(event) => void publish(event)}>
      <div className="ag-field">
        <label htmlFor={`${id}-starts`}>{t('publication.starts')}</label>
        <DateInput id={`${id}-starts`} value={starts} onChange={setStarts} />
        {counted === null ? null : (
          <span className="hp-muted" role="status">
            {t('publication.period', counted)}
            {counted.known ? '' : ` ${t('publication.unknown')}`}
          </span>
        )}
      </div>
      <div className="ag-field">
        <label htmlFor={`${id}-contact`}>{t('publication.contact')}</label>
        <Input
          id={`${id}-contact`}
          value={contact}
          maxLength={400}
          placeholder={t('publication.contactHint')}
          onChange={(event) => setContact(event.target.value)}
        />
      </div>
      {view.hasScores ? (
        <Checkbox checked={showScores} onChange={(event) => setShowScores(event.target.checked)}>
          {t('publication.showScores')}
        </Checkbox>
      ) : null}
      <div className="hp-row">
        <Button
          htmlType="submit"
          type={view.publication?.covers === true ? 'default' : 'primary'}
          loading={action.busy}
          disabled={view.blocked.publish !== null || contact.trim() === '' || !isDate(starts)}
        >
          {t(view.publication === null ? 'publication.publish' : 'publication.publishAgain')}
        </Button>
        <span className="hp-muted">
          {view.blocked.publish === null ? '' : pick(view.blocked.publish)}
        </span>
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </form>
  );
}
