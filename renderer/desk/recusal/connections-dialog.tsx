import { Modal } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useAction } from '../../ui/use-action.ts';

type ConnectionsDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSaved: () => void;
};

const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim().normalize('NFC'))
      .filter((line) => line !== ''),
  ),
];

/** The expert's private list of units and people, one a line. It is matched on this machine only. */
export function ConnectionsDialog({ open, onClose, onSaved }: ConnectionsDialogProps) {
  const { t } = useTranslation('expert');
  const api = useApi();
  const { run, busy, failure } = useAction();
  const [units, setUnits] = useState('');
  const [people, setPeople] = useState('');
  const unitsField = useId();
  const peopleField = useId();
  useEffect(() => {
    if (!open) return;
    void run(() => api.expert.connections({})).then((list) => {
      setUnits(list?.units.join('\n') ?? '');
      setPeople(list?.people.join('\n') ?? '');
    });
  }, [open, run, api]);
  const save = async () => {
    const saved = await run(() =>
      api.expert.saveConnections({ units: linesOf(units), people: linesOf(people) }),
    );
    if (saved === undefined) return;
    onSaved();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('connections.title')}
      okText={t('connections.save')}
      cancelText={t('connections.cancel')}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={onClose}
      width={640}
    >
      <div className="hp-stack">
        <p>{t('connections.why')}</p>
        <div className="hp-two">
          <div>
            <label htmlFor={unitsField}>{t('connections.units')}</label>
            <TextArea
              id={unitsField}
              value={units}
              minRows={8}
              onChange={(event) => setUnits(event.target.value)}
            />
          </div>
          <div>
            <label htmlFor={peopleField}>{t('connections.people')}</label>
            <TextArea
              id={peopleField}
              value={people}
              minRows={8}
              onChange={(event) => setPeople(event.target.value)}
            />
          </div>
        </div>
        {failure === null ? null : <ErrorNotice failure={failure} />}
      </div>
    </Modal>
  );
}
