import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';

type PageFieldProps = {
  readonly pageNumber: number;
  readonly pageCount: number;
  readonly label: string | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
  /** False where there is no such page. */
  readonly onGo: (text: string) => boolean;
};

/** The page on screen by its label, and the way to type another. */
export function PageField({ pageNumber, pageCount, label, field, onGo }: PageFieldProps) {
  const { t } = useTranslation('reader');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = label ?? String(pageNumber);
  const ownLabel = label !== undefined && label !== String(pageNumber);
  return (
    <span className="hp-page-field">
      <input
        ref={field}
        aria-label={t('tool.pageNumber')}
        inputMode="numeric"
        disabled={pageCount === 0}
        value={typed ?? shown}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          if (typed !== null && onGo(typed)) setTyped(null);
          event.currentTarget.select();
        }}
      />
      <span
        className="hp-page-count"
        title={t('tool.ofPagesLabelled', { number: pageNumber, count: pageCount })}
      >
        {ownLabel ? `(${pageNumber} / ${pageCount})` : t('tool.ofPages', { count: pageCount })}
      </span>
    </span>
  );
}
