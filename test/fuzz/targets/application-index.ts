import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadProgrammes } from '../../../electron/programmes.ts';
import { readApplicationIndex } from '../../../electron/reports/application-index.ts';
import { valueOrRefusal } from '../target.ts';

const review = loadProgrammes(path.resolve('resources/programmes'))[0]?.reviews[0];
const csv =
  '项目编号,需求编号,需求名称,项目名称,申报单位,项目负责人,申报书文件\nB-01,N-01,通关,问答,甲公司,张三,B-01.pdf\n';

export const seeds = () => [
  Buffer.from(csv),
  Buffer.from(`\uFEFF${csv}`),
  readFileSync(path.resolve('resources/samples/cb-pre-review/index.xlsx')),
];

export async function fuzz(data: Buffer): Promise<void> {
  if (review === undefined) return;
  await valueOrRefusal(() => readApplicationIndex(data, review));
}
