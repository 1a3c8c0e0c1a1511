import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/errors.ts';
import type { AgencyRound, IndexProblem } from '../../../shared/operations/agency.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { useFileSize } from '../../text/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Panel } from '../parts/panel.tsx';
import { SavedNote } from '../parts/saved-note.tsx';
import type { StepProps } from '../round/step-props.ts';
import { Corrections } from './corrections.tsx';
import { LotTable } from './lot-table.tsx';
import { lotsOf, sizeOf } from './lots.ts';
import { ProblemTable } from './problem-table.tsx';

type Imported = Result<{
  readonly round: AgencyRound;
  readonly problems: readonly IndexProblem[];
}>;

/** Applications of the round: template out, index in, documents found, all problems listed. */
export function ApplicationsStep({ round, onChanged }: StepProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const size = useFileSize();
  const action = useAction();
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const [found, setFound] = useState<{
    readonly from: 'index' | 'documents';
    readonly problems: readonly IndexProblem[];
  } | null>(null);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const id = { round: round.round };
  const sealed = round.phase !== 'preparing';
  const template = async (format: 'xlsx' | 'csv' | 'targets-csv') => {
    const file = await action.run(() => api.agency.exportIndexTemplate({ ...id, format }));
    if (file !== undefined) setSaved(file);
  };
  const take = async (from: 'index' | 'documents', operation: () => Promise<Imported>) => {
    const answer = await action.run(operation);
    if (answer === undefined) return;
    setFound({ from, problems: answer.problems });
    onChanged(answer.round);
  };
  const remove = async (app: string) => {
    const next = await action.run(() => api.agency.removeApplication({ ...id, app }));
    if (next !== undefined) onChanged(next);
  };
  const totals = {
    apps: round.applications.length,
    documents: round.applications.flatMap((application) => application.documents).length,
    size: size(sizeOf(round.applications)),
  };
  const empty = round.applications.length === 0;
  return (
    <Panel
      title={t('applications.title')}
      extra={empty ? null : <span className="hp-muted">{t('applications.totals', totals)}</span>}
    >
      {sealed ? (
        <Corrections
          round={round}
          app={correcting}
          onCorrected={onChanged}
          onClose={() => setCorrecting(null)}
        />
      ) : (
        <>
          <p className="ag-text">
            {t('applications.stepsText')}
            {round.rubric.targets === undefined ? null : t('applications.targetsText')}
          </p>
          <div className="hp-row">
            <Button disabled={action.busy} onClick={() => void template('xlsx')}>
              {t('applications.templateXlsx')}
            </Button>
            <Button disabled={action.busy} onClick={() => void template('csv')}>
              {t('applications.templateCsv')}
            </Button>
            {round.rubric.targets === undefined ? null : (
              <Button disabled={action.busy} onClick={() => void template('targets-csv')}>
                {t('applications.templateTargets')}
              </Button>
            )}
            <Button
              type={empty ? 'primary' : 'default'}
              loading={action.busy}
              onClick={() => void take('index', () => api.agency.importIndex(id))}
            >
              {t('applications.import')}
            </Button>
            <Button
              type={empty ? 'default' : 'primary'}
              disabled={empty || action.busy}
              onClick={() => void take('documents', () => api.agency.attachDocuments(id))}
            >
              {t('applications.attach')}
            </Button>
          </div>
          <SavedNote saved={saved} />
        </>
      )}
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
      <div role="status">{found === null ? null : <ProblemTable {...found} />}</div>
      {empty ? (
        <EmptyState title={t('applications.empty')}>{t('applications.emptyText')}</EmptyState>
      ) : (
        lotsOf(round.applications).map((group) => (
          <LotTable
            key={group.lot}
            round={round}
            group={group}
            onRemove={sealed ? null : (app) => void remove(app)}
            onCorrect={sealed ? setCorrecting : null}
          />
        ))
      )}
    </Panel>
  );
}
