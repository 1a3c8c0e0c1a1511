import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosingView } from '../../../shared/operations/closing.ts';
import { useApi } from '../../app/api-context.ts';
import { PassphraseDialog } from '../../ui/passphrase-dialog.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { ErasableLists } from './erasable-lists.tsx';

type DestroyPanelProps = {
  readonly view: ClosingView;
  readonly erasable: NonNullable<ClosingView['erasable']>;
  readonly onErased: () => void;
};

/** Erasing a round: what goes, what stays, what is at risk, then the typed word and the passphrase. */
export function DestroyPanel({ view, erasable, onErased }: DestroyPanelProps) {
  const { t } = useTranslation('expert');
  const api = useApi();
  const field = useId();
  const { run, busy, failure } = useAction();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [waived, setWaived] = useState(false);
  const { round, atRisk } = view;
  const isAtRisk = atRisk.sheets.length + atRisk.drafts.length > 0;
  const destroy = async (passphrase: string) => {
    const input = { round, passphrase, typed: typed.trim(), waive: waived };
    const signed = await run(() => api.expert.destroyRound(input));
    if (signed === undefined) return;
    setOpen(false);
    onErased();
  };
  return (
    <section className="hp-panel hp-stack" aria-label={t('closing.destroyTitle')}>
      <h2>{t('closing.destroyTitle')}</h2>
      <p>{t('closing.destroyWhy')}</p>
      <ErasableLists erasable={erasable} kept={view.kept} />
      {isAtRisk ? (
        <div className="hp-stack" role="alert">
          <StateMark state="problem" label={t('closing.atRisk')} />
          {atRisk.sheets.length === 0 ? null : (
            <p>
              {t('closing.riskSheets', {
                apps: atRisk.sheets
                  .map(({ app, rev }) => `${app} ${t('closing.rev', { rev })}`)
                  .join('、'),
              })}
            </p>
          )}
          {atRisk.drafts.length === 0 ? null : (
            <p>{t('closing.riskDrafts', { apps: atRisk.drafts.join('、') })}</p>
          )}
          <Checkbox checked={waived} onChange={(event) => setWaived(event.target.checked)}>
            {t('closing.waive')}
          </Checkbox>
        </div>
      ) : null}
      {view.confirmation === null ? (
        <span className="hp-muted">{t('closing.confirmFirst')}</span>
      ) : (
        <div className="hp-row">
          <label htmlFor={field}>{t('closing.typeRound', { round })}</label>
          <Input
            id={field}
            className="hp-closing-typed"
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button
            danger
            disabled={typed.trim() !== round || (isAtRisk && !waived)}
            onClick={() => setOpen(true)}
          >
            {t('closing.destroy')}
          </Button>
        </div>
      )}
      <PassphraseDialog
        open={open}
        title={t('closing.destroyTitle')}
        actionLabel={t('closing.signDestroy')}
        busy={busy}
        failure={failure}
        onConfirm={(passphrase) => void destroy(passphrase)}
        onClose={() => setOpen(false)}
      >
        <p>{t('closing.destroyWhy')}</p>
      </PassphraseDialog>
    </section>
  );
}
