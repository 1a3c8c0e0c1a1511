import { useTranslation } from 'react-i18next';
import { scoreDistribution } from '../../../shared/charts/score-distribution.ts';
import type { ResultContent } from '../../../shared/objects/result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { Panel } from '../parts/panel.tsx';
import { DrawingView } from './drawing-view.tsx';
import { Pager, usePage } from './pager.tsx';

type ChartsViewProps = { readonly content: ResultContent; readonly rubric: Rubric };

/** How the scores of each application lie, lot by lot. */
export function ChartsView({ content, rubric }: ChartsViewProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const drawings = content.lots.flatMap((lot) =>
    scoreDistribution(lot, rubric.fullMark / 100, pick),
  );
  const { rows, pager } = usePage(drawings, 6);
  return (
    <Panel title={t('statistics.distribution')}>
      <p className="hp-muted">{t('statistics.distributionText')}</p>
      <Pager {...pager} label={t('statistics.distribution')} />
      {rows.map((drawing) => (
        <DrawingView key={`${drawing.title} ${drawing.table.rows[0]?.[0]}`} drawing={drawing} />
      ))}
    </Panel>
  );
}
