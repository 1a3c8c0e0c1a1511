import { useTranslation } from 'react-i18next';
import type { ResultContent } from '../../../shared/objects/result.ts';
import { useBilingual } from '../../text/text.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { FlagName } from './flag-text.tsx';

/** Everything that people should look at; none of it changes a figure or a place. */
export function FlagList({ content }: { readonly content: ResultContent }) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const names = new Map(
    content.lots
      .flatMap((lot) => lot.standings)
      .flatMap((standing) => standing.sheets)
      .map((sheet) => [sheet.expert, sheet.name]),
  );
  if (content.flags.length === 0) return <p className="hp-muted">{t('merge.noFlags')}</p>;
  return (
    <ScrollTable caption={t('merge.otherFlags')}>
      <thead>
        <tr>
          <th scope="col">{t('merge.flags')}</th>
          <th scope="col">{t('merge.where')}</th>
          <th scope="col">{t('why.expert')}</th>
          <th scope="col">{t('why.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {content.flags.map((flag) => (
          <tr key={[flag.kind, flag.lot, flag.app, flag.expert, flag.note.zh].join(' ')}>
            <th scope="row">
              <FlagName flag={flag} />
            </th>
            <td className="ag-nowrap">{[flag.lot, flag.app].filter(Boolean).join(' · ')}</td>
            <td className="ag-nowrap">
              {flag.expert === null ? '' : (names.get(flag.expert) ?? flag.expert)}
            </td>
            <td>{pick(flag.note)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
