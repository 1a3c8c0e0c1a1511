import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { errorTexts, type Failure, type FailureDetails, fillText } from '../../shared/errors.ts';
import { Time } from '../../shared/objects/common.ts';
import { dateTime } from '../text/format.ts';
import { useLanguage } from '../text/text.ts';
import './error-notice.css';

/** What happened and what to do now, in the language on screen. */
export function useErrorSentences(): (failure: Failure) => { what: string; next: string } {
  const language = useLanguage();
  return ({ code, details }) => {
    const text = errorTexts[code];
    const shown = onThisClock(details);
    return language === 'en'
      ? { what: fillText(text.en, shown), next: fillText(text.enNext, shown) }
      : { what: fillText(text.zh, shown), next: fillText(text.zhNext, shown) };
  };
}

/** Times as the clock of this machine shows them. */
function onThisClock(details: FailureDetails): FailureDetails {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' && Time.safeParse(value).success ? dateTime(value) : value,
    ]),
  );
}

type ErrorNoticeProps = {
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
};

/** An expected failure: what happened, what to do now, and the code small at the end. */
export function ErrorNotice({ failure, onRetry, onClose }: ErrorNoticeProps) {
  const { t } = useTranslation('ui');
  const sentences = useErrorSentences()(failure);
  const notice = useRef<HTMLDivElement>(null);
  // A refusal below the edge of the window would look as if nothing had happened.
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={notice} className="hp-error" role="alert">
      <svg width="20" height="20" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.8l6.6 12H1.4z" fill="currentColor" />
        <path d="M8 6v4M8 11.8v.4" className="hp-cut" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      <div className="hp-error-text">
        <p className="hp-error-what">{sentences.what}</p>
        <p>{sentences.next}</p>
        <p className="hp-error-code">
          {t('error.code')} {failure.code}
        </p>
      </div>
      <div className="hp-error-actions">
        {onRetry === undefined ? null : <Button onClick={onRetry}>{t('error.retry')}</Button>}
        {onClose === undefined ? null : (
          <Button type="text" onClick={onClose}>
            {t('error.close')}
          </Button>
        )}
      </div>
    </div>
  );
}
