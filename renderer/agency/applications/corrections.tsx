import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyRound } from '../../../shared/operations/agency.ts';
import { Notice } from '../parts/notice.tsx';
import { CorrectPartyDialog } from './correct-party-dialog.tsx';

type CorrectionsProps = {
  readonly round: AgencyRound;
  /** Which application is being corrected. */
  readonly app: string | null;
  readonly onCorrected: (round: AgencyRound) => void;
  readonly onClose: () => void;
};

/** What can still be changed about the applications of a sealed round, and what was. */
export function Corrections({ round, app, onCorrected, onClose }: CorrectionsProps) {
  const { t } = useTranslation('agency');
  const [done, setDone] = useState<string | null>(null);
  const application = round.applications.find((one) => one.app === app);
  const names = round.assignments.flatMap((one) =>
    done !== null && one.apps.includes(done) ? [one.name] : [],
  );
  return (
    <>
      {done === null ? (
        <Notice tone="info" title={t('applications.sealedNote')} />
      ) : (
        <Notice
          tone="good"
          title={t('correction.done', { app: done, names: names.join(t('correction.and')) })}
        />
      )}
      {application === undefined ? null : (
        <CorrectPartyDialog
          key={application.app}
          round={round}
          application={application}
          onCorrected={(next) => {
            setDone(application.app);
            onClose();
            onCorrected(next);
          }}
          onClose={onClose}
        />
      )}
    </>
  );
}
