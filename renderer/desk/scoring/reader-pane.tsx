import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import { type CitedPart, isSamePart } from '../../../shared/cited-part.ts';
import type { DeskApplication } from '../../../shared/operations/expert.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { useBilingual } from '../../text/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { DraftStore, EvidenceItem } from '../draft/draft-store.ts';

const DocumentReader = lazy(async () => {
  const { DocumentReader } = await import('../../reader/document-reader.tsx');
  return { default: DocumentReader };
});

export type JumpTarget = { readonly evidence: EvidenceItem; readonly nonce: number };

type ReaderPaneProps = {
  readonly round: string;
  readonly application: DeskApplication;
  readonly rubric: Rubric;
  readonly store: StoreApi<DraftStore>;
  readonly writable: boolean;
  readonly jump: JumpTarget | null;
};

/** The documents of the application; what is selected there becomes evidence of the criterion or
 * target that is being judged. */
export function ReaderPane(props: ReaderPaneProps) {
  const { round, application, rubric, store, writable, jump } = props;
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const [chosen, setChosen] = useState<string | null>(null);
  const [announced, setAnnounced] = useState('');
  const active = useStore(store, (s) => s.active);
  const evidence = useStore(store, (s) => s.draft.evidence);
  const titleOf = ({ item, on }: CitedPart): string | undefined => {
    if (on === 'target') return application.targets.find(({ id }) => id === item)?.title;
    const criterion = rubric.criteria.find(({ id }) => id === item);
    return criterion === undefined ? undefined : say(criterion.title);
  };
  const activeTitle = active === null ? undefined : titleOf(active);
  const jumpDocid = jump?.evidence.docid ?? null;
  // A jump opens its document; choosing a tab afterwards holds until the next jump.
  const [seenJump, setSeenJump] = useState<number | null>(null);
  if (jump !== null && jump.nonce !== seenJump) {
    setSeenJump(jump.nonce);
    setChosen(jumpDocid);
  }

  if (application.documents.length === 0) {
    return (
      <div className="hp-desk-reader" data-pane="reader" tabIndex={-1}>
        <EmptyState title={t('desk.noDocuments')} />
      </div>
    );
  }
  return (
    <div className="hp-desk-reader" data-pane="reader" tabIndex={-1}>
      <Suspense fallback={null}>
        <DocumentReader
          round={round}
          app={application.app}
          documents={application.documents}
          activeDocid={chosen}
          onActivate={setChosen}
          canAttach={writable && activeTitle !== undefined}
          attachTo={activeTitle}
          onAttach={(place) => {
            if (active === null || activeTitle === undefined) return;
            store.getState().addEvidence({ ...place, ...active });
            setAnnounced(
              t('evidence.attached', { page: place.page_label, criterion: activeTitle }),
            );
          }}
          marks={evidence.map((item) => ({
            id: item.id,
            docid: item.docid,
            pageIndex: item.page_index,
            rects: item.rects,
            active: active !== null && isSamePart(item, active),
          }))}
          jump={
            jump === null
              ? null
              : {
                  evidenceId: jump.evidence.id,
                  docid: jump.evidence.docid,
                  pageIndex: jump.evidence.page_index,
                  rects: jump.evidence.rects,
                  nonce: jump.nonce,
                }
          }
          onJumpBack={() => setAnnounced(t('evidence.back'))}
        />
      </Suspense>
      <span className="hp-visually-hidden" role="status">
        {announced}
      </span>
    </div>
  );
}
