import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionView } from '../../../shared/operations/opinion.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { SavedNote } from '../parts/saved-note.tsx';

/** The approved opinion on paper, for the public, and as the signed object. */
export function OpinionExports({
  round,
  view,
}: {
  readonly round: string;
  readonly view: OpinionView;
}) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const [warned, setWarned] = useState(false);
  const write = async (format: 'paper' | 'publication' | 'signed', knowingly = false) => {
    const file = await action.run(() => api.agency.exportOpinion({ round, format, knowingly }));
    setWarned(file === undefined && format === 'publication');
    if (file !== undefined) setSaved(file);
  };
  const disabled = view.approved === null || action.busy;
  const isNamed = warned && action.failure?.code === 'opinion-names';
  return (
    <>
      <div className="hp-row">
        <Button disabled={disabled} onClick={() => void write('paper')}>
          {t('signatures.export')}
        </Button>
        <Button disabled={disabled} onClick={() => void write('publication')}>
          {t('signatures.exportPublic')}
        </Button>
        <Button disabled={disabled} onClick={() => void write('signed')}>
          {t('signatures.exportSigned')}
        </Button>
      </div>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      {isNamed ? (
        <div className="hp-row">
          <Button disabled={disabled} onClick={() => void write('publication', true)}>
            {t('signatures.exportPublicKnowingly')}
          </Button>
        </div>
      ) : null}
      <SavedNote saved={saved} />
    </>
  );
}
