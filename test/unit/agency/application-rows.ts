// Rows of a made-up application index for the cross-border pre-review.

export type IndexRow = {
  readonly app: string;
  readonly lot: string;
  readonly unit: string;
  readonly partners?: string;
  readonly demand?: string;
  readonly files: readonly string[];
};

/** Two needs with three and two bids, and one with a single bidder. */
export const threeLots: readonly IndexRow[] = [
  { app: 'B-01', lot: 'N-1', unit: '广西甲科技有限公司', files: ['B-01.pdf', 'B-01-附件.pdf'] },
  { app: 'B-02', lot: 'N-1', unit: '广西乙智能有限公司', files: ['B-02.pdf'] },
  { app: 'B-03', lot: 'N-1', unit: '广西丙数据有限公司', files: ['B-03.pdf'] },
  { app: 'B-04', lot: 'N-2', unit: '广西丁软件有限公司', files: ['B-04.pdf'] },
  { app: 'B-05', lot: 'N-2', unit: '广西戊机器人有限公司', files: ['B-05.pdf'] },
  { app: 'B-06', lot: 'N-3', unit: '广西己通信有限公司', files: ['B-06.pdf'] },
];

const headings = [
  '项目编号',
  '需求编号',
  '需求名称',
  '项目名称',
  '申报单位',
  '项目负责人',
  '合作单位',
  '需求方',
  '申报书文件',
  '附件文件',
];

export function aCsvIndex(rows: readonly IndexRow[]): string {
  const lines = rows.map((row) => [
    row.app,
    row.lot,
    `需求 ${row.lot}`,
    `${row.app} 揭榜方案`,
    row.unit,
    '张三',
    row.partners ?? '',
    row.demand ?? '越南某港口',
    row.files[0] ?? '',
    row.files.slice(1).join('；'),
  ]);
  return `${[headings, ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
