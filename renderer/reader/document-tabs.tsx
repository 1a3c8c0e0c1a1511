import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentItem } from '../../shared/operations/expert.ts';

type DocumentTabsProps = {
  readonly documents: readonly DocumentItem[];
  readonly shown: string | null;
  readonly panelId: string;
  readonly onActivate: (docid: string) => void;
};

/** One tab for each document; arrow keys move along them. */
export function DocumentTabs({ documents, shown, panelId, onActivate }: DocumentTabsProps) {
  const { t } = useTranslation('reader');
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = documents.findIndex((document) => document.docid === shown);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = documents[(at + step + documents.length) % documents.length];
    if (step === 0 || event.altKey || !next) return;
    event.preventDefault();
    event.stopPropagation();
    onActivate(next.docid);
    list.current?.querySelector<HTMLElement>(`[data-docid="${next.docid}"]`)?.focus();
  };
  return (
    <div ref={list} className="hp-tabs" role="tablist" aria-label={t('documents')} onKeyDown={move}>
      {documents.map((document) => {
        const selected = document.docid === shown;
        return (
          <button
            key={document.docid}
            type="button"
            role="tab"
            className="hp-tab"
            data-docid={document.docid}
            aria-selected={selected}
            aria-controls={panelId}
            tabIndex={selected ? 0 : -1}
            title={document.title}
            onClick={() => onActivate(document.docid)}
          >
            {document.title}
          </button>
        );
      })}
    </div>
  );
}
