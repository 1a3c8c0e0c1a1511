import { Button, Checkbox } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode, Failure } from '../../../shared/errors.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Gate } from '../gate.tsx';

const acceptable: readonly ErrorCode[] = [
  'vault-older',
  'vault-other-history',
  'vault-pages-older',
  'journal-broken',
];

type Found<Given> = { readonly failure: Failure; readonly given: Given };

/** Whether unlocking ended in a refusal that a person may go on in spite of, and with what was
 * given: it is held only until they decided. */
export function useOlder<Given>(failure: Failure | null) {
  const [found, setFound] = useState<Found<Given> | null>(null);
  const last = useRef<Given | null>(null);
  useEffect(() => {
    if (failure === null) return;
    const given = last.current;
    last.current = null;
    const mayGoOn = given !== null && acceptable.includes(failure.code);
    setFound(mayGoOn ? { failure, given } : null);
  }, [failure]);
  return {
    found,
    hold: (given: Given) => {
      last.current = given;
    },
    leave: () => setFound(null),
  };
}

type OlderWorkspaceProps = {
  readonly failure: Failure;
  readonly busy: boolean;
  readonly onGoOn: () => void;
  readonly onBack: () => void;
};

/** What was found at opening, what going on means, and both ways out. */
export function OlderWorkspace({ failure, busy, onGoOn, onBack }: OlderWorkspaceProps) {
  const { t } = useTranslation('safekeeping');
  const [known, setKnown] = useState(false);
  return (
    <Gate title={t('older.title')} wide>
      <ErrorNotice failure={failure} />
      <p>{t('older.meaning')}</p>
      <p>{t('older.consequence')}</p>
      <Checkbox checked={known} onChange={(event) => setKnown(event.target.checked)}>
        {t('older.known')}
      </Checkbox>
      <div className="hp-row">
        <Button type="primary" autoFocus onClick={onBack}>
          {t('older.back')}
        </Button>
        <Button disabled={!known} loading={busy} onClick={onGoOn}>
          {t('older.action')}
        </Button>
      </div>
    </Gate>
  );
}
