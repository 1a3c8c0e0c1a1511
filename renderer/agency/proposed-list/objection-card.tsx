import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Objection } from '../../../shared/objects/proposed-list.ts';
import type { ListView } from '../../../shared/operations/proposed-list.ts';
import { objectionOutcomeWords, objectionTimingWords } from '../../../shared/proposed-list.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';

type ObjectionCardProps = {
  readonly round: string;
  readonly objection: Objection;
  readonly isFinal: boolean;
  readonly onView: (view: ListView) => void;
};

/** One objection with its finding, or with the form for it. */
export function ObjectionCard({ round, objection, isFinal, onView }: ObjectionCardProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const { number, handled, file } = objection;
  const facts = t('objections.facts', {
    by: objection.by,
    on: objection.received_on,
    timing: pick(objectionTimingWords[objection.timing]),
  });
  return (
    <li className="ag-card">
      <div className="ag-panel-head">
        <h3>
          {t('objections.number', { number })} · {objection.app ?? t('objections.whole')}
        </h3>
        <StateMark
          state={handled === null ? 'held' : 'done'}
          label={
            handled === null ? t('objections.open') : pick(objectionOutcomeWords[handled.outcome])
          }
        />
      </div>
      <p className="hp-muted">
        {facts}
        {objection.in_writing ? '' : ` ${t('objections.notWriting')}`}
      </p>
      <p className="ag-objection-text">{objection.text}</p>
      {file === null ? null : (
        <p className="hp-small">
          {t('objections.file', { name: file.name })} <span className="ag-hash">{file.sha256}</span>
        </p>
      )}
      {handled === null && !isFinal ? (
        <HandleForm round={round} number={number} onView={onView} />
      ) : null}
      {handled === null ? null : (
        <p>
          {t('objections.handled', {
            outcome: pick(objectionOutcomeWords[handled.outcome]),
            on: handled.on,
            reason: handled.reason,
          })}
        </p>
      )}
    </li>
  );
}

const outcomes = ['rejected', 'upheld'] as const;

function HandleForm({
  round,
  number,
  onView,
}: Pick<ObjectionCardProps, 'round' | 'onView'> & { readonly number: number }) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const id = useId();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | null>(null);
  const [reason, setReason] = useState('');
  const settle = async () => {
    if (outcome === null) return;
    const next = await action.run(() =>
      api.agency.handleObjection({ round, number, outcome, reason }),
    );
    if (next !== undefined) onView(next);
  };
  return (
    <fieldset className="ag-decision ag-plain">
      <legend className="hp-visually-hidden">{t('objections.handle', { number })}</legend>
      <Radio.Group
        aria-label={t('objections.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(outcomes.find((one) => one === event.target.value) ?? null)}
      >
        {outcomes.map((one) => (
          <Radio key={one} value={one}>
            {t(`objections.${one}`)}
          </Radio>
        ))}
      </Radio.Group>
      <label htmlFor={id}>{t('objections.reason')}</label>
      <TextArea
        id={id}
        minRows={2}
        maxLength={8000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="hp-row">
        <Button
          type="primary"
          size="small"
          loading={action.busy}
          disabled={outcome === null || reason.trim() === ''}
          onClick={() => void settle()}
        >
          {t('objections.settle')}
        </Button>
        <span className="hp-muted hp-small">{t('objections.permanent')}</span>
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </fieldset>
  );
}
