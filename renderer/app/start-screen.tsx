import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/operations/workspace.ts';
import { CreateAgency } from './create-agency.tsx';
import { CreateExpert } from './create-expert.tsx';
import { Gate } from './gate.tsx';

/** The first start: one question, then one form. */
export function StartScreen() {
  const { t } = useTranslation('app');
  const [role, setRole] = useState<Role | null>(null);
  const back = () => setRole(null);
  if (role === 'expert') return <CreateExpert onBack={back} />;
  if (role === 'agency') return <CreateAgency onBack={back} />;
  return (
    <Gate title={t('start.question')} wide>
      <div className="hp-choices">
        <button type="button" className="hp-choice" onClick={() => setRole('expert')}>
          <strong>{t('start.expert')}</strong>
          <span className="hp-muted">{t('start.expertHint')}</span>
        </button>
        <button type="button" className="hp-choice" onClick={() => setRole('agency')}>
          <strong>{t('start.agency')}</strong>
          <span className="hp-muted">{t('start.agencyHint')}</span>
        </button>
      </div>
      <div className="hp-small hp-muted">
        <p>{t('start.once')}</p>
        <p>{t('start.offline')}</p>
        <p>
          <strong>{t('start.noSecrets')}</strong>
        </p>
      </div>
    </Gate>
  );
}
