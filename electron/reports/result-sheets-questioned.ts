import type { Form } from '../../shared/objects/form.ts';
import type { ResultContent } from '../../shared/objects/result.ts';
import { type QuestionedLine, questionedLines } from './result-questioned.ts';
import type { Sheet } from './spreadsheet.ts';
import { columnsOf, tableSheet } from './table-sheet.ts';

const column = columnsOf<QuestionedLine>();

/** Queries, answers and decisions of the panel, each by its hash. Null where there is none. */
export function questionedSheet(content: ResultContent, form: Form): Sheet | null {
  const lines = questionedLines(content, form.rubric);
  if (lines.length === 0) return null;
  return tableSheet(
    '询问与认定',
    [
      column.words('类别', 8, ({ kind }) => kind.zh),
      column.words('项目编号', 12, ({ app }) => app),
      column.words('专家', 14, ({ expert }) => expert),
      column.words('评分', 18, ({ score }) => score.zh),
      column.words('结果', 30, ({ said }) => said.zh),
      column.words('人数', 28, ({ votes }) => votes.zh),
      column.words('认定人', 20, ({ decidedBy }) => decidedBy),
      column.words('理由', 40, ({ reason }) => reason),
      column.words('所涉评分表 SHA-256', 34, ({ sheet }) => sheet),
      column.words('本件 SHA-256', 34, ({ sha256 }) => sha256),
    ],
    lines,
    3,
  );
}
