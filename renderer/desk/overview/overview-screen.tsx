import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/objects/form.ts';
import type { OverviewRow } from '../../../shared/operations/expert.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { useApi } from '../../app/api-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import type { Go } from '../place.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { ScoreMatrix } from './score-matrix.tsx';
import './overview.css';

type OverviewScreenProps = { readonly round: string; readonly onGo: Go };

/** All applications × criteria of the expert's own scores, with what is missing one click away. */
export function OverviewScreen({ round, onGo }: OverviewScreenProps) {
  const api = useApi();
  const query = useQuery(async () => {
    const desk = await api.expert.desk({ round });
    if (!desk.ok) return desk;
    const rows = await api.expert.overview({ round });
    if (!rows.ok) return rows;
    return { ok: true as const, value: { form: desk.value.form, rows: rows.value } };
  }, round);
  return (
    <div className="hp-page">
      <div className="hp-page-inner hp-overview">
        <QueryView query={query}>
          {({ form, rows }) => <Overview round={round} form={form} rows={rows} onGo={onGo} />}
        </QueryView>
      </div>
    </div>
  );
}

type OverviewProps = OverviewScreenProps & {
  readonly form: Form;
  readonly rows: readonly OverviewRow[];
};

function Overview({ round, form, rows, onGo }: OverviewProps) {
  const { t } = useTranslation('expert');
  const [order, setOrder] = useState<'roster' | 'place'>('roster');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [comparing, setComparing] = useState(false);
  if (rows.length === 0) return <EmptyState title={t('overview.empty')} />;
  const isScored = showsTotal(form);
  const lots = [...new Map(rows.map((row) => [row.lot, row.lotTitle])).entries()];
  const pick = (app: string, on: boolean) =>
    setPicked((before) =>
      on ? [...before.slice(-1), app] : before.filter((other) => other !== app),
    );
  const pair = rows.filter(({ app }) => picked.includes(app));
  return (
    <>
      <header className="hp-spread">
        <h1>{t('overview.title')}</h1>
        <div className="hp-row">
          {isScored ? (
            <Segmented<'roster' | 'place'>
              aria-label={t('overview.order')}
              value={order}
              options={[
                { value: 'roster', label: t('overview.byRoster') },
                { value: 'place', label: t('overview.byPlace') },
              ]}
              onChange={setOrder}
            />
          ) : null}
          <Button disabled={pair.length !== 2} onClick={() => setComparing(true)}>
            {pair.length === 2 ? t('overview.compare') : t('overview.pickTwo')}
          </Button>
        </div>
      </header>
      {lots.map(([lot, title]) => (
        <ScoreMatrix
          key={lot}
          title={title === '' ? lot : title}
          form={form}
          rows={inOrder(
            rows.filter((row) => row.lot === lot),
            order,
          )}
          pickCell={(row) => (
            <Checkbox
              checked={picked.includes(row.app)}
              aria-label={t('overview.pick', { app: row.app })}
              onChange={(event) => pick(row.app, event.target.checked)}
            />
          )}
          onOpen={(app, item) =>
            onGo({ kind: 'desk', round, app, ...(item === null ? {} : { item }) })
          }
        />
      ))}
      {isScored ? <p className="hp-muted hp-small">{t('overview.ownOnly')}</p> : null}
      {pair[0] === undefined || pair[1] === undefined ? null : (
        <CompareDialog
          open={comparing}
          round={round}
          form={form}
          left={pair[0]}
          right={pair[1]}
          onClose={() => setComparing(false)}
        />
      )}
    </>
  );
}

function inOrder(rows: readonly OverviewRow[], order: 'roster' | 'place'): readonly OverviewRow[] {
  if (order === 'roster') return rows;
  return rows.toSorted(
    (a, b) => (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || 0,
  );
}
