import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { dateTime } from '../../text/format.ts';
import { Code } from '../../ui/code.tsx';
import { Panel } from '../parts/panel.tsx';
import { ChartsView } from './charts-view.tsx';
import { FlagList } from './flag-list.tsx';
import { HeatMap } from './heat-map.tsx';
import { LotList } from './lot-list.tsx';
import { StatisticsView } from './statistics/statistics-view.tsx';

/** First 80 bits of the digest in groups of four, enough to compare two results by phone. */
const shortCode = (sha256: string): string =>
  (sha256.slice(0, 20).toUpperCase().match(/.{4}/g) ?? []).join('-');

type ResultViewsProps = { readonly result: RoundResult; readonly rubric: Rubric };

/** The expert result, read only: by lot, as a map of experts and applications, and its flags. */
export function ResultViews({ result, rubric }: ResultViewsProps) {
  const { t } = useTranslation('agency');
  const { content } = result;
  const isScored = showsTotal({ policy: content.policy, rubric });
  return (
    <>
      <div className="ag-result-head">
        <div>
          <p className="hp-muted hp-small">{t('merge.resultCode')}</p>
          <Code code={shortCode(result.contentSha256)} label={t('merge.resultCode')} size="large" />
          <p className="hp-muted hp-small">{t('merge.resultCodeText')}</p>
        </div>
        <div>
          <p className="hp-muted">{t('merge.signedAt', { time: dateTime(result.issuedAt) })}</p>
          <p className="ag-hash">
            {t('merge.resultHash')} {result.contentSha256}
          </p>
          <p>{t('merge.advice')}</p>
        </div>
      </div>
      <Tabs
        items={[
          {
            key: 'lots',
            label: t('merge.tab.lots'),
            children: <LotList result={result} rubric={rubric} />,
          },
          {
            key: 'heat',
            label: t('merge.tab.heat'),
            children: (
              <Panel title={t(isScored ? 'heat.caption' : 'heat.votesCaption')}>
                <HeatMap content={content} rubric={rubric} />
              </Panel>
            ),
          },
          ...(isScored
            ? [
                {
                  key: 'charts',
                  label: t('statistics.chartsTab'),
                  children: <ChartsView content={content} rubric={rubric} />,
                },
              ]
            : []),
          {
            key: 'statistics',
            label: t('statistics.tab'),
            children: (
              <StatisticsView
                content={content}
                contentSha256={result.contentSha256}
                rubric={rubric}
              />
            ),
          },
          {
            key: 'flags',
            label: t('merge.tab.flags', { count: content.flags.length }),
            children: (
              <Panel title={t('merge.otherFlags')}>
                <FlagList content={content} />
              </Panel>
            ),
          },
        ]}
      />
    </>
  );
}
