import { useTranslation } from 'react-i18next';
import { expertSeverity } from '../../../../shared/charts/expert-severity.ts';
import type { ResultContent } from '../../../../shared/objects/result.ts';
import type { Rubric } from '../../../../shared/rubric.ts';
import { useApi } from '../../../app/api-context.ts';
import { useBilingual } from '../../../text/text.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { useQuery } from '../../../ui/use-query.ts';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { DrawingView } from '../drawing-view.tsx';
import { AgreementPanel } from './agreement-panel.tsx';
import { RobustnessPanel } from './robustness-panel.tsx';

type StatisticsViewProps = {
  readonly content: ResultContent;
  readonly contentSha256: string;
  readonly rubric: Rubric;
};

/** What can be said beside the result: agreement, severity, robustness. Advisory, and it says so. */
export function StatisticsView({ content, contentSha256, rubric }: StatisticsViewProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const api = useApi();
  const round = content.round;
  const query = useQuery(() => api.agency.statistics({ round }), `statistics-${contentSha256}`);
  return (
    <QueryView query={query}>
      {(statistics) =>
        statistics === null ? null : (
          <div className="ag-stack">
            <Notice tone="info" title={t('statistics.advisory')}>
              <p className="ag-advice">
                {t('statistics.advisoryText', {
                  seed: statistics.seed,
                  resamples: statistics.resamples,
                })}
              </p>
            </Notice>
            <AgreementPanel statistics={statistics} rubric={rubric} />
            {statistics.experts.some(({ bias }) => bias !== null) ? (
              <Panel title={t('statistics.severity')}>
                <p className="hp-muted">{pick(statistics.methods.bias)}</p>
                {expertSeverity(statistics.experts, pick).map((drawing) => (
                  <DrawingView key={drawing.table.rows[0]?.[0]} drawing={drawing} />
                ))}
              </Panel>
            ) : null}
            <RobustnessPanel statistics={statistics} content={content} />
          </div>
        )
      }
    </QueryView>
  );
}
