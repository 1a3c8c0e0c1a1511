import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosingView, SignedClosing } from '../../../shared/operations/closing.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { PassphraseDialog } from '../../ui/passphrase-dialog.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type Arisen, ArisenList, isWhole } from './arisen-list.tsx';

type ConfirmPanelProps = { readonly view: ClosingView; readonly onSigned: () => void };

/** The confirmation after the review: the statement, what arose meanwhile, the signature. */
export function ConfirmPanel({ view, onSigned }: ConfirmPanelProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const api = useApi();
  const { run, busy, failure } = useAction();
  const [open, setOpen] = useState(false);
  const [accepted, setAccepted] = useState(false);
  const [arisen, setArisen] = useState<readonly Arisen[]>([]);
  const [saved, setSaved] = useState<SignedClosing | null>(null);
  const { round, confirmation } = view;
  const sign = async (passphrase: string) => {
    const input = {
      round,
      passphrase,
      statementAccepted: true as const,
      arisen: arisen.flatMap(({ app, kind, detail }) =>
        kind === null ? [] : [{ app, kind, detail }],
      ),
    };
    const signed = await run(() => api.expert.confirmReview(input));
    if (signed === undefined) return;
    setOpen(false);
    setSaved(signed);
    setAccepted(false);
    setArisen([]);
    onSigned();
  };
  return (
    <section className="hp-panel hp-stack" aria-label={t('closing.confirmTitle')}>
      <h2>{t('closing.confirmTitle')}</h2>
      {confirmation === null ? (
        <p>{t('closing.confirmWhy')}</p>
      ) : (
        <>
          <StateMark
            state="done"
            label={t('closing.confirmed', {
              time: dateTime(confirmation.signedAt),
              rev: confirmation.rev,
            })}
          />
          <span className="hp-muted">
            {t(
              confirmation.acknowledged ? 'closing.confirmAcknowledged' : 'closing.confirmWaiting',
            )}
            {confirmation.arisen.length === 0
              ? ''
              : ` · ${t('closing.confirmedArisen', { apps: confirmation.arisen.map(({ app }) => app).join('、') })}`}
          </span>
        </>
      )}
      {view.erased === null ? (
        <>
          <blockquote>{say(view.statement)}</blockquote>
          <ArisenList arisen={arisen} onChange={setArisen} />
          <Checkbox checked={accepted} onChange={(event) => setAccepted(event.target.checked)}>
            {t('closing.accept')}
          </Checkbox>
          <div>
            <Button
              disabled={!accepted || view.sheets.length === 0 || !arisen.every(isWhole)}
              onClick={() => setOpen(true)}
            >
              {t(confirmation === null ? 'closing.confirm' : 'closing.confirmAgain')}
            </Button>
          </div>
        </>
      ) : null}
      {saved === null ? null : (
        <p role="status">
          {t('closing.saved', { file: saved.fileName, folder: saved.folder, code: saved.code })}
        </p>
      )}
      <PassphraseDialog
        open={open}
        title={t('closing.confirmTitle')}
        actionLabel={t('closing.signConfirm')}
        busy={busy}
        failure={failure}
        onConfirm={(passphrase) => void sign(passphrase)}
        onClose={() => setOpen(false)}
      >
        <p>{say(view.statement)}</p>
      </PassphraseDialog>
    </section>
  );
}
