import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../../../shared/operations/safekeeping.ts';
import { escrowDisclosure } from '../../../shared/safekeeping-words.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseDialog } from '../../ui/passphrase-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useApi } from '../api-context.ts';

type EscrowSectionProps = {
  readonly standing: Standing;
  readonly onChanged: (standing: Standing) => void;
};

/** Whether the agency's recovery key can read this workspace: always shown, off by default, turned
 * on only after the disclosure and the passphrase. */
export function EscrowSection({ standing, onChanged }: EscrowSectionProps) {
  const { t } = useTranslation('safekeeping');
  const say = useBilingual();
  const api = useApi();
  const { run, busy, failure, clear } = useAction();
  const [asking, setAsking] = useState(false);
  const [taken, setTaken] = useState(false);
  const { escrow, escrowTo } = standing;
  const turnOn = async (passphrase: string) => {
    const now = await run(() => api.safekeeping.escrowOn({ passphrase, disclosureRead: true }));
    if (now === undefined) return;
    setAsking(false);
    setTaken(false);
    onChanged(now);
  };
  const turnOff = async () => {
    const now = await run(() => api.safekeeping.escrowOff({}));
    if (now === undefined) return;
    setTaken(true);
    onChanged(now);
  };
  const close = () => {
    setAsking(false);
    clear();
  };
  return (
    <section className="hp-stack" aria-labelledby="safekeeping-escrow">
      <h3 id="safekeeping-escrow">{t('escrow.title')}</h3>
      <p>
        {escrow === null
          ? t('escrow.off')
          : t('escrow.on', { agency: escrow.agencyName, time: dateTime(escrow.addedAt) })}
      </p>
      {escrow === null && escrowTo === null ? (
        <p className="hp-muted">{t('escrow.noAgency')}</p>
      ) : null}
      <div className="hp-row">
        {escrow === null ? (
          <Button disabled={escrowTo === null} onClick={() => setAsking(true)}>
            {t('escrow.turnOn')}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => void turnOff()}>
            {t('escrow.turnOff')}
          </Button>
        )}
        <span role="status">{taken ? t('escrow.offDone') : null}</span>
      </div>
      {failure === null || asking ? null : <ErrorNotice failure={failure} />}
      <PassphraseDialog
        open={asking}
        title={t('escrow.dialogTitle', { agency: escrowTo?.agencyName ?? '' })}
        actionLabel={t('escrow.action')}
        cancelLabel={t('escrow.cancel')}
        busy={busy}
        failure={failure}
        onConfirm={(passphrase) => void turnOn(passphrase)}
        onClose={close}
      >
        {escrowDisclosure.map((sentence) => (
          <p key={sentence.en}>{say(sentence)}</p>
        ))}
      </PassphraseDialog>
    </section>
  );
}
