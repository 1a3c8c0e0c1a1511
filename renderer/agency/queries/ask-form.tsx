import { Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointedOut, QueriesView } from '../../../shared/operations/queries.ts';
import { neutralQuestion } from '../../../shared/query-text.ts';
import { useApi } from '../../app/api-context.ts';
import { dateTime } from '../../text/format.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';
import { toLocal, toUtc } from '../local-time.ts';
import { TimeInput } from '../parts/time-input.tsx';
import { ScoreFields } from './score-fields.tsx';

type AskFormProps = {
  readonly round: string;
  readonly view: QueriesView;
  /** The score to begin with; null lets the agency choose. */
  readonly about: PointedOut | null;
  readonly onDone: (view: QueriesView) => void;
  readonly onClose: () => void;
};

/** Writes a question about one score. The wording offered follows what is chosen until it is edited. */
export function AskForm({ round, view, about, onDone, onClose }: AskFormProps) {
  const { t } = useTranslation('queries');
  const api = useApi();
  const pick = useBilingual();
  const action = useAction();
  const field = useId();
  const begin = view.sheets.find(({ sha256 }) => sha256 === about?.sheetSha256) ?? view.sheets[0];
  const [chosen, setChosen] = useState({ sheet: begin, item: null as string | null });
  const [edited, setEdited] = useState<string | null>(null);
  const [until, setUntil] = useState(toLocal(view.answerBy));
  const { sheet, item } = chosen;
  if (sheet === undefined) return null;
  const criterion = view.criteria.find(({ id }) => id === item);
  const text = edited ?? pick(neutralQuestion(sheet.app, sheet.title, criterion?.title ?? null));
  const answerBy = toUtc(until);
  const ask = async () => {
    if (answerBy === null) return;
    const { kid, app, sha256 } = sheet;
    const input = { round, kid, app, item, sheet: sha256, text: text.trim(), answerBy };
    const next = await action.run(() => api.agency.askQuery(input));
    if (next === undefined) return;
    onDone(next);
    onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={t('form.askTitle')}
      okText={t('form.save')}
      cancelText={t('form.cancel')}
      okButtonProps={{ disabled: text.trim() === '' || answerBy === null }}
      confirmLoading={action.busy}
      mask={{ closable: false }}
      onOk={() => void ask()}
      onCancel={onClose}
    >
      <div className="hp-stack">
        <p>{t('form.askIntro')}</p>
        <ScoreFields view={view} sheet={sheet} item={item} onChoose={setChosen} />
        <div className="ag-field">
          <label htmlFor={`${field}-text`}>{t('form.text')}</label>
          <TextArea
            id={`${field}-text`}
            minRows={4}
            maxLength={4000}
            value={text}
            onChange={(event) => setEdited(event.target.value)}
          />
        </div>
        <div className="ag-field">
          <label htmlFor={`${field}-until`}>{t('form.answerBy')}</label>
          <TimeInput id={`${field}-until`} value={until} onChange={setUntil} />
          <span className="hp-muted hp-small">
            {t('form.answerByText', { latest: dateTime(view.latestAnswerBy) })}
          </span>
        </div>
        {action.failure === null ? null : <ErrorNotice failure={action.failure} />}
      </div>
    </Modal>
  );
}
