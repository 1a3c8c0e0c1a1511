import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/errors.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Gate } from './gate.tsx';
import { useWorkspace } from './stores.ts';

/** Missing, damaged, newer or open elsewhere: what it is, that nothing was touched, what to do. */
export function ProblemScreen({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation('app');
  const refresh = useWorkspace((store) => store.refresh);
  return (
    <Gate title={t('problem.title')}>
      <ErrorNotice failure={failure} onRetry={() => void refresh()} />
      <p className="hp-muted">{t('problem.safe')}</p>
    </Gate>
  );
}
