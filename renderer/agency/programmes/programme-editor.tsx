import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '../../../shared/operations/agency-programmes.ts';
import type { Programme } from '../../../shared/programme.ts';
import { useBilingual } from '../../text/text.ts';
import { Panel } from '../parts/panel.tsx';
import type { Go } from '../route.ts';
import { EditorBar } from './editor-bar.tsx';
import { EditorNav } from './editor-nav.tsx';
import { focusField } from './focus-field.ts';
import { entry, type Lens, type Path, part } from './lens.ts';
import { ProblemList } from './problem-list.tsx';
import { ProgrammeBasics } from './programme-basics.tsx';
import { SectionBody } from './section-body.tsx';
import { type Place, placeOf } from './sections.ts';
import { useProgrammeDraft } from './use-programme-draft.ts';

type ProgrammeEditorProps = { readonly first: ProgrammeView; readonly go: Go };

/** An own programme, changed through forms: places at the left, fields beside them, what is wrong
 * below. Every change is kept as a draft at once; only a save makes it the programme. */
export function ProgrammeEditor({ first, go }: ProgrammeEditorProps) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const draft = useProgrammeDraft(first);
  const [place, setPlace] = useState<Place>({ review: null, section: 'basics' });
  const [target, setTarget] = useState<{ readonly path: Path } | null>(null);
  useEffect(() => {
    if (target !== null) void focusField(target.path);
  }, [target]);
  const { content } = draft;
  const lens: Lens<Programme> = { value: content, path: [], put: draft.change };
  const review = place.review === null ? undefined : content.reviews[place.review];
  return (
    <>
      <EditorBar draft={draft} go={go} />
      <div className="pg-editor">
        <EditorNav lens={lens} place={place} onGo={setPlace} />
        <div className="ag-stack pg-main">
          {place.review === null || review === undefined ? (
            <Panel title={t('section.programme')}>
              <ProgrammeBasics lens={lens} />
            </Panel>
          ) : (
            <Panel title={`${pick(review.title)} · ${t(`section.${place.section}`)}`}>
              <SectionBody
                key={`${place.review}-${place.section}`}
                section={place.section}
                lens={entry(part(lens, 'reviews'), place.review, review)}
              />
            </Panel>
          )}
          <div className="pg-wrong">
            <ProblemList
              problems={draft.view.problemList}
              content={content}
              onOpen={({ path }) => {
                setPlace(placeOf(path));
                setTarget({ path });
              }}
            />
          </div>
        </div>
      </div>
    </>
  );
}
