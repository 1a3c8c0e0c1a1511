import { useTranslation } from 'react-i18next';
import type { SubmissionCheck, Submitted } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { PassphraseDialog } from '../../ui/passphrase-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';

type SignSubmissionProps = {
  readonly open: boolean;
  readonly round: string;
  readonly check: SubmissionCheck;
  readonly waive: boolean;
  readonly onClose: () => void;
  readonly onSubmitted: (submitted: Submitted) => void;
};

/** The passphrase that signs the sheets. Says before what it fixes. */
export function SignSubmission(props: SignSubmissionProps) {
  const { open, round, check, waive, onClose, onSubmitted } = props;
  const { t } = useTranslation('expert');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const submit = async (passphrase: string) => {
    const submitted = await run(() => api.expert.submit({ round, passphrase, waive }));
    if (submitted !== undefined) onSubmitted(submitted);
  };
  return (
    <PassphraseDialog
      open={open}
      title={t('signSubmission.title')}
      actionLabel={t('signSubmission.action')}
      busy={busy}
      failure={failure}
      onConfirm={(passphrase) => void submit(passphrase)}
      onClose={onClose}
    >
      <p>{t('signSubmission.what', { count: check.ready.length })}</p>
      <p>{t('signSubmission.final')}</p>
    </PassphraseDialog>
  );
}
