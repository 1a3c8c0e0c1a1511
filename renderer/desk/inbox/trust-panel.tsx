import { Button, Collapse, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertInbox } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { useReceived } from '../../app/stores.ts';
import { date } from '../../text/format.ts';
import { Code } from '../../ui/code.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TrustHistory } from '../../ui/trust-history.tsx';
import { useAction } from '../../ui/use-action.ts';

type TrustPanelProps = {
  readonly trust: ExpertInbox['trust'];
  readonly onChanged: (inbox: ExpertInbox) => void;
};

/** The agency whose files are taken in: its trust document, confirmed by the code on paper. */
export function TrustPanel({ trust, onChanged }: TrustPanelProps) {
  const { t } = useTranslation('expert');
  const busy = useReceived((store) => store.busy);
  const open = useReceived((store) => store.open);
  return (
    <section className="hp-panel hp-stack" aria-label={t('trust.title')}>
      <div className="hp-panel-title">
        <h2>{t('trust.title')}</h2>
        {trust.kind === 'pinned' ? (
          <StateMark
            state={trust.holds ? 'done' : 'refused'}
            label={t(trust.holds ? 'trust.pinned' : 'trust.expiredWord')}
          />
        ) : null}
      </div>
      {trust.kind === 'none' ? (
        <>
          <p>{t('trust.none')}</p>
          <div>
            <Button type="primary" loading={busy} onClick={() => void open()}>
              {t('trust.open')}
            </Button>
          </div>
        </>
      ) : null}
      {trust.kind === 'pending' ? (
        <ConfirmTrust agency={trust.agency} name={trust.name} onChanged={onChanged} />
      ) : null}
      {trust.kind === 'pinned' ? (
        <>
          <p>
            <strong>{trust.name}</strong>
          </p>
          <div>
            <p className="hp-muted hp-small">{t('trust.code')}</p>
            <Code code={trust.code} label={t('trust.code')} />
          </div>
          <p className="hp-small">
            {trust.holds
              ? t('trust.version', { version: trust.version, until: date(trust.expires) })
              : t('trust.expired', { until: date(trust.expires) })}
          </p>
          {trust.history.length > 1 ? (
            <Collapse
              size="small"
              items={[
                {
                  key: 'history',
                  label: t('trust.history', { count: trust.history.length }),
                  children: <TrustHistory versions={trust.history} />,
                },
              ]}
            />
          ) : null}
        </>
      ) : null}
    </section>
  );
}

type ConfirmTrustProps = {
  readonly agency: string;
  readonly name: string;
  readonly onChanged: (inbox: ExpertInbox) => void;
};

function ConfirmTrust({ agency, name, onChanged }: ConfirmTrustProps) {
  const { t } = useTranslation('expert');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const [code, setCode] = useState('');
  const field = useId();
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const inbox = await run(() => api.expert.confirmTrust({ agency, code: code.trim() }));
    if (inbox !== undefined) onChanged(inbox);
  };
  return (
    <form className="hp-stack" onSubmit={(event) => void confirm(event)}>
      <p>{t('trust.claims', { name })}</p>
      <p>{t('trust.howToConfirm')}</p>
      <div className="hp-code-form">
        <div>
          <label htmlFor={field}>{t('trust.typeCode')}</label>
          <Input
            id={field}
            value={code}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={code.trim() === ''}>
          {t('trust.confirm')}
        </Button>
      </div>
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </form>
  );
}
