import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberStand } from '../../../shared/objects/panel-opinion.ts';
import type { OpinionMember, OpinionView } from '../../../shared/operations/opinion.ts';
import { standWords } from '../../../shared/opinion-words.ts';
import { useApi } from '../../app/api-context.ts';
import { date } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { DateInput } from '../parts/date-input.tsx';
import { DissentFields, type DissentRow, emptyDissent } from './dissent-fields.tsx';

type AnswerFormProps = {
  readonly round: string;
  readonly member: OpinionMember;
  readonly apps: readonly string[];
  readonly onRecorded: (view: OpinionView) => void;
  readonly onLeave: () => void;
};

/** What one member answered on paper: signed, dissent with its reasons, refused, or absent. */
export function AnswerForm({ round, member, apps, onRecorded, onLeave }: AnswerFormProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const pick = useBilingual();
  const action = useAction();
  const id = useId();
  const [stand, setStand] = useState<MemberStand>(member.stand ?? 'signed');
  const [on, setOn] = useState(member.on ?? date(new Date().toISOString()));
  const [rows, setRows] = useState<readonly DissentRow[]>(
    member.dissents.length === 0
      ? [emptyDissent(0)]
      : member.dissents.map((dissent, number) => ({ ...dissent, number })),
  );
  const dissents =
    stand === 'dissent'
      ? rows
          .filter(({ reason }) => reason.trim() !== '')
          .map(({ app, reason }) => ({ app, reason: reason.trim() }))
      : [];
  const record = async () => {
    const view = await action.run(() =>
      api.agency.recordAnswer({ round, kid: member.kid, stand, on, dissents }),
    );
    if (view !== undefined) onRecorded(view);
  };
  return (
    <fieldset className="ag-card">
      <legend>{t('signatures.formOf', { name: member.name })}</legend>
      <Radio.Group
        aria-label={t('signatures.stand')}
        value={stand}
        onChange={(event) => {
          const next = MemberStand.options.find((one) => one === event.target.value);
          if (next !== undefined) setStand(next);
        }}
      >
        {MemberStand.options.map((one) => (
          <Radio key={one} value={one}>
            {pick(standWords[one])}
          </Radio>
        ))}
      </Radio.Group>
      {stand === 'dissent' ? <DissentFields rows={rows} apps={apps} onRows={setRows} /> : null}
      <div className="ag-field">
        <label htmlFor={`${id}-on`}>{t('signatures.on')}</label>
        <DateInput id={`${id}-on`} value={on} onChange={setOn} />
      </div>
      <div className="hp-row">
        <Button
          type="primary"
          loading={action.busy}
          disabled={on === '' || (stand === 'dissent' && dissents.length === 0)}
          onClick={() => void record()}
        >
          {t('signatures.save')}
        </Button>
        <Button type="text" onClick={onLeave}>
          {t('signatures.cancel')}
        </Button>
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </fieldset>
  );
}
