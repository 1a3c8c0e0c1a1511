import { useTranslation } from 'react-i18next';
import type { IndexProblem } from '../../../shared/operations/agency.ts';
import { useBilingual } from '../../text/text.ts';
import { Notice } from '../parts/notice.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';

type ProblemTableProps = {
  readonly problems: readonly IndexProblem[];
  readonly from: 'index' | 'documents';
};

/** Every problem of an index or a folder at once, each with its row and column. */
export function ProblemTable({ problems, from }: ProblemTableProps) {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const sheets = problems.some(({ sheet }) => sheet !== undefined);
  if (problems.length === 0) return <Notice tone="good" title={t('applications.noProblems')} />;
  return (
    <Notice tone="bad" title={t('applications.problems', { count: problems.length })}>
      <p>
        {t(from === 'index' ? 'applications.problemsText' : 'applications.problemsOfDocuments')}
      </p>
      <ScrollTable caption={t('applications.problems', { count: problems.length })}>
        <thead>
          <tr>
            {sheets ? <th scope="col">{t('applications.sheet')}</th> : null}
            <th scope="col" className="hp-number ag-col-id">
              {t('applications.row')}
            </th>
            <th scope="col">{t('applications.column')}</th>
            <th scope="col">{t('applications.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.sheet} ${problem.row} ${problem.column} ${problem.message.zh}`}>
              {sheets ? <td>{problem.sheet ?? t('applications.title')}</td> : null}
              <td className="hp-number">{problem.row ?? t('applications.wholeFile')}</td>
              <td>{problem.column ?? ''}</td>
              <td>{pick(problem.message)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Notice>
  );
}
