import { useTranslation } from 'react-i18next';
import type { ExpertRow } from '../../../shared/operations/agency.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';

type RemoveExpertProps = {
  readonly expert: ExpertRow;
  readonly onRemoved: (experts: readonly ExpertRow[]) => void;
};

export function RemoveExpert({ expert, onRemoved }: RemoveExpertProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const remove = async () => {
    const experts = await action.run(() => api.agency.removeExpert({ kid: expert.kid }));
    if (experts !== undefined) onRemoved(experts);
  };
  return (
    <>
      <ConfirmButton
        label={t('experts.remove')}
        name={t('experts.removeNamed', { name: expert.name })}
        title={t('experts.removeTitle', { name: expert.name })}
        confirmLabel={t('experts.removeConfirm')}
        keepLabel={t('experts.keep')}
        disabled={action.busy}
        onConfirm={() => void remove()}
      >
        {t('experts.removeText')}
      </ConfirmButton>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </>
  );
}
