import type { Bilingual } from '../rubric.ts';

/** What a step is about, in the order in which a figure comes about. */
export const whyParts = {
  sheet: { zh: '逐份评分表', en: 'Sheet by sheet' },
  decision: { zh: '专家组认定', en: 'Decisions of the panel' },
  merge: { zh: '汇总与修约', en: 'Merging and rounding' },
  criterion: { zh: '各指标汇总', en: 'Criterion by criterion' },
  vote: { zh: '表决', en: 'The vote' },
  target: { zh: '任务书指标', en: 'Targets' },
  veto: { zh: '否决项', en: 'Veto questions' },
  grade: { zh: '等级', en: 'Grade' },
  place: { zh: '名次与入选', en: 'Place and selection' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type WhyPart = keyof typeof whyParts;

/** One step from the sheets to what the result says, small enough to be done again by hand. */
export type WhyStep = {
  readonly part: WhyPart;
  /** Whom or what it is about: an expert's name, a criterion, an application. */
  readonly about: Bilingual;
  readonly text: Bilingual;
  /** The same in figures; empty where there is nothing to reckon. */
  readonly formula: string;
  /** Before a rounding, `145/2` or `217/3`; null where the step has no figure. */
  readonly exact: string | null;
  /** What goes on from here, as it is printed. */
  readonly result: string | null;
  /** The signed sheet, or decision of the panel, that it rests on. */
  readonly sha256: string | null;
  /** The expert whom the step names; null where it names none. */
  readonly kid: string | null;
};

export const noText: Bilingual = { zh: '', en: '' };
export const same = (text: string): Bilingual => ({ zh: text, en: text });

/** A step with nothing but what is given. */
export function whyStep(
  part: WhyPart,
  given: Partial<Omit<WhyStep, 'part'>> & Pick<WhyStep, 'text'>,
): WhyStep {
  return {
    part,
    about: noText,
    formula: '',
    exact: null,
    result: null,
    sha256: null,
    kid: null,
    ...given,
  };
}
