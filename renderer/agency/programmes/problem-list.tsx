import { useTranslation } from 'react-i18next';
import type { Programme } from '../../../shared/programme.ts';
import type { RuleProblem } from '../../../shared/rule-check.ts';
import { useBilingual } from '../../text/text.ts';
import { Notice } from '../parts/notice.tsx';
import { placeOf } from './sections.ts';

type ProblemListProps = {
  readonly problems: readonly RuleProblem[];
  /** Null for a file that was not taken in. */
  readonly content: Programme | null;
  /** Goes to the field of a problem; null where there is none to go to. */
  readonly onOpen: ((problem: RuleProblem) => void) | null;
};

/** Every problem at once, each with its place and a sentence; the place leads to its field. */
export function ProblemList({ problems, content, onOpen }: ProblemListProps) {
  const { t } = useTranslation('programmes');
  const pick = useBilingual();
  const placeName = ({ path }: RuleProblem): string => {
    const { review, section } = placeOf(path);
    const title = review === null ? undefined : content?.reviews[review]?.title;
    if (title === undefined) return path.join('.') || t('problem.whole');
    return `${pick(title)} · ${t(`section.${section}`)}`;
  };
  return (
    <div role="status">
      {problems.length === 0 ? (
        <Notice tone="good" title={t('problem.none')} />
      ) : (
        <Notice tone="bad" title={t('problem.count', { count: problems.length })}>
          <ol className="pg-problems">
            {problems.map((problem) => (
              <li key={`${problem.path.join('.')}-${problem.message.zh}`}>
                {onOpen === null ? (
                  <strong>{placeName(problem)}</strong>
                ) : (
                  <button type="button" className="ag-link" onClick={() => onOpen(problem)}>
                    {placeName(problem)}
                  </button>
                )}
                ：{pick(problem.message)}
                <code className="ag-sub">{problem.path.join('.')}</code>
              </li>
            ))}
          </ol>
        </Notice>
      )}
    </div>
  );
}
