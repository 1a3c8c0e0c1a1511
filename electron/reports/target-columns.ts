import type { Bilingual, TargetRule } from '../../shared/rubric.ts';
import { hasNames } from './index-values.ts';

/** One column of the table of targets (任务书指标). */
export type TargetColumn = {
  readonly key: 'app' | 'target' | 'kind' | 'title' | 'planned' | 'source';
  readonly title: Bilingual;
  readonly required: boolean;
  readonly help: Bilingual;
  readonly example: string;
};

/** The worksheet of targets, as the template names it. */
export const targetSheetName = '任务书指标';

/** The column by which a table of targets is known from one of applications. */
export const targetIdColumn: TargetColumn = {
  key: 'target',
  title: { zh: '指标编号', en: 'Target id' },
  required: true,
  help: {
    zh: '字母、数字和连字符，同一项目内不得重复',
    en: 'Letters, digits and hyphens, never twice in one application',
  },
  example: 'T-01',
};

/** The columns of the table of targets, in the order of the template. */
export function targetColumns({ kinds }: TargetRule): readonly TargetColumn[] {
  return [
    {
      key: 'app',
      title: { zh: '项目编号', en: 'Id' },
      required: true,
      help: { zh: '与申报项目表中的编号一致', en: 'As in the table of applications' },
      example: 'B-01',
    },
    targetIdColumn,
    {
      key: 'kind',
      title: { zh: '指标类别', en: 'Kind' },
      required: true,
      help: {
        zh: `填下列之一：${kinds.map(({ title }) => title.zh).join('、')}`,
        en: `One of: ${kinds.map(({ title }) => title.en).join(', ')}`,
      },
      example: kinds[0]?.title.zh ?? '',
    },
    {
      key: 'title',
      title: { zh: '指标名称', en: 'Target' },
      required: true,
      help: { zh: '任务书中的指标', en: 'What the task book names' },
      example: '问答准确率',
    },
    {
      key: 'planned',
      title: { zh: '计划值', en: 'Planned' },
      required: true,
      help: { zh: '任务书约定的数值或要求，照原文', en: 'What the task book plans, in its words' },
      example: '≥95%',
    },
    {
      key: 'source',
      title: { zh: '任务书页码', en: 'Source page' },
      required: false,
      help: {
        zh: '任务书中写明该指标的页码或条款，专家据此核对',
        en: 'Page or clause of the task book; experts look it up',
      },
      example: '第 12 页',
    },
  ];
}

/** The kind that a cell names, by its Chinese or English title or its id; null where it is none. */
export function targetKind({ kinds }: TargetRule, text: string): string | null {
  return kinds.find(({ id, title }) => hasNames([id, title.zh, title.en], text))?.id ?? null;
}
