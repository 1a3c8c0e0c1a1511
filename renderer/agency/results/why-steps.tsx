import { explainStanding } from '../../../shared/explain/explain-standing.ts';
import { type WhyPart, type WhyStep, whyParts } from '../../../shared/explain/why-step.ts';
import { useBilingual } from '../../text/text.ts';
import type { WhyProps } from './why-drawer.tsx';

/** Every step from the sheets to the result, part by part, with its figures: the same that the
 * exports carry. */
export function WhySteps({ lot, standing, result, rubric }: WhyProps) {
  const steps = explainStanding(result.content, rubric, lot, standing);
  const parts = Map.groupBy(steps, ({ part }) => part);
  return [...parts].map(([part, own]) => <Part key={part} part={part} steps={own} />);
}

function Part({ part, steps }: { readonly part: WhyPart; readonly steps: readonly WhyStep[] }) {
  const pick = useBilingual();
  const list = (
    <dl className="ag-steps">
      {steps.map((step) => (
        <StepLines
          key={`${step.kid} ${step.about.zh} ${step.text.zh} ${step.formula}`}
          step={step}
        />
      ))}
    </dl>
  );
  // The table above already shows every sheet; its arithmetic opens on demand.
  if (part === 'sheet') {
    return (
      <details>
        <summary>
          {pick(steps.some(({ formula }) => formula !== '') ? sheetArithmetic : sheetVotes)}
        </summary>
        {list}
      </details>
    );
  }
  return (
    <section className="ag-why">
      <h3>{pick(whyParts[part])}</h3>
      {list}
    </section>
  );
}

const sheetArithmetic = {
  zh: '逐份总分的算式与修约',
  en: 'Arithmetic and rounding of each sheet',
};
// Where a vote decides nothing is added up.
const sheetVotes = {
  zh: '逐份表决、理由与处理',
  en: 'Each vote, its reason and what became of it',
};

function StepLines({ step }: { readonly step: WhyStep }) {
  const pick = useBilingual();
  const { part, about, text, formula, exact, result, sha256 } = step;
  const isFraction = exact?.includes('/') === true;
  return (
    <>
      <dt>{pick(about)}</dt>
      <dd>
        {pick(text)}
        {formula === '' ? null : (
          <span className="ag-sub ag-sum">
            {formula}
            {isFraction && !formula.includes(exact) ? `（${exact}）` : ''}
            {result === null || formula.includes(result) ? '' : ` → ${result}`}
          </span>
        )}
        {part === 'decision' ? <span className="ag-sub ag-break">SHA-256 {sha256}</span> : null}
      </dd>
    </>
  );
}
