import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedQuery } from '../../../shared/operations/queries.ts';
import type { SavedFile } from '../../../shared/operations/workspace.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PassphraseDialog } from '../../ui/passphrase-dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';

type AnswerFormProps = {
  readonly round: string;
  readonly query: ReceivedQuery;
  readonly inApplication: boolean;
  readonly onChanged: () => Promise<void>;
  readonly onCorrect: () => void;
  readonly onSigned: (file: SavedFile & { readonly code: string }) => void;
};

/** A reason, signed by itself; or a reason that goes with the sheet that corrects the score. */
export function AnswerForm(props: AnswerFormProps) {
  const { round, query, inApplication, onChanged, onCorrect, onSigned } = props;
  const { t } = useTranslation('queries');
  const api = useApi();
  const keeping = useAction();
  const going = useAction();
  const signing = useAction();
  const field = useId();
  const [reason, setReason] = useState(query.draft?.reason ?? '');
  const [corrects, setCorrects] = useState(query.draft?.corrects ?? false);
  const [asking, setAsking] = useState(false);
  const isEmpty = reason.trim() === '';
  const words = { round, query: query.sha256, reason, corrects };
  // A sheet that was signed since can be named at once; else the answer waits for it.
  const goesWithSheet = corrects && query.laterRev === null;
  const isWaiting = goesWithSheet && query.draft?.corrects === true;
  // What is written is kept as it stands; a button that a person is pressing must not turn busy for it.
  const keep = (next: { readonly corrects: boolean }) =>
    keeping.run(() => api.expert.saveAnswer({ ...words, ...next }));
  const correct = async () => {
    const kept = await going.run(() => api.expert.saveAnswer({ ...words, corrects: true }));
    if (kept === undefined) return;
    await onChanged();
    onCorrect();
  };
  const sign = async (passphrase: string) => {
    const file = await signing.run(() => api.expert.answerQuery({ ...words, passphrase }));
    if (file === undefined) return;
    setAsking(false);
    onSigned(file);
  };
  return (
    <div className="hp-stack">
      <Radio.Group
        aria-label={t('desk.kind')}
        value={corrects}
        onChange={(event) => {
          const next = event.target.value === true;
          setCorrects(next);
          void keep({ corrects: next });
        }}
      >
        <Radio value={false}>{t('desk.stand')}</Radio>
        <Radio value={true} disabled={!query.canCorrect}>
          {t('desk.correct')}
        </Radio>
      </Radio.Group>
      {query.canCorrect ? null : <p className="hp-small hp-muted">{t('desk.closed')}</p>}
      <div>
        <label htmlFor={field}>{t('desk.reason')}</label>
        <TextArea
          id={field}
          minRows={2}
          maxLength={8000}
          value={reason}
          placeholder={t('desk.reasonHint')}
          onChange={(event) => setReason(event.target.value)}
          onBlur={() => void keep({ corrects })}
        />
      </div>
      <div className="hp-row">
        {goesWithSheet ? (
          <Button
            type="primary"
            size="small"
            disabled={isEmpty}
            loading={going.busy}
            onClick={() => void correct()}
          >
            {t('desk.begin')}
          </Button>
        ) : (
          <Button type="primary" size="small" disabled={isEmpty} onClick={() => setAsking(true)}>
            {t('desk.sign')}
          </Button>
        )}
        {inApplication ? null : (
          <Button size="small" disabled={!query.canCorrect} onClick={onCorrect}>
            {t('desk.open')}
          </Button>
        )}
        <span className="hp-small hp-muted">{isEmpty ? t('desk.reasonMissing') : null}</span>
      </div>
      {goesWithSheet ? (
        <p className="hp-small hp-muted">
          {isWaiting && !isEmpty ? t('desk.withNext', { app: query.app }) : t('desk.beginText')}
        </p>
      ) : null}
      {[keeping, going].map(({ failure }, index) =>
        failure === null ? null : (
          <ErrorNotice key={index === 0 ? 'kept' : 'gone'} failure={failure} />
        ),
      )}
      <PassphraseDialog
        open={asking}
        title={t('desk.signTitle')}
        actionLabel={t('desk.sign')}
        busy={signing.busy}
        failure={signing.failure}
        onConfirm={(passphrase) => void sign(passphrase)}
        onClose={() => setAsking(false)}
      >
        <p>{t('desk.signText')}</p>
      </PassphraseDialog>
    </div>
  );
}
