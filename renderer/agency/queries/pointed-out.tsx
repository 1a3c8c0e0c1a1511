import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PointedOut, QueriesView } from '../../../shared/operations/queries.ts';
import { useBilingual } from '../../text/text.ts';
import { StateMark } from '../../ui/state-mark.tsx';

type PointedOutProps = {
  readonly view: QueriesView;
  readonly onAsk: (about: PointedOut | null) => void;
};

/** Scores that the last result points out, each a step away from a question. */
export function PointedOutList({ view, onAsk }: PointedOutProps) {
  const { t } = useTranslation('queries');
  const pick = useBilingual();
  const { pointedOut, rule, isRuleDefault } = view;
  return (
    <section className="ag-stack" aria-label={t('agency.pointedOut')}>
      <h3>{t('agency.pointedOut')}</h3>
      <p className="hp-muted hp-small ag-text">
        {t(isRuleDefault ? 'agency.ruleDefault' : 'agency.rule', {
          cutoff: rule.cutoff / 100,
          floor: rule.floor / 100,
          decision: t(`agency.${rule.decision}`),
        })}
      </p>
      {pointedOut === null || pointedOut.length === 0 ? (
        <p>{t(pointedOut === null ? 'agency.pointedOutNotYet' : 'agency.pointedOutNone')}</p>
      ) : (
        <ul className="ag-cards">
          {pointedOut.map((one) => (
            <li key={`${one.app} ${one.kid}`} className="ag-card">
              <div className="ag-panel-head">
                <strong>
                  {one.name} · {one.app} {one.title}
                </strong>
                <span className="hp-row">
                  {one.isAsked ? <StateMark state="done" label={t('agency.asked')} /> : null}
                  {one.isDecided ? <StateMark state="done" label={t('agency.decided')} /> : null}
                  {one.sheetSha256 === null || one.isAsked ? null : (
                    <Button
                      size="small"
                      type="primary"
                      aria-label={`${t('agency.ask')} ${one.name} ${one.app}`}
                      onClick={() => onAsk(one)}
                    >
                      {t('agency.ask')}
                    </Button>
                  )}
                </span>
              </div>
              <span className="ag-text">{pick(one.note)}</span>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button onClick={() => onAsk(null)} disabled={view.sheets.length === 0}>
          {t('agency.askAny')}
        </Button>
      </div>
    </section>
  );
}
