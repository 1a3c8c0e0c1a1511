import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { useWorkspace } from './stores.ts';

/** Minutes without a key or a click after which the workspace locks itself. */
export function LockAfter() {
  const { t } = useTranslation('app');
  const api = useApi();
  const view = useWorkspace((store) => store.view);
  const refresh = useWorkspace((store) => store.refresh);
  const { run, failure } = useAction();
  if (view.kind !== 'open') return null;
  const save = async (minutes: number | null) => {
    if (minutes === null || !Number.isInteger(minutes)) return;
    const saved = await run(() => api.workspace.setLockAfter({ minutes }));
    if (saved !== undefined) await refresh();
  };
  return (
    <>
      <label className="hp-spread" htmlFor="preference-lock-after">
        <span>{t('preferences.lockAfter')}</span>
        <InputNumber
          id="preference-lock-after"
          min={1}
          max={240}
          precision={0}
          value={view.lockAfterMinutes}
          suffix={t('preferences.minutes')}
          onChange={(minutes) => void save(minutes)}
        />
      </label>
      {failure === null ? null : <ErrorNotice failure={failure} />}
    </>
  );
}
