import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../parts/panel.tsx';
import type { ListProps } from './list-props.ts';
import { ObjectionCard } from './objection-card.tsx';
import { ObjectionForm } from './objection-form.tsx';

/** Objections as they came, and how each was handled. */
export function ObjectionsPanel({ round, view, onView }: ListProps) {
  const { t } = useTranslation('agency');
  const [adding, setAdding] = useState(false);
  const isFinal = view.versions.at(-1)?.final ?? false;
  const canAdd = view.publication !== null && !isFinal;
  return (
    <Panel
      title={t('objections.title')}
      extra={
        <Button disabled={!canAdd || adding} onClick={() => setAdding(true)}>
          {t('objections.add')}
        </Button>
      }
    >
      {adding ? (
        <ObjectionForm
          round={round}
          view={view}
          onView={(next) => {
            setAdding(false);
            onView(next);
          }}
          onLeave={() => setAdding(false)}
        />
      ) : null}
      {view.objections.length === 0 && !adding ? (
        <EmptyState title={t('objections.empty')}>
          {t(view.publication === null ? 'objections.unpublished' : 'objections.emptyText')}
        </EmptyState>
      ) : null}
      <ul className="ag-cards">
        {view.objections.map((objection) => (
          <ObjectionCard
            key={objection.number}
            round={round}
            objection={objection}
            isFinal={isFinal}
            onView={onView}
          />
        ))}
      </ul>
    </Panel>
  );
}
