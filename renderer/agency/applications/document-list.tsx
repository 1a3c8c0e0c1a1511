import { useTranslation } from 'react-i18next';
import type { AgencyApplication } from '../../../shared/operations/agency.ts';
import { useFileSize } from '../../text/format.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** Documents of one application; one that is missing says so in a word, not only in red. */
export function DocumentList({ application }: { readonly application: AgencyApplication }) {
  const { t } = useTranslation('agency');
  const size = useFileSize();
  if (application.documents.length === 0) {
    return <StateMark state="problem" label={t('applications.noDocuments')} />;
  }
  return (
    <ul className="ag-documents">
      {application.documents.map((document) => (
        <li key={document.fileName} title={document.fileName}>
          <span>{document.title}</span>
          {document.state === 'present' ? (
            <span className="hp-muted ag-nowrap">
              {document.size === null ? t('applications.present') : size(document.size)}
            </span>
          ) : (
            <StateMark state="problem" label={t(`applications.${document.state}`)} />
          )}
        </li>
      ))}
    </ul>
  );
}
