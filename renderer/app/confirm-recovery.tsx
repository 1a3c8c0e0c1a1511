import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useApi } from './api-context.ts';
import { Gate } from './gate.tsx';
import { useWorkspace } from './stores.ts';

type ConfirmRecoveryProps = { readonly groupCount: number; readonly onBack: () => void };
type RecoveryGroupsProps = {
  readonly groupCount: number;
  readonly action: string;
  readonly secondary?: ReactNode;
};
type Fields = { readonly first: string; readonly second: string };

/** Two different groups, the earlier one first; which ones is not a secret, only not predictable
 * enough to copy down two groups and stop. */
function pickTwo(count: number): readonly [number, number] {
  const first = Math.floor(Math.random() * count);
  const second = (first + 1 + Math.floor(Math.random() * (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}

/** The screen after the code was shown: two groups of it, from paper. */
export function ConfirmRecovery({ groupCount, onBack }: ConfirmRecoveryProps) {
  const { t } = useTranslation('app');
  return (
    <Gate title={t('recovery.confirmTitle')}>
      <p>{t('recovery.confirmHelp')}</p>
      <RecoveryGroups
        groupCount={groupCount}
        action={t('recovery.confirm')}
        secondary={<Button onClick={onBack}>{t('recovery.showAgain')}</Button>}
      />
    </Gate>
  );
}

/** Asks for two groups of the recovery code. */
export function RecoveryGroups({ groupCount, action, secondary }: RecoveryGroupsProps) {
  const { t } = useTranslation('app');
  const api = useApi();
  const refresh = useWorkspace((store) => store.refresh);
  const { run, busy, failure } = useAction();
  const [[first, second]] = useState(() => pickTwo(groupCount));
  const required = [{ required: true, message: t('create.required') }];
  const confirm = async (fields: Fields) => {
    const confirmed = await run(() =>
      api.workspace.confirmRecovery({
        groups: [
          { index: first, text: fields.first.trim() },
          { index: second, text: fields.second.trim() },
        ],
      }),
    );
    if (confirmed !== undefined) await refresh();
  };
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => void confirm(fields)}
    >
      <Form.Item name="first" label={t('recovery.group', { number: first + 1 })} rules={required}>
        <Input autoFocus autoComplete="off" maxLength={16} />
      </Form.Item>
      <Form.Item name="second" label={t('recovery.group', { number: second + 1 })} rules={required}>
        <Input autoComplete="off" maxLength={16} />
      </Form.Item>
      <div className="hp-stack">
        {failure === null ? null : <ErrorNotice failure={failure} />}
        <div className="hp-row">
          <Button type="primary" htmlType="submit" loading={busy}>
            {action}
          </Button>
          {secondary}
        </div>
      </div>
    </Form>
  );
}
