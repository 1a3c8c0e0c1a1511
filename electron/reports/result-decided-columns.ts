import {
  abnormalityText,
  replacingDecisions,
  scoreTitle,
  withoutDecisions,
} from '../../shared/decided-words.ts';
import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { showsTotal } from '../../shared/shows-total.ts';
import type { Listed } from './result-sheets-list.ts';
import { columnsOf, type TextColumn } from './table-sheet.ts';

const column = columnsOf<Listed>();

/** What the list says beside the official figures where a decision of the panel on scores took effect:
 * score, place and outcome without any, and that a score was replaced, of what and by how many. They
 * name no expert, give no reason and no figure of a single sheet: the published list has them too.
 * Empty where no decision took effect. */
export function decidedColumns(content: ResultContent, form: Form): readonly TextColumn<Listed>[] {
  const isDecided = content.lots.some(({ standings }) =>
    standings.some(({ undecided }) => undecided !== undefined),
  );
  if (!isDecided || !showsTotal({ policy: content.policy, rubric: form.rubric })) return [];
  const without = ({ lot, standing }: Listed) =>
    withoutDecisions(content, form.rubric, lot, standing);
  return [
    column.figures(
      '不计专家组认定的得分',
      12,
      ({ standing }) => standing.undecided?.printed ?? null,
    ),
    column.counts('不计认定的名次', 10, ({ standing }) => standing.undecided?.place ?? null),
    column.words('不计认定的结论', 14, (row) => without(row)?.outcome.zh ?? ''),
    column.words('专家组认定', 34, (row) => replacedWords(row, content, form)),
  ];
}

function replacedWords({ standing }: Listed, content: ResultContent, { rubric }: Form): string {
  return replacingDecisions(content, standing)
    .map(({ item, votes }) => {
      const score = scoreTitle(rubric, item).zh;
      return `一位专家的“${score}”以其余专家平均分代替（${abnormalityText(votes).zh}）`;
    })
    .join('\n');
}
