import type { ReactNode } from 'react';
import type { Review } from '../../../shared/programme.ts';
import { ConditionsEditor } from './conditions-editor.tsx';
import { CriteriaEditor } from './criteria-editor.tsx';
import { DecisionEditor } from './decision-editor.tsx';
import { FactsEditor } from './facts-editor.tsx';
import { type Lens, part } from './lens.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { ReviewBasics } from './review-basics.tsx';
import { ReviewPreview } from './review-preview.tsx';
import type { Section } from './sections.ts';
import { TextsEditor } from './texts-editor.tsx';

const bodies: Readonly<Record<Section, (lens: Lens<Review>) => ReactNode>> = {
  basics: (lens) => <ReviewBasics lens={lens} />,
  criteria: (lens) => <CriteriaEditor lens={part(lens, 'rubric')} />,
  decision: (lens) => <DecisionEditor lens={lens} />,
  policy: (lens) => <PolicyEditor lens={lens} />,
  facts: (lens) => <FactsEditor lens={lens} />,
  conditions: (lens) => <ConditionsEditor lens={lens} />,
  texts: (lens) => <TextsEditor lens={lens} />,
  preview: (lens) => <ReviewPreview review={lens.value} />,
};

/** One section of a review, to be changed. */
export function SectionBody({ section, lens }: { section: Section; lens: Lens<Review> }) {
  return bodies[section](lens);
}
