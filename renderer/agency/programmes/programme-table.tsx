import { useTranslation } from 'react-i18next';
import type { ProgrammeRow } from '../../../shared/operations/agency-programmes.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import type { Go } from '../route.ts';

type ProgrammeTableProps = {
  readonly rows: readonly ProgrammeRow[];
  readonly go: Go;
  readonly onRemove: (programme: string) => void;
};

type Standing = 'shipped' | 'saved' | 'draft' | 'differs' | 'problems';
const marks: Readonly<Record<Standing, State>> = {
  shipped: 'submitted',
  saved: 'done',
  draft: 'underway',
  differs: 'underway',
  problems: 'problem',
};

function standingOf(row: ProgrammeRow): Standing {
  if (!row.own) return 'shipped';
  if (row.problems > 0) return 'problems';
  if (row.draftAt === null) return 'saved';
  return row.sha256 === null ? 'draft' : 'differs';
}

/** Shipped programmes and own ones, each with where it comes from and what it is used for. */
export function ProgrammeTable({ rows, go, onRemove }: ProgrammeTableProps) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  return (
    <ScrollTable caption={t('list.heading')}>
      <thead>
        <tr>
          <th scope="col">{t('list.programme')}</th>
          <th scope="col">{t('list.state')}</th>
          <th scope="col">{t('list.from')}</th>
          <th scope="col">{t('list.rounds')}</th>
          <th scope="col">{t('list.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const standing = standingOf(row);
          const { copiedFrom } = row;
          return (
            <tr key={row.programme}>
              <th scope="row">
                <button
                  type="button"
                  className="ag-link"
                  onClick={() => go({ at: 'programme', programme: row.programme })}
                >
                  {pick(row.title)}
                </button>
                <span className="ag-sub">
                  {t('heading', { id: row.programme, version: row.version })} ·{' '}
                  {t('list.reviews', { count: row.reviews.length })}
                </span>
              </th>
              <td>
                <StateMark
                  state={marks[standing]}
                  label={t(`standing.${standing}`, { count: row.problems })}
                />
              </td>
              <td>
                {copiedFrom === null ? '—' : t('copiedFrom', copiedFrom)}
                {copiedFrom === null ? null : (
                  <code className="ag-sub" title={copiedFrom.sha256}>
                    {copiedFrom.sha256.slice(0, 16)}…
                  </code>
                )}
              </td>
              <td>{row.rounds.length === 0 ? '—' : row.rounds.join('、')}</td>
              <td>
                {row.own ? (
                  <ConfirmButton
                    label={t('remove')}
                    name={t('removeOf', { title: pick(row.title) })}
                    title={t('removeTitle', { title: pick(row.title) })}
                    confirmLabel={t('remove')}
                    keepLabel={t('keep')}
                    disabled={row.rounds.length > 0}
                    onConfirm={() => onRemove(row.programme)}
                  >
                    {t('removeText')}
                  </ConfirmButton>
                ) : (
                  <span className="hp-muted">{t('list.fixed')}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
