import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/errors.ts';
import type { OpinionView } from '../../../shared/operations/opinion.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';

type OpinionHeadProps = {
  readonly round: string;
  readonly view: OpinionView;
  readonly onView: (view: OpinionView) => void;
  /** Texts were written into fields: what is open has to be read again. */
  readonly onFilled: () => void;
  readonly onOpen: (part: string | null) => void;
};

/** Where the opinion stands, what is wrong with it, and what can be done with it as a whole. */
export function OpinionHead({ round, view, onView, onFilled, onOpen }: OpinionHeadProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const action = useAction();
  const pick = useBilingual();
  const { approved, named } = view;
  const does = async (operation: () => Promise<Result<OpinionView>>) => {
    const next = await action.run(operation);
    if (next !== undefined) onView(next);
    return next !== undefined;
  };
  const fill = async () => {
    if (await does(() => api.agency.fillOpinion({ round }))) onFilled();
  };
  const hasAnswers = view.members.some(({ stand }) => stand !== null);
  return (
    <Panel
      title={t('opinion.title')}
      extra={
        <>
          <Button disabled={action.busy} onClick={() => void fill()}>
            {t('opinion.fill')}
          </Button>
          <Button
            type="primary"
            loading={action.busy}
            disabled={approved !== null && approved.stale === null}
            onClick={() => void does(() => api.agency.approveOpinion({ round }))}
          >
            {t(approved === null ? 'opinion.approve' : 'opinion.approveAgain')}
          </Button>
        </>
      }
    >
      <p className="hp-muted ag-text">{t('opinion.intro')}</p>
      <p role="status">
        {approved === null ? (
          <StateMark state="ready" label={t('opinion.notApproved')} />
        ) : (
          <StateMark
            state={approved.stale === null ? 'done' : 'flag'}
            label={t('opinion.approved', {
              version: approved.version,
              time: dateTime(approved.issuedAt),
            })}
          />
        )}
      </p>
      {approved === null ? null : (
        <p className="hp-muted hp-small">
          {t('opinion.hash')} <span className="ag-hash">{approved.contentSha256}</span>
        </p>
      )}
      {approved === null || approved.stale === null ? null : (
        <Notice tone="warn" title={t(`opinion.${approved.stale}`)}>
          {hasAnswers ? t('opinion.answersLost') : undefined}
        </Notice>
      )}
      {named.length === 0 ? null : (
        <Notice tone="warn" title={t('opinion.named')}>
          <p>{t('opinion.namedText')}</p>
          <ul>
            {named.map(({ app, item, title, names }) => {
              const place = [app, pick(title)].filter((word) => word !== null).join(' · ');
              return (
                <li key={`${app ?? ''} ${item ?? ''}`}>
                  <button type="button" className="ag-link" onClick={() => onOpen(app)}>
                    {t('opinion.namedIn', { place, names: names.join('、') })}
                  </button>
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </Panel>
  );
}
