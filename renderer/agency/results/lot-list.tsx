import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import type { ResultContent } from '../../../shared/objects/result.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { LotResult } from './lot-result.tsx';
import { Pager, usePage } from './pager.tsx';

type Lot = ResultContent['lots'][number];

const lotsPerPage = 10;
// Below this everything is seen at once and a search would only be in the way.
const fewApplications = 30;

const has = (asked: string, ...texts: readonly string[]) =>
  texts.some((text) => text.toLowerCase().includes(asked));

/** The standings of a lot that match; all of them where its own name does. */
function matching({ lot, title, standings }: Lot, asked: string): Lot['standings'] {
  if (asked === '' || has(asked, lot, title)) return standings;
  return standings.filter((one) => has(asked, one.app, one.title, one.unit));
}

/** Every lot's outcome, in pages, with a search where there are many. */
export function LotList({
  result,
  rubric,
}: {
  readonly result: RoundResult;
  readonly rubric: Rubric;
}) {
  const { t } = useTranslation('agency');
  const [asked, setAsked] = useState('');
  const { lots, policy } = result.content;
  const wanted = asked.trim().toLowerCase();
  const found = lots
    .map((lot) => ({ lot, shown: matching(lot, wanted) }))
    .filter(({ shown }) => shown.length > 0);
  const { rows, pager } = usePage(found, lotsPerPage);
  const applications = lots.reduce((sum, { standings }) => sum + standings.length, 0);
  return (
    <div className="ag-stack">
      {applications < fewApplications ? null : (
        <Input
          className="ag-find"
          value={asked}
          aria-label={t('statistics.find')}
          placeholder={t('statistics.find')}
          onChange={(event) => setAsked(event.target.value)}
          allowClear
        />
      )}
      {found.length === 0 ? <p className="hp-muted">{t('statistics.noneFound')}</p> : null}
      <Pager {...pager} label={t('merge.tab.lots')} />
      {rows.map(({ lot, shown }) => (
        <LotResult key={lot.lot} lot={lot} shown={shown} result={result} rubric={rubric} />
      ))}
      {showsTotal({ policy, rubric }) ? (
        <p className="hp-muted hp-small">{t('merge.dotLegend')}</p>
      ) : null}
    </div>
  );
}
