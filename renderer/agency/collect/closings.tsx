import { useTranslation } from 'react-i18next';
import { conflictKinds } from '../../../shared/conflict-kinds.ts';
import type { ClosingRow } from '../../../shared/operations/collect.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

/** Who confirmed after the review and who erased, held against the keys that were issued. */
export function Closings({ rows }: { readonly rows: readonly ClosingRow[] }) {
  const { t } = useTranslation('agency');
  const erased = rows.filter(({ destruction }) => destruction !== null).length;
  const confirmed = rows.filter(({ confirmation }) => confirmation !== null).length;
  return (
    <>
      <p>{t('closings.summary', { confirmed, erased, total: rows.length })}</p>
      <ScrollTable caption={t('closings.title')}>
        <thead>
          <tr>
            <th scope="col">{t('closings.expert')}</th>
            <th scope="col">{t('closings.confirmation')}</th>
            <th scope="col">{t('closings.destruction')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.kid}>
              <th scope="row">
                {row.name}
                <span className="ag-sub">{row.unit}</span>
              </th>
              <td>
                <Confirmation found={row.confirmation} />
              </td>
              <td>
                <Destruction row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}

function Confirmation({ found }: { readonly found: ClosingRow['confirmation'] }) {
  const { t } = useTranslation('agency');
  const say = useBilingual();
  if (found === null) return <StateMark state="held" label={t('closings.notConfirmed')} />;
  return (
    <>
      <StateMark
        state={found.arisen.length === 0 ? 'done' : 'flag'}
        label={t('closings.confirmed', { time: dateTime(found.receivedAt) })}
      />
      {found.arisen.map(({ app, kind, detail }) => (
        <span key={`${app} ${kind}`} className="ag-block">
          {t('closings.arisen', { app })} {say(conflictKinds[kind].title)} {detail}
        </span>
      ))}
    </>
  );
}

function Destruction({ row }: { readonly row: ClosingRow }) {
  const { t } = useTranslation('agency');
  const { destruction, keys } = row;
  if (destruction === null) {
    return keys.length === 0 ? (
      <span className="hp-muted">{t('closings.noKeys')}</span>
    ) : (
      <StateMark state="held" label={t('closings.notErased', { count: keys.length })} />
    );
  }
  const { claimedAt, unlisted, unacknowledged, documents, drafts } = destruction;
  return (
    <>
      <StateMark
        state={unlisted.length === 0 ? 'done' : 'flag'}
        label={t('closings.erased', { time: dateTime(claimedAt) })}
      />
      <span className="ag-sub">
        {t('closings.erasedWhat', { keys: destruction.keys, documents, drafts })}
      </span>
      {unlisted.length === 0 ? null : (
        <span className="ag-block">{t('closings.unlisted', { apps: unlisted.join('、') })}</span>
      )}
      {unacknowledged === 0 ? null : (
        <span className="ag-block">{t('closings.unacknowledged', { count: unacknowledged })}</span>
      )}
      <span className="ag-digest" title={destruction.sha256}>
        {destruction.sha256.slice(0, 12)}
      </span>
    </>
  );
}
