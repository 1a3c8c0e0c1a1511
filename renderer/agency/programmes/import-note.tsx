import { useTranslation } from 'react-i18next';
import type { ProgrammeImport } from '../../../shared/operations/agency-programmes.ts';
import { Notice } from '../parts/notice.tsx';
import type { Go } from '../route.ts';
import { ProblemList } from './problem-list.tsx';

/** What became of a programme file: taken in, here already, or every fault of it. */
export function ImportNote({ taken, go }: { readonly taken: ProgrammeImport; readonly go: Go }) {
  const { t } = useTranslation('programmes');
  if (taken.outcome === 'bad') {
    return (
      <>
        <h3>{t('imported.bad', { file: taken.fileName })}</h3>
        <ProblemList problems={taken.problems} content={null} onOpen={null} />
      </>
    );
  }
  const { programme } = taken;
  const renamed = taken.outcome === 'imported' && taken.renamedFrom !== null;
  const words = taken.outcome === 'same' ? 'same' : renamed ? 'renamed' : 'imported';
  return (
    <Notice tone="good" title={t(`imported.${words}`, { programme })}>
      <button type="button" className="ag-link" onClick={() => go({ at: 'programme', programme })}>
        {t('open')}
      </button>
    </Notice>
  );
}
