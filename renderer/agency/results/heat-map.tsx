import { useTranslation } from 'react-i18next';
import { approximate, isShown, shadeOf } from '../../../shared/charts/score-scale.ts';
import type { ResultContent, Standing } from '../../../shared/objects/result.ts';
import { sheetUseWords } from '../../../shared/result-words.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { choiceTitle } from '../../../shared/vote-words.ts';
import { useBilingual } from '../../text/text.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { UseMark } from './use-mark.tsx';

type HeatCellProps = {
  readonly standing: Standing;
  readonly kid: string;
  /** What the expert voted; null where the rule takes no vote. */
  readonly voteOf: ((choice: string) => string) | null;
  /** Every total of the lot that is shown, lowest first. */
  readonly totals: readonly number[];
};

function HeatCell({ standing, kid, voteOf, totals }: HeatCellProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const sheet = standing.sheets.find((candidate) => candidate.kid === kid);
  if (sheet === undefined) return <td className="ag-heat-none">{t('heat.notAssigned')}</td>;
  const vote = sheet.decision === null ? null : (voteOf?.(sheet.decision) ?? null);
  if (sheet.exact === null && sheet.use === 'used' && vote !== null) {
    return <td className="hp-number">{vote}</td>;
  }
  if (sheet.exact === null || sheet.printed === null) {
    return (
      <td className="ag-heat-none" title={sheet.reason}>
        <UseMark use={sheet.use} />
      </td>
    );
  }
  return (
    <td className={`ag-heat ag-heat-${shadeOf(totals, sheet.exact)}`}>
      {sheet.printed}
      {vote === null ? null : <span className="ag-sub">{vote}</span>}
      {sheet.use === 'used' ? null : (
        <span className="ag-sub">{pick(sheetUseWords[sheet.use])}</span>
      )}
    </td>
  );
}

type HeatMapProps = { readonly content: ResultContent; readonly rubric: Rubric };

/** Applications down, experts across: every total in figures, shaded within its lot, and the vote
 * where the rule takes one. */
export function HeatMap({ content, rubric }: HeatMapProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const isScored = rubric.criteria.length > 0;
  const voteOf =
    content.policy.vote === null ? null : (choice: string) => pick(choiceTitle(rubric, choice));
  const lots = content.lots.filter((lot) => lot.state !== 'direct-single');
  const experts = [
    ...new Map(
      lots
        .flatMap((lot) => lot.standings)
        .flatMap((standing) => standing.sheets)
        .map((sheet) => [sheet.kid, sheet.name]),
    ),
  ];
  return (
    <>
      <p className="hp-muted">{t(isScored ? 'heat.text' : 'heat.votesText')}</p>
      <ScrollTable
        caption={t(isScored ? 'heat.caption' : 'heat.votesCaption')}
        className="ag-heat-map"
      >
        <thead>
          <tr>
            <th scope="col">{t('merge.application')}</th>
            {experts.map(([kid, name]) => (
              <th key={kid} scope="col" className="hp-number">
                {name}
              </th>
            ))}
            {isScored ? (
              <th scope="col" className="hp-number">
                {t('heat.mean')}
              </th>
            ) : null}
          </tr>
        </thead>
        {lots.map((lot) => {
          const totals = lot.standings
            .flatMap((standing) => standing.sheets)
            .filter(isShown)
            .flatMap((sheet) => (sheet.exact === null ? [] : [approximate(sheet.exact)]))
            .sort((a, b) => a - b);
          return (
            <tbody key={lot.lot}>
              <tr>
                <th scope="rowgroup" colSpan={experts.length + 2}>
                  {lot.lot}　{lot.title}
                </th>
              </tr>
              {lot.standings.map((standing) => (
                <tr key={standing.app}>
                  <th scope="row">
                    {standing.app} {standing.title}
                    <span className="ag-sub">{standing.unit}</span>
                  </th>
                  {experts.map(([kid]) => (
                    <HeatCell
                      key={kid}
                      standing={standing}
                      kid={kid}
                      voteOf={voteOf}
                      totals={totals}
                    />
                  ))}
                  {isScored ? (
                    <td className="hp-number">
                      <strong>{standing.printed ?? t('merge.noScore')}</strong>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          );
        })}
      </ScrollTable>
      {isScored ? (
        <p className="ag-legend">
          {t('heat.low')}
          {[1, 2, 3, 4, 5].map((shade) => (
            <span key={shade} className={`ag-swatch ag-heat-${shade}`} />
          ))}
          {t('heat.high')}
        </p>
      ) : null}
    </>
  );
}
