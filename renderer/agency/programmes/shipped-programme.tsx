import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '../../../shared/operations/agency-programmes.ts';
import { useBilingual } from '../../text/text.ts';
import { Panel } from '../parts/panel.tsx';
import type { Go } from '../route.ts';
import { CopyForm } from './copy-form.tsx';
import { ReviewPreview } from './review-preview.tsx';

type ShippedProgrammeProps = { readonly view: ProgrammeView; readonly go: Go };

/** A programme that ships with the program: to be read and copied, never changed. */
export function ShippedProgramme({ view, go }: ShippedProgrammeProps) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const [open, setOpen] = useState(0);
  const { content, sha256 } = view;
  const review = content.reviews[open];
  return (
    <>
      <div className="hp-row">
        <h1>{pick(content.title)}</h1>
        <span className="hp-muted">
          {t('heading', { id: content.id, version: content.version })}
        </span>
        <Button type="text" onClick={() => go({ at: 'programmes' })}>
          {t('back')}
        </Button>
      </div>
      <p>{pick(content.document)}</p>
      <p className="ag-hash">SHA-256 {sha256}</p>
      <p className="hp-muted">{t('shippedNote')}</p>
      <CopyForm from={content.id} go={go} />
      <div className="pg-editor">
        <nav className="pg-nav" aria-label={t('nav')}>
          {content.reviews.map((one, index) => (
            <button
              key={one.id}
              type="button"
              aria-current={index === open ? 'page' : undefined}
              onClick={() => setOpen(index)}
            >
              {pick(one.title)}
            </button>
          ))}
        </nav>
        <Panel title={t('section.preview')}>
          {review === undefined ? null : <ReviewPreview review={review} />}
        </Panel>
      </div>
    </>
  );
}
