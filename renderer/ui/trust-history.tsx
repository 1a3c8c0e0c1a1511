import { useTranslation } from 'react-i18next';
import type { TrustVersion } from '../../shared/trust-words.ts';
import { dateTime } from '../text/format.ts';
import { useBilingual } from '../text/text.ts';

type TrustHistoryProps = {
  readonly versions: readonly (TrustVersion & { readonly reason?: string | null })[];
};

/** The versions of a trust document, the newest first, and what each changed. */
export function TrustHistory({ versions }: TrustHistoryProps) {
  const { t } = useTranslation('ui');
  const say = useBilingual();
  return (
    <ol className="hp-stack" reversed>
      {versions.map(({ version, issuedAt, changes, reason }) => (
        <li key={version} value={version}>
          <span className="hp-muted hp-small">
            {t('trust.version', { version, time: dateTime(issuedAt) })}
          </span>
          {changes.map((words) => (
            <div key={words.en}>{say(words)}</div>
          ))}
          {reason ? <div className="hp-muted hp-small">{t('trust.reason', { reason })}</div> : null}
        </li>
      ))}
    </ol>
  );
}
