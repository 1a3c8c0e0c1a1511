import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { lotHeading } from '../../../shared/lot-heading.ts';
import type { AgencyRound, ExpertRow } from '../../../shared/operations/agency.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { type Assignment, conflictsOf, expertsOf, scoredApps, toggled } from './assignment.ts';
import { lotsOf } from './lots.ts';

type AssignmentMatrixProps = {
  readonly round: AgencyRound;
  readonly experts: readonly ExpertRow[];
  readonly assignment: Assignment;
  readonly disabled: boolean;
  readonly onChange: (assignment: Assignment) => void;
};

/** Experts down, applications across under their lots; the same unit is said in a word. */
export function AssignmentMatrix(props: AssignmentMatrixProps) {
  const { round, experts, assignment, disabled, onChange } = props;
  const { t } = useTranslation('agency');
  const scored = scoredApps(round);
  const conflicts = conflictsOf(round);
  const lots = lotsOf(round.applications.filter((app) => !app.direct));
  const apps = lots.flatMap((lot) => lot.applications);
  return (
    <ScrollTable caption={t('assign.matrixCaption')} className="ag-matrix">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t('assign.expert')}
          </th>
          {lots.map((lot) => (
            <th
              key={lot.lot}
              scope="colgroup"
              className="ag-centre"
              colSpan={lot.applications.length}
              title={lot.title}
            >
              {lotHeading(lot)}
            </th>
          ))}
          <th scope="col" rowSpan={2} className="hp-number">
            {t('assign.count')}
          </th>
        </tr>
        <tr>
          {apps.map((app) => (
            <th
              key={app.app}
              scope="col"
              className="ag-centre"
              title={`${app.party.title} · ${app.party.unit}`}
            >
              {app.app}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {experts.map((expert) => {
          const chosen = assignment.get(expert.kid) ?? new Set<string>();
          return (
            <tr key={expert.kid}>
              <th scope="row">
                <span className="ag-matrix-expert">
                  <Checkbox
                    checked={chosen.size === scored.length}
                    indeterminate={chosen.size > 0 && chosen.size < scored.length}
                    disabled={disabled}
                    aria-label={t('assign.wholeRow', { name: expert.name })}
                    onChange={(event) =>
                      onChange(toggled(assignment, expert.kid, scored, event.target.checked))
                    }
                  />
                  <span className="ag-matrix-name">
                    {expert.name}
                    <span className="ag-sub">{expert.unit}</span>
                  </span>
                </span>
              </th>
              {apps.map(({ app, party }) => (
                <td key={app} className="ag-centre">
                  <Checkbox
                    checked={chosen.has(app)}
                    disabled={disabled}
                    aria-label={t('assign.cell', { name: expert.name, app, title: party.title })}
                    onChange={(event) =>
                      onChange(toggled(assignment, expert.kid, [app], event.target.checked))
                    }
                  />
                  {conflicts.has(`${expert.kid} ${app}`) ? (
                    <StateMark state="flag" label={t('assign.conflict')} />
                  ) : null}
                </td>
              ))}
              <td className="hp-number">{chosen.size}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('assign.perApp')}</th>
          {apps.map(({ app }) => (
            <td key={app} className="ag-centre">
              {expertsOf(assignment, app)}
            </td>
          ))}
          <td />
        </tr>
      </tfoot>
    </ScrollTable>
  );
}
