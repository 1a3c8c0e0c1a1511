import { Input, InputNumber, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelOutcome } from '../../../shared/objects/query.ts';
import type { QueriesView, QueryRow } from '../../../shared/operations/queries.ts';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useScoreWords } from './score-words.ts';

type DecideFormProps = {
  readonly round: string;
  readonly view: QueriesView;
  readonly query: QueryRow;
  readonly onDone: (view: QueriesView) => void;
  readonly onClose: () => void;
};

const outcomes = ['confirm', 'mean-of-others'] as const;

/** Records what the panel decided about a score: outcome, count, who, why. */
export function DecideForm({ round, view, query, onDone, onClose }: DecideFormProps) {
  const { t } = useTranslation('queries');
  const api = useApi();
  const action = useAction();
  const field = useId();
  const { itemOf, figure } = useScoreWords();
  const [outcome, setOutcome] = useState<PanelOutcome>('confirm');
  const [abnormal, setAbnormal] = useState(0);
  const [normal, setNormal] = useState(0);
  const [decidedBy, setDecidedBy] = useState('');
  const [reason, setReason] = useState('');
  const members = view.sheets.find(({ sha256 }) => sha256 === query.sheetSha256)?.members ?? 0;
  const mayReplace = view.rule.decision === 'mean-of-others';
  const sign = async () => {
    const { kid, app, item, sheetSha256: sheet } = query;
    const score = { round, kid, app, item, sheet };
    const words = { decidedBy: decidedBy.trim(), reason: reason.trim() };
    const next = await action.run(() =>
      api.agency.decideScore({ ...score, outcome, abnormal, normal, ...words }),
    );
    if (next === undefined) return;
    onDone(next);
    onClose();
  };
  const counts = [
    { label: t('form.abnormal'), value: abnormal, set: setAbnormal },
    { label: t('form.normal'), value: normal, set: setNormal },
  ];
  return (
    <Modal
      open
      width={640}
      title={t('form.decideTitle')}
      okText={t('form.sign')}
      cancelText={t('form.cancel')}
      okButtonProps={{ disabled: decidedBy.trim() === '' || reason.trim() === '' }}
      confirmLoading={action.busy}
      mask={{ closable: false }}
      onOk={() => void sign()}
      onCancel={onClose}
    >
      <div className="hp-stack">
        <p>
          {t('form.decideIntro', {
            name: query.name,
            app: query.app,
            item: itemOf(query),
            score: figure(query.item, query),
          })}
        </p>
        <Radio.Group
          aria-label={t('form.outcome')}
          className="ag-choices"
          value={outcome}
          onChange={(event) => {
            const next = outcomes.find((one) => one === event.target.value);
            if (next !== undefined) setOutcome(next);
          }}
        >
          {outcomes.map((one) => (
            <Radio key={one} value={one} disabled={one === 'mean-of-others' && !mayReplace}>
              {t(`agency.outcome.${one}`)}
            </Radio>
          ))}
        </Radio.Group>
        {mayReplace ? null : <p className="hp-muted hp-small">{t('form.notAllowed')}</p>}
        <div className="hp-row">
          {counts.map(({ label, value, set }, index) => (
            <span key={label} className="ag-field-inline">
              <label htmlFor={`${field}-${index}`}>{label}</label>
              <InputNumber
                id={`${field}-${index}`}
                className="ag-count-input"
                min={0}
                max={members}
                precision={0}
                value={value}
                onChange={(next) => set(next ?? 0)}
              />
            </span>
          ))}
        </div>
        <p className="hp-muted hp-small">{t('form.members', { members })}</p>
        <div className="ag-field">
          <label htmlFor={`${field}-by`}>{t('form.decidedBy')}</label>
          <Input
            id={`${field}-by`}
            maxLength={400}
            value={decidedBy}
            placeholder={t('form.decidedByHint')}
            onChange={(event) => setDecidedBy(event.target.value)}
          />
        </div>
        <div className="ag-field">
          <label htmlFor={`${field}-reason`}>{t('form.reason')}</label>
          <TextArea
            id={`${field}-reason`}
            minRows={3}
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {action.failure === null ? null : <ErrorNotice failure={action.failure} />}
      </div>
    </Modal>
  );
}
