import { Button, Input, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertRow } from '../../../shared/operations/agency.ts';
import type {
  AgencyTrust,
  TrustChange,
  TrustPlan,
} from '../../../shared/operations/agency-trust.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseDialog } from '../../ui/passphrase-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Panel } from '../parts/panel.tsx';
import { type ChangeDraft, changeKinds, changeOf, emptyDraft } from './change-draft.ts';
import { ChangeFields } from './change-fields.tsx';

type ChangePanelProps = {
  readonly trust: AgencyTrust;
  readonly experts: readonly ExpertRow[];
  readonly onPublished: (trust: AgencyTrust) => void;
};

type Planned = { readonly change: TrustChange; readonly reason: string; readonly plan: TrustPlan };

/** Puts the next version together, shows what it will do, and signs it with the root key. */
export function ChangePanel({ trust, experts, onPublished }: ChangePanelProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const planning = useAction();
  const signing = useAction();
  const [draft, setDraft] = useState<ChangeDraft>(emptyDraft);
  const [planned, setPlanned] = useState<Planned | null>(null);
  const [published, setPublished] = useState<number | null>(null);
  const reasonField = useId();
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const change = changeOf(draft, trust.revocable, now);
  const reason = draft.reason.trim().normalize('NFC');
  const look = async (event: FormEvent) => {
    event.preventDefault();
    if (change === null || reason === '') return;
    setPublished(null);
    const plan = await planning.run(() => api.agency.planTrust({ change, reason }));
    if (plan !== undefined) setPlanned({ change, reason, plan });
  };
  const sign = async (passphrase: string) => {
    if (planned === null) return;
    const asked = { change: planned.change, reason: planned.reason, passphrase };
    const next = await signing.run(() => api.agency.publishTrust(asked));
    if (next === undefined) return;
    setPlanned(null);
    setDraft(emptyDraft);
    setPublished(next.version);
    onPublished(next);
  };
  return (
    <Panel title={t('trust.change')}>
      <form className="hp-stack" onSubmit={(event) => void look(event)}>
        <Radio.Group
          className="ag-stack"
          aria-label={t('trust.change')}
          value={draft.kind}
          onChange={({ target }) => {
            const kind = changeKinds.find((one) => one === target.value);
            if (kind !== undefined) setDraft({ ...emptyDraft, reason: draft.reason, kind });
          }}
        >
          {changeKinds.map((kind) => (
            <Radio key={kind} value={kind}>
              {t(`trust.kind.${kind}`)}
              <span className="ag-sub">{t(`trust.kindText.${kind}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
        <ChangeFields
          draft={draft}
          revocable={trust.revocable}
          experts={experts}
          onChange={setDraft}
        />
        <div>
          <label htmlFor={reasonField}>{t('trust.field.reason')}</label>
          <Input
            id={reasonField}
            value={draft.reason}
            maxLength={400}
            onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
          />
        </div>
        <div className="hp-row">
          <Button
            type="primary"
            htmlType="submit"
            loading={planning.busy}
            disabled={change === null || reason === ''}
          >
            {t('trust.look')}
          </Button>
          <span role="status">
            {published === null ? null : t('trust.published', { version: published })}
          </span>
        </div>
        {planning.failure === null ? null : <ErrorNotice failure={planning.failure} />}
      </form>
      <PassphraseDialog
        open={planned !== null}
        title={t('trust.signTitle', { version: planned?.plan.version ?? 0 })}
        actionLabel={t('trust.sign', { version: planned?.plan.version ?? 0 })}
        busy={signing.busy}
        failure={signing.failure}
        onConfirm={(passphrase) => void sign(passphrase)}
        onClose={() => {
          setPlanned(null);
          signing.clear();
        }}
      >
        {planned === null ? null : <PlanWords plan={planned.plan} />}
      </PassphraseDialog>
    </Panel>
  );
}

function PlanWords({ plan }: { readonly plan: TrustPlan }) {
  const { t } = useTranslation('agency');
  const say = useBilingual();
  return (
    <>
      <p>{t('trust.willSay')}</p>
      <ul>
        {plan.changes.map((words) => (
          <li key={words.en}>{say(words)}</li>
        ))}
      </ul>
      <p>{t('trust.willDo')}</p>
      <ul>
        {plan.effects.map((words) => (
          <li key={words.en}>{say(words)}</li>
        ))}
      </ul>
    </>
  );
}
