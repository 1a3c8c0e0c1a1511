import { useTranslation } from 'react-i18next';
import type { Programme } from '../../../shared/programme.ts';
import { BilingualField, LineField } from './fields.tsx';
import { type Lens, part } from './lens.ts';

/** What the programme is called, whose it is, and what it was copied from. */
export function ProgrammeBasics({ lens }: { readonly lens: Lens<Programme> }) {
  const { t } = useTranslation('programmes');
  const { copiedFrom } = lens.value;
  return (
    <>
      <BilingualField label={t('title')} lens={part(lens, 'title')} />
      <LineField label={t('version')} lens={part(lens, 'version')} />
      <BilingualField label={t('issuer')} lens={part(lens, 'issuer')} />
      <BilingualField label={t('document')} lens={part(lens, 'document')} rows={2} />
      {copiedFrom === undefined ? null : (
        <p className="hp-muted">
          {t('copiedFrom', copiedFrom)} <code className="ag-hash">{copiedFrom.sha256}</code>
        </p>
      )}
    </>
  );
}
