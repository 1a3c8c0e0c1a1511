import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReceived } from '../../app/stores.ts';

/** Says what belongs here, with the way in by keyboard; the window itself takes dropped files. */
export function DropArea({ text }: { readonly text: string }) {
  const { t } = useTranslation('agency');
  const busy = useReceived((store) => store.busy);
  const open = useReceived((store) => store.open);
  return (
    <div className="ag-drop">
      <span role="status">{busy ? t('received.reading') : text}</span>
      <Button loading={busy} onClick={() => void open()}>
        {t('received.open')}
      </Button>
    </div>
  );
}
