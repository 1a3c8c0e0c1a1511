import { Modal } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../app/api-context.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';

const PdfPreview = lazy(async () => {
  const { PdfPreview } = await import('../../reader/pdf-preview.tsx');
  return { default: PdfPreview };
});

type PagesPreviewProps = {
  readonly open: boolean;
  readonly round: string;
  readonly onClose: () => void;
};

/** The cover and one page per application, exactly as they will print. */
export function PagesPreview({ open, round, onClose }: PagesPreviewProps) {
  const { t } = useTranslation('expert');
  return (
    <Modal
      open={open}
      title={t('preview.title')}
      footer={null}
      width="min(1000px, 94vw)"
      onCancel={onClose}
      destroyOnHidden
    >
      {open ? <Pages round={round} label={t('preview.title')} /> : null}
    </Modal>
  );
}

function Pages({ round, label }: { readonly round: string; readonly label: string }) {
  const api = useApi();
  const query = useQuery(() => api.expert.previewSubmission({ round }), round);
  return (
    <div className="hp-preview-frame">
      <QueryView query={query}>
        {({ pdf }) => (
          <Suspense fallback={null}>
            <PdfPreview bytes={pdf} label={label} />
          </Suspense>
        )}
      </QueryView>
    </div>
  );
}
