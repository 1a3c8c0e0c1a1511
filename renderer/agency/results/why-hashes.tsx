import { useTranslation } from 'react-i18next';
import type { WhyProps } from './why-drawer.tsx';

/** What a doubter can check by hand: the digest of each sheet, of the rule and of the result. */
export function WhyHashes({ standing, result }: WhyProps) {
  const { t } = useTranslation('agency');
  const lines = [
    ...standing.sheets.flatMap((sheet) =>
      sheet.sha256 === null ? [] : [{ name: sheet.name, hash: sheet.sha256 }],
    ),
    { name: t('why.form'), hash: result.content.form_sha256 },
    { name: t('why.bundle'), hash: result.content.bundle },
    { name: t('why.content'), hash: result.contentSha256 },
    { name: t('why.signed'), hash: result.resultSha256 },
  ];
  return (
    <section className="ag-why">
      <h3>{t('why.hashes')}</h3>
      <p className="hp-muted">{t('why.hashesText')}</p>
      <dl className="ag-pairs">
        {lines.map((line) => (
          <div key={line.name} className="ag-pair">
            <dt>{line.name}</dt>
            <dd className="ag-hash">{line.hash}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
