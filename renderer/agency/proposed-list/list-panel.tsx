import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/errors.ts';
import type { DepartureKind } from '../../../shared/objects/proposed-list.ts';
import type { ListView } from '../../../shared/operations/proposed-list.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { withReason } from './list-edits.ts';
import type { ListProps } from './list-props.ts';
import { LotList } from './lot-list.tsx';
import { Versions } from './versions.tsx';

/** The list with its departures, kept as it is edited, signed as a whole. */
export function ListPanel({ round, view, onView }: ListProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const pick = useBilingual();
  const action = useAction();
  // An edit is made upon the newest answer, not upon the one that was drawn.
  const newest = useRef(view);
  newest.current = view;
  const isFinal = view.versions.at(-1)?.final ?? false;
  const does = async (operation: () => Promise<Result<ListView>>) => {
    const next = await action.run(operation);
    if (next !== undefined) onView(next);
  };
  const keep = async (
    entries: Parameters<typeof api.agency.saveListDraft>[0]['entries'],
    reasons: ListView['departures'],
  ) => {
    const saved = await api.agency.saveListDraft({ round, entries, reasons: [...reasons] });
    if (saved.ok) {
      newest.current = saved.value;
      onView(saved.value);
    }
    return saved;
  };
  const keepReason = (app: string, kind: DepartureKind, reason: string) =>
    keep(
      newest.current.rows.map(({ app: of, listed, place, choice }) => ({
        ...{ app: of, listed },
        ...{ place, choice },
      })),
      withReason(newest.current, app, kind, reason),
    );
  const lots = [...Map.groupBy(view.rows, ({ lot }) => lot).values()];
  return (
    <Panel
      title={t('list.title')}
      extra={
        <>
          {view.draftSavedAt === null ? null : (
            <Button
              type="text"
              disabled={action.busy}
              onClick={() => void does(() => api.agency.dropListDraft({ round }))}
            >
              {t('list.drop')}
            </Button>
          )}
          <Button
            type="primary"
            loading={action.busy}
            disabled={view.blocked.sign !== null}
            onClick={() => void does(() => api.agency.signList({ round }))}
          >
            {t(view.versions.length === 0 ? 'list.sign' : 'list.signAgain')}
          </Button>
        </>
      }
    >
      <p className="hp-muted ag-text">{t('list.intro')}</p>
      {view.stale === null || isFinal ? null : (
        <Notice tone="warn" title={t(`list.stale.${view.stale}`)} />
      )}
      <p role="status" className="hp-muted">
        {view.draftSavedAt === null
          ? ''
          : `${t('list.draft', { time: dateTime(view.draftSavedAt) })} `}
        {view.blocked.sign === null ? '' : pick(view.blocked.sign)}
      </p>
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      {lots.map((rows) => (
        <LotList
          key={rows[0]?.lot}
          view={view}
          rows={rows}
          isFinal={isFinal}
          onEntries={(entries) =>
            void does(() =>
              api.agency.saveListDraft({
                round,
                entries,
                reasons: [...newest.current.departures],
              }),
            )
          }
          keepReason={keepReason}
        />
      ))}
      <Versions round={round} view={view} />
    </Panel>
  );
}
