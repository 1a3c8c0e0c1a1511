import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReceivedFile } from '../../../shared/operations/workspace.ts';
import { useReceived } from '../../app/stores.ts';
import { useBilingual } from '../../text/text.ts';
import { ErrorNotice, useErrorSentences } from '../../ui/error-notice.tsx';
import { type State, StateMark } from '../../ui/state-mark.tsx';
import { ScrollTable } from './scroll-table.tsx';

const outcomeStates: Readonly<Record<ReceivedFile['outcome'], State>> = {
  accepted: 'accepted',
  'already-known': 'done',
  'needs-confirmation': 'held',
  refused: 'refused',
};

/** What became of the files that were just handed over; refused ones say why. */
export function ReceivedList() {
  const { t } = useTranslation('agency');
  const pick = useBilingual();
  const sentences = useErrorSentences();
  const files = useReceived((store) => store.files);
  const failure = useReceived((store) => store.failure);
  const clear = useReceived((store) => store.clear);
  if (failure !== null) return <ErrorNotice failure={failure} onClose={clear} />;
  if (files.length === 0) return null;
  return (
    <div className="ag-received" role="status">
      <div className="ag-panel-head">
        <h3>{t('received.title')}</h3>
        <Button size="small" type="text" onClick={clear}>
          {t('received.clear')}
        </Button>
      </div>
      <ScrollTable caption={t('received.title')}>
        <thead>
          <tr>
            <th scope="col">{t('received.file')}</th>
            <th scope="col">{t('received.outcome')}</th>
            <th scope="col">{t('received.what')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.number}>
              <th scope="row" className="ag-break">
                {file.name}
              </th>
              <td className="ag-nowrap">
                <StateMark
                  state={outcomeStates[file.outcome]}
                  label={t(`received.${file.outcome}`)}
                />
              </td>
              <td>
                {pick(file.summary)}
                {file.failure === null ? null : (
                  <span className="ag-sub">
                    {sentences(file.failure).next} {file.failure.code}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
