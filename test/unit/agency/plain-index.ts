import type { IndexRow } from './application-rows.ts';

const headings = ['项目编号', '项目名称', '申报单位', '项目负责人', '申报书文件', '附件文件'];

/** An index for a review without lots. */
export function plainIndex(rows: readonly IndexRow[]): string {
  const lines = rows.map(({ app, unit, files: [main = '', ...attachments] }) =>
    [app, `${app} 跨境项目`, unit, '张三', main, attachments.join('；')].join(','),
  );
  return [headings.join(','), ...lines].join('\r\n');
}

/** Targets of a task book, the same for each application. */
export function targetsOf(apps: readonly string[]): string {
  const targets = [
    'T-01,技术指标,多语种通关问答准确率,≥95%（测试集不少于 2000 题）,第 12 页',
    'T-02,经济指标,新增销售收入,≥300 万元,第 14 页',
    'T-03,人才培养指标,联合培养研究生,3 人,第 15 页',
    'T-04,实施场景,越南某口岸上线运行,不少于 6 个月,第 16 页 2.3',
  ];
  const lines = apps.flatMap((app) => targets.map((target) => `${app},${target}`));
  return ['项目编号,指标编号,指标类别,指标名称,计划值,任务书页码', ...lines].join('\r\n');
}
