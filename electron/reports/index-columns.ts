import type { FactDefinition, Review } from '../../shared/programme.ts';
import type { Bilingual } from '../../shared/rubric.ts';

/** One column of the application index. */
export type IndexColumn = {
  readonly key:
    | 'app'
    | 'lot'
    | 'lotTitle'
    | 'title'
    | 'unit'
    | 'leader'
    | 'members'
    | 'partners'
    | 'demandSide'
    | 'main'
    | 'attachments'
    | { readonly fact: FactDefinition };
  readonly title: Bilingual;
  readonly required: boolean;
  readonly help: Bilingual;
  readonly example: string;
};

const column = (
  key: Exclude<IndexColumn['key'], object>,
  zh: string,
  en: string,
  required: boolean,
  helpZh: string,
  helpEn: string,
  example: string,
): IndexColumn => ({ key, title: { zh, en }, required, help: { zh: helpZh, en: helpEn }, example });

/** True where each row has to name its lot: bids compete inside lots, or the review takes several
 * kinds that are told apart by it. */
export const hasLots = (review: Review): boolean =>
  review.policy.selectPerLot !== null || (review.lots?.titles.length ?? 0) > 1;

/** The columns of a review's application index, in the order of the template. */
export function indexColumns(review: Review): readonly IndexColumn[] {
  const lots = hasLots(review);
  const { lotName } = review;
  return [
    column(
      'app',
      '项目编号',
      'Id',
      true,
      '字母、数字和连字符，不超过 40 个字符，不得重复',
      'Letters, digits and hyphens, at most 40, never twice',
      'B-01',
    ),
    column(
      'lot',
      `${lotName.zh}编号`,
      `${lotName.en} id`,
      lots,
      `同一${lotName.zh}下的申报填同一编号；不分${lotName.zh}时留空`,
      'The same id for applications that compete; leave empty where there are none',
      lots ? 'N-01' : '',
    ),
    column(
      'lotTitle',
      `${lotName.zh}名称`,
      `${lotName.en} title`,
      lots,
      `同一编号的名称须一致`,
      'The same title wherever the id is the same',
      review.lots?.titles[0]?.zh ?? (lots ? '智慧口岸多语种通关助手' : ''),
    ),
    column('title', '项目名称', 'Title', true, '申报项目全称', 'Full title', '多语种通关问答系统'),
    column(
      'unit',
      '申报单位',
      'Unit',
      true,
      '牵头单位全称',
      'Lead unit, full name',
      '广西某科技公司',
    ),
    column('leader', '项目负责人', 'Leader', true, '姓名', 'Name', '张三'),
    column(
      'members',
      '参与人员',
      'Members',
      false,
      '多人用分号隔开；专家据此回答回避',
      'Separate with semicolons; recusal answers rest on it',
      '李四；王五',
    ),
    column(
      'partners',
      '合作单位',
      'Partners',
      false,
      '多个单位用分号隔开，不超过 20 个',
      'Separate with semicolons, at most 20',
      '某大学；某研究院',
    ),
    column('demandSide', '需求方', 'Demand side', false, '需求方单位全称', 'Full name', ''),
    column(
      'main',
      '申报书文件',
      'Main document',
      true,
      'PDF 文件名，可带子文件夹，如 B-01/申报书.pdf',
      'PDF file name, with its subfolder if any: B-01/bid.pdf',
      'B-01.pdf',
    ),
    column(
      'attachments',
      '附件文件',
      'Attachments',
      false,
      'PDF 文件名，多个用分号隔开',
      'PDF file names, separated by semicolons',
      'B-01-审计报告.pdf；B-01-营业执照.pdf',
    ),
    ...review.facts.map(factColumn),
  ];
}

/** 年研发经费（万元）: what a fact is called on screen and in the index. */
export function factLabel({ title, unit }: FactDefinition): Bilingual {
  if (unit === '') return title;
  return { zh: `${title.zh}（${unit}）`, en: `${title.en} (${unit})` };
}

function factColumn(fact: FactDefinition): IndexColumn {
  const kinds = {
    number: { zh: '数字', en: 'A number' },
    'yes-no': { zh: '填“是”或“否”', en: 'Yes or no' },
    text: { zh: '文字', en: 'Text' },
    date: { zh: '日期，如 2026-11-21', en: 'A date, like 2026-11-21' },
  } as const;
  const examples = { number: '1', 'yes-no': '是', text: '', date: '2026-11-21' } as const;
  const source =
    fact.source === ''
      ? { zh: '', en: '' }
      : { zh: `；依据${fact.source}`, en: `; ${fact.source}` };
  return {
    key: { fact },
    title: factLabel(fact),
    required: fact.required === true,
    help: { zh: `${kinds[fact.kind].zh}${source.zh}`, en: `${kinds[fact.kind].en}${source.en}` },
    example: examples[fact.kind],
  };
}
