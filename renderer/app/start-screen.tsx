import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/operations/workspace.ts';
import { CreateAgency } from './create-agency.tsx';
import { CreateExpert } from './create-expert.tsx';
import { Gate } from './gate.tsx';
import { RestoreScreen } from './safekeeping/restore-screen.tsx';

/** The first start: one question, then one form. */
export function StartScreen() {
  const { t } = useTranslation('app');
  const { t: tKeep } = useTranslation('safekeeping');
  const [role, setRole] = useState<Role | 'restore' | null>(null);
  const back = () => setRole(null);
  if (role === 'expert') return <CreateExpert onBack={back} />;
  if (role === 'agency') return <CreateAgency onBack={back} />;
  if (role === 'restore') return <RestoreScreen onBack={back} />;
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
      <div className="hp-row">
        <Button onClick={() => setRole('restore')}>{tKeep('start')}</Button>
        <span className="hp-muted">{tKeep('startHint')}</span>
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
