import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView, SubmissionCheck, Submitted } from '../../../shared/operations/expert.ts';
import type { Bilingual } from '../../../shared/rubric.ts';
import { useApi } from '../../app/api-context.ts';
import { useBilingual } from '../../text/text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useQuery } from '../../ui/use-query.ts';
import type { Go } from '../place.ts';
import { Checklist } from './checklist.tsx';
import { PagesPreview } from './pages-preview.tsx';
import { SignSubmission } from './sign-submission.tsx';
import { SignedSheets } from './signed-sheets.tsx';
import { SubmittedView } from './submitted-view.tsx';
import './submission.css';

type SubmissionScreenProps = {
  readonly round: string;
  readonly onGo: Go;
  /** What follows handing in. */
  readonly after: ReactNode;
};

/** The end of the work: what is missing, the printed pages, the signature, and what to do then. */
export function SubmissionScreen({ round, onGo, after }: SubmissionScreenProps) {
  const { t } = useTranslation('expert');
  const say = useBilingual();
  const api = useApi();
  const check = useQuery(() => api.expert.checkSubmission({ round }), round);
  const desk = useQuery(() => api.expert.desk({ round }), round);
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const [previewing, setPreviewing] = useState(false);
  const [signing, setSigning] = useState(false);
  const [waived, setWaived] = useState(false);
  const problems = check.value?.problems.length;
  // Waiving speaks of the list that was read; another list needs another word.
  useEffect(() => {
    if (problems !== undefined) setWaived(false);
  }, [problems]);
  if (submitted !== null) {
    return (
      <div className="hp-page">
        <div className="hp-page-inner">
          <SubmittedView
            round={round}
            submitted={submitted}
            onDone={() => onGo({ kind: 'inbox' })}
          />
        </div>
      </div>
    );
  }
  return (
    <div className="hp-page">
      <div className="hp-page-inner">
        <h1>{t('submit.title')}</h1>
        <QueryView query={check}>
          {(value: SubmissionCheck) => (
            <>
              <Checklist
                check={value}
                form={desk.value?.form ?? null}
                nameOf={(app, item) => nameOf(desk.value, app, item, say)}
                waived={waived}
                onWaive={setWaived}
                onGo={(app, item) =>
                  onGo({ kind: 'desk', round, app, ...(item === null ? {} : { item }) })
                }
                onDeclare={() => onGo({ kind: 'declaration', round })}
                onPreview={() => setPreviewing(true)}
                onSign={() => setSigning(true)}
              />
              <SignSubmission
                open={signing}
                round={round}
                check={value}
                waive={waived}
                onClose={() => setSigning(false)}
                onSubmitted={setSubmitted}
              />
            </>
          )}
        </QueryView>
        <SignedSheets
          round={round}
          form={desk.value?.form ?? null}
          applications={desk.value?.applications ?? []}
          onOpen={(app) => onGo({ kind: 'desk', round, app })}
        />
        {after}
        <PagesPreview open={previewing} round={round} onClose={() => setPreviewing(false)} />
      </div>
    </div>
  );
}

/** What a problem's item is called: a criterion's, a target's or a document's title; empty for
 * none of them. */
function nameOf(
  desk: DeskView | undefined,
  app: string,
  item: string,
  say: (text: Bilingual) => string,
): string {
  const criterion = desk?.form.rubric.criteria.find(({ id }) => id === item);
  if (criterion !== undefined) return say(criterion.title);
  const application = desk?.applications.find((row) => row.app === app);
  const target = application?.targets.find(({ id }) => id === item);
  if (target !== undefined) return `${target.id} ${target.title}`;
  const documents = application?.documents ?? [];
  return documents.find(({ docid }) => docid === item)?.title ?? '';
}
