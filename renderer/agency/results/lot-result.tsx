import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scaleOf } from '../../../shared/charts/score-scale.ts';
import { lotHeading } from '../../../shared/lot-heading.ts';
import type { RoundResult } from '../../../shared/merge/round-result.ts';
import type { ResultContent } from '../../../shared/objects/result.ts';
import { lotStateWords } from '../../../shared/result-words.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { showsTotal } from '../../../shared/shows-total.ts';
import { useBilingual } from '../../text/text.ts';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { roundingAt } from '../rule/rule-draft.ts';
import { Pager, usePage } from './pager.tsx';
import { StandingRow } from './standing-row.tsx';
import { WhyDrawer } from './why-drawer.tsx';

type Lot = ResultContent['lots'][number];

const standingsPerPage = 40;

const lotStates: Readonly<Record<Lot['state'], State>> = {
  ranked: 'done',
  'direct-single': 'done',
  voted: 'done',
  held: 'held',
  'no-valid-sheet': 'problem',
};

type LotResultProps = {
  readonly lot: Lot;
  /** The standings that were asked for, all of them as a rule. */
  readonly shown: Lot['standings'];
  readonly result: RoundResult;
  readonly rubric: Rubric;
};

/** One lot's outcome, place by place; a banner where another rule would name another winner. */
export function LotResult({ lot, shown, result, rubric }: LotResultProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const [why, setWhy] = useState<string | null>(null);
  const flags = result.content.flags.filter((flag) => flag.lot === lot.lot);
  const sensitive = flags.filter((flag) => flag.kind === 'another-rule-another-winner');
  const ofLot = flags.filter((flag) => flag.app === null && !sensitive.includes(flag));
  const scale = scaleOf(lot.standings, rubric.fullMark / 100);
  const standing = lot.standings.find((candidate) => candidate.app === why);
  const tied = (place: number | null) =>
    place !== null && lot.standings.filter((other) => other.place === place).length > 1;
  const { policy } = result.content;
  const rounding = roundingAt(policy, 'sheet') ?? roundingAt(policy, 'application');
  const note = pick(lot.note);
  const isScored = showsTotal({ policy, rubric });
  const { rows, pager } = usePage(shown, standingsPerPage);
  return (
    <Panel
      title={lotHeading(lot)}
      extra={<StateMark state={lotStates[lot.state]} label={pick(lotStateWords[lot.state])} />}
    >
      {sensitive.length === 0 ? null : (
        <Notice tone="warn" title={t('merge.banner')}>
          {sensitive.map((flag) => (
            <p key={flag.note.zh}>{pick(flag.note)}</p>
          ))}
          <p className="hp-muted hp-small">{t('merge.bannerText')}</p>
        </Notice>
      )}
      {note === '' ? null : <p>{note}</p>}
      {lot.trimmed ? <p className="hp-muted">{t('merge.trimmed')}</p> : null}
      {ofLot.map((flag) => (
        <p key={flag.kind}>
          <StateMark state="flag" label={pick(flag.note)} />
        </p>
      ))}
      <ScrollTable
        caption={t('merge.caption', { lot: lotHeading(lot) })}
        className={isScored ? 'ag-results' : 'ag-results ag-voted'}
      >
        <thead>
          <tr>
            {isScored ? (
              <th scope="col" className="ag-col-place">
                {t('merge.place')}
              </th>
            ) : null}
            <th scope="col">{t('merge.application')}</th>
            {isScored ? (
              <>
                <th scope="col" className="hp-number ag-col-score">
                  {t('merge.score')}
                </th>
                <th scope="col" className="ag-col-dots">
                  {t('merge.dots')}
                </th>
                <th scope="col" className="hp-number ag-col-score">
                  {t('merge.spread')}
                </th>
              </>
            ) : null}
            <th scope="col" className="ag-col-outcome">
              {t('statistics.outcome')}
            </th>
            <th scope="col" className="ag-col-flags">
              {t('merge.flags')}
            </th>
            <th scope="col" className="ag-col-action">
              {t('experts.action')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StandingRow
              key={row.app}
              standing={row}
              lot={lot}
              policy={policy}
              rubric={rubric}
              isScored={isScored}
              tied={tied(row.place)}
              scale={scale}
              rounding={rounding}
              flags={flags.filter((flag) => flag.app === row.app)}
              onWhy={() => setWhy(row.app)}
            />
          ))}
        </tbody>
      </ScrollTable>
      <Pager {...pager} label={t('merge.caption', { lot: lotHeading(lot) })} />
      {standing === undefined ? null : (
        <WhyDrawer
          lot={lot}
          standing={standing}
          result={result}
          rubric={rubric}
          onClose={() => setWhy(null)}
        />
      )}
    </Panel>
  );
}
