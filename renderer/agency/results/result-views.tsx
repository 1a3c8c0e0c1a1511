import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { dateTime } from '../../text/format.ts';
import { Code } from '../../ui/code.tsx';
import { Panel } from '../parts/panel.tsx';
import { FlagList } from './flag-list.tsx';
import { HeatMap } from './heat-map.tsx';
import { LotResult } from './lot-result.tsx';

/** First 80 bits of the digest in groups of four, enough to compare two results by phone. */
const shortCode = (sha256: string): string =>
  (sha256.slice(0, 20).toUpperCase().match(/.{4}/g) ?? []).join('-');

type ResultViewsProps = { readonly result: RoundResult; readonly rubric: Rubric };

/** The expert result, read only: by lot, as a map of experts and applications, and its flags. */
export function ResultViews({ result, rubric }: ResultViewsProps) {
  const { t } = useTranslation('agency');
  const { content } = result;
  const isScored = rubric.criteria.length > 0;
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
            children: (
              <div className="ag-stack">
                {content.lots.map((lot) => (
                  <LotResult key={lot.lot} lot={lot} result={result} rubric={rubric} />
                ))}
                {isScored ? <p className="hp-muted hp-small">{t('merge.dotLegend')}</p> : null}
              </div>
            ),
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
