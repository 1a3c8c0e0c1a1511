import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationView } from '../../../shared/operations/expert.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Query, useQuery } from '../../ui/use-query.ts';
import type { Go } from '../place.ts';
import { type Answer, ApplicationAnswer, isAnswered } from './application-answer.tsx';
import { ConnectionsDialog } from './connections-dialog.tsx';
import { SignDeclaration } from './sign-declaration.tsx';
import { useAnswers } from './use-answers.ts';
import './recusal.css';

type DeclarationScreenProps = {
  readonly round: string;
  readonly app: string | null;
  readonly onGo: Go;
};

/** Recusal: who applies, one answer for each, then the commitment and the signature. Nothing of
 * the documents is shown before. */
export function DeclarationScreen({ round, onGo }: DeclarationScreenProps) {
  const api = useApi();
  const declaration = useQuery(() => api.expert.declaration({ round }), round);
  return (
    <div className="hp-page">
      <div className="hp-page-inner">
        <QueryView query={declaration}>
          {(view) => <Answers round={round} view={view} query={declaration} onGo={onGo} />}
        </QueryView>
      </div>
    </div>
  );
}

type AnswersProps = {
  readonly round: string;
  readonly view: DeclarationView;
  readonly query: Query<DeclarationView>;
  readonly onGo: Go;
};

function Answers({ round, view, query, onGo }: AnswersProps) {
  const { t } = useTranslation('expert');
  const { answers, progressOf, change, flush } = useAnswers(round, view);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [listOpen, setListOpen] = useState(false);
  const [signing, setSigning] = useState(false);
  const answerOf = (app: string): Answer =>
    answers[app] ?? { status: null, kind: null, detail: '' };
  const open = view.apps.filter(({ app }) => !isAnswered(answerOf(app)));
  const shown = onlyOpen ? open : view.apps;
  if (view.apps.length === 0) return <EmptyState title={t('recusal.noApplications')} />;
  return (
    <>
      <header className="hp-stack">
        <div className="hp-spread">
          <h1>{t('recusal.title')}</h1>
          {view.signedAt === null ? null : (
            <StateMark
              state="done"
              label={t('recusal.signed', { time: dateTime(view.signedAt), rev: view.rev })}
            />
          )}
        </div>
        <p>{t('recusal.intro')}</p>
        <div className="hp-row">
          <Button onClick={() => setListOpen(true)}>{t('recusal.ownList')}</Button>
          <Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
            {t('recusal.onlyOpen', { count: open.length })}
          </Checkbox>
        </div>
      </header>
      <ol className="hp-answers">
        {shown.map((row) => (
          <ApplicationAnswer
            key={row.app}
            row={row}
            answer={answerOf(row.app)}
            progress={progressOf(row.app)}
            onChange={(answer, when) => change(row.app, answer, when)}
            onFlush={flush}
          />
        ))}
      </ol>
      {shown.length === 0 ? <EmptyState title={t('recusal.allAnswered')} /> : null}
      <footer className="hp-answers-foot">
        <span>
          {open.length === 0
            ? t('recusal.readyToSign')
            : t('recusal.stillOpen', { count: open.length, total: view.apps.length })}
        </span>
        <Button
          type="primary"
          disabled={open.length > 0}
          onClick={() => void flush().then((durable) => setSigning(durable))}
        >
          {t('recusal.toSign')}
        </Button>
      </footer>
      <SignDeclaration
        open={signing}
        round={round}
        view={view}
        answers={answers}
        onClose={() => setSigning(false)}
        onSigned={() => void query.reload()}
        onDone={() => onGo({ kind: 'inbox' })}
      />
      <ConnectionsDialog
        open={listOpen}
        onClose={() => setListOpen(false)}
        onSaved={() => void query.reload()}
      />
    </>
  );
}
