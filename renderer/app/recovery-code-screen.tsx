import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmRecovery } from './confirm-recovery.tsx';
import { Gate } from './gate.tsx';

/** The recovery code, shown once; then two of its groups are typed back from paper. */
export function RecoveryCodeScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation('app');
  const [confirming, setConfirming] = useState(false);
  const groups = code
    .split('-')
    .filter((group) => group !== '')
    .map((text, index) => ({ text, number: index + 1 }));
  if (confirming) {
    return <ConfirmRecovery groupCount={groups.length} onBack={() => setConfirming(false)} />;
  }
  return (
    <Gate title={t('recovery.title')} wide>
      <p>{t('recovery.why')}</p>
      <ol className="hp-recovery-code" aria-label={t('recovery.codeLabel')}>
        {groups.map(({ text, number }) => (
          <li key={number}>
            <span>{number}</span>
            {text}
          </li>
        ))}
      </ol>
      <p>{t('recovery.keep')}</p>
      <p>
        <strong>{t('recovery.onlyOnce')}</strong>
      </p>
      <div className="hp-row hp-no-print">
        <Button type="primary" onClick={() => setConfirming(true)}>
          {t('recovery.wrote')}
        </Button>
        <Button onClick={() => window.print()}>{t('recovery.print')}</Button>
      </div>
    </Gate>
  );
}
