import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../ui/query-view.tsx';
import { ClosingSection, useClosing } from '../closing/closing-section.tsx';
import type { Go } from '../place.ts';
import { SubmissionScreen } from './submission-screen.tsx';

type SubmissionPageProps = { readonly round: string; readonly onGo: Go };

/** Handing in and what follows it; of an erased round only what follows. */
export function SubmissionPage({ round, onGo }: SubmissionPageProps) {
  const { t } = useTranslation('expert');
  const closing = useClosing(round);
  return (
    <QueryView query={closing}>
      {(view) =>
        view.erased === null ? (
          <SubmissionScreen round={round} onGo={onGo} after={<ClosingSection query={closing} />} />
        ) : (
          <div className="hp-page">
            <div className="hp-page-inner">
              <ClosingSection query={closing} />
              <div>
                <Button onClick={() => onGo({ kind: 'inbox' })}>{t('submitted.toInbox')}</Button>
              </div>
            </div>
          </div>
        )
      }
    </QueryView>
  );
}
