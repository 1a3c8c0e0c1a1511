import type { ResultContent, Standing } from '../../shared/objects/result.ts';

export type SheetRow = Standing['sheets'][number];

export type JudgingExpert = {
  readonly kid: string;
  readonly expert: string;
  readonly name: string;
};

/** Everyone who was assigned anything, by expert id: the columns of a matrix. */
export function expertsOf(content: ResultContent): readonly JudgingExpert[] {
  const experts = new Map<string, JudgingExpert>();
  for (const { standings } of content.lots)
    for (const { sheets } of standings)
      for (const { kid, expert, name } of sheets) experts.set(kid, { kid, expert, name });
  return [...experts.values()].sort((a, b) => (a.expert < b.expert ? -1 : 1));
}

/** The expert's row for an application; undefined where it was not assigned. */
export const rowOf = (standing: Standing, { kid }: JudgingExpert): SheetRow | undefined =>
  standing.sheets.find((row) => row.kid === kid);

/** How many sheets count towards an application's score, those a trim dropped included. */
export const validSheets = ({ sheets }: Standing): number =>
  sheets.filter(({ exact, use }) => exact !== null || use === 'used').length;
