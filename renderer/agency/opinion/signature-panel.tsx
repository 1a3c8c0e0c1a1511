import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpinionView } from '../../../shared/operations/opinion.ts';
import { refusalRule } from '../../../shared/opinion-words.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Panel } from '../parts/panel.tsx';
import { AnswerForm } from './answer-form.tsx';
import { MemberTable } from './member-table.tsx';
import { OpinionExports } from './opinion-exports.tsx';

type SignaturePanelProps = {
  readonly round: string;
  readonly view: OpinionView;
  readonly onView: (view: OpinionView) => void;
};

/** What goes out on paper to the members, and what came back. */
export function SignaturePanel({ round, view, onView }: SignaturePanelProps) {
  const { t } = useTranslation('agency');
  const api = useApi();
  const pick = useBilingual();
  const action = useAction();
  const [recording, setRecording] = useState<string | null>(null);
  const { approved, members } = view;
  const member = members.find(({ kid }) => kid === recording);
  const sign = async () => {
    const next = await action.run(() => api.agency.signAnswers({ round }));
    if (next !== undefined) onView(next);
  };
  return (
    <Panel title={t('signatures.title')}>
      <p className="hp-muted ag-text">
        {t(approved === null ? 'signatures.needApproved' : 'signatures.intro')}
      </p>
      <OpinionExports round={round} view={view} />
      {members.length === 0 ? <p>{t('signatures.empty')}</p> : null}
      {members.length === 0 ? null : (
        <MemberTable
          members={members}
          canRecord={approved !== null}
          onRecord={(kid) => setRecording(kid)}
        />
      )}
      {member === undefined ? null : (
        <AnswerForm
          key={member.kid}
          round={round}
          member={member}
          apps={view.applications.map(({ app }) => app)}
          onRecorded={(next) => {
            setRecording(null);
            onView(next);
          }}
          onLeave={() => setRecording(null)}
        />
      )}
      <p className="hp-muted hp-small ag-text">{pick(refusalRule)}</p>
      {approved === null || members.length === 0 ? null : (
        <div className="hp-row">
          <Button
            type="primary"
            loading={action.busy}
            disabled={approved.unsigned === 0}
            onClick={() => void sign()}
          >
            {t('signatures.sign', { count: approved.unsigned })}
          </Button>
          {approved.unsigned === 0 && members.every(({ stand }) => stand !== null) ? (
            <StateMark state="done" label={t('signatures.signed')} />
          ) : null}
        </div>
      )}
      {action.failure === null ? null : (
        <ErrorNotice failure={action.failure} onClose={action.clear} />
      )}
    </Panel>
  );
}
