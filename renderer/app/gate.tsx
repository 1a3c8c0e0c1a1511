import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './gate.css';

type GateProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
};

/** The page before a workspace is open: one thing at a time, in the middle. */
export function Gate({ title, children, wide = false }: GateProps) {
  const { t } = useTranslation('app');
  return (
    <main className="hp-gate">
      <div className={wide ? 'hp-gate-sheet hp-gate-wide' : 'hp-gate-sheet'}>
        <div className="hp-gate-brand">
          <strong>{t('product')}</strong>
          <span className="hp-muted">{t('tagline')}</span>
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
