import { useTranslation } from 'react-i18next';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** Where a file was written; read aloud when it appears. */
export function SavedNote({ saved }: { readonly saved: SavedFile | null }) {
  const { t } = useTranslation('agency');
  return (
    <p className="ag-saved" role="status">
      {saved === null ? null : (
        <StateMark
          state="done"
          label={t('home.saved', { file: saved.fileName, folder: saved.folder })}
        />
      )}
    </p>
  );
}
