import { Button, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recoveryGroups } from '../../shared/operations/workspace.ts';
import type { Language } from '../text/text.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { RecoveryGroups } from './confirm-recovery.tsx';
import { JournalDialog } from './journal/journal-dialog.tsx';
import { LockAfter } from './lock-after.tsx';
import { NewRecoveryCode } from './new-recovery-code.tsx';
import { SafekeepingSections } from './safekeeping/safekeeping-sections.tsx';
import { SelftestButton } from './selftest/selftest-dialog.tsx';
import { usePreference, useWorkspace } from './stores.ts';

type PreferencesDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** Language, automatic lock, passphrase, recovery code (and its check where it was never typed
 * back), journal. */
export function PreferencesDialog({ open, onClose }: PreferencesDialogProps) {
  const { t } = useTranslation('app');
  const [language, setLanguage] = usePreference('language', 'zh-CN');
  const [journalOpen, setJournalOpen] = useState(false);
  const version = useWorkspace((s) => (s.view.kind === 'open' ? s.view.appVersion : ''));
  const recoveryConfirmed = useWorkspace((s) => s.view.kind !== 'open' || s.view.recoveryConfirmed);
  return (
    <Modal
      open={open}
      title={t('preferences.title')}
      footer={<span className="hp-muted">{t('preferences.version', { version })}</span>}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="hp-stack">
        {recoveryConfirmed ? null : (
          <div className="hp-stack">
            <p>{t('preferences.recoveryOpen')}</p>
            <RecoveryGroups groupCount={recoveryGroups} action={t('preferences.confirmRecovery')} />
          </div>
        )}
        <div className="hp-spread">
          <span id="preference-language">{t('preferences.language')}</span>
          <Segmented<Language>
            aria-labelledby="preference-language"
            value={language === 'en' ? 'en' : 'zh-CN'}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            onChange={setLanguage}
          />
        </div>
        <LockAfter />
        <ChangePassphrase />
        <NewRecoveryCode />
        <SafekeepingSections />
        <div>
          <Button onClick={() => setJournalOpen(true)}>{t('preferences.journal')}</Button>
        </div>
        <div>
          <SelftestButton />
        </div>
      </div>
      <JournalDialog open={journalOpen} onClose={() => setJournalOpen(false)} />
    </Modal>
  );
}
