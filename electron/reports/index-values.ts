import { readQuantity, readYesNo } from '../../shared/eligibility.ts';
import { readDate } from '../../shared/fact-dates.ts';
import { Fact } from '../../shared/objects/bundle.ts';
import type { FactDefinition } from '../../shared/programme.ts';
import type { Bilingual } from '../../shared/rubric.ts';

/** The parts of a list cell, trimmed, without empty ones. */
export const splitList = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Whether a cell says one of the names, however it spells blanks, widths and case. */
export const hasNames = (names: readonly string[], cell: string): boolean =>
  names.some((name) => plain(name) === plain(cell));

/** The fact as the record carries it (`1200 万元`, 是), or null where it is not of its kind. */
export function readFact(fact: FactDefinition, value: string): string | null {
  switch (fact.kind) {
    case 'yes-no': {
      const answer = readYesNo(value);
      return answer === null ? null : answer ? '是' : '否';
    }
    case 'number': {
      if (readQuantity(value, fact.unit) === null) return null;
      const isBare = /^[\d.,\s]+$/.test(value.normalize('NFKC'));
      return isBare && fact.unit !== '' ? `${value.normalize('NFKC')} ${fact.unit}` : value;
    }
    case 'date':
      return readDate(value);
    case 'text':
      return Fact.shape.value.safeParse(value).success ? value : null;
  }
}

const expectedWords: Readonly<Record<FactDefinition['kind'], Bilingual>> = {
  number: { zh: '应为数字', en: 'should be a number' },
  'yes-no': { zh: '应填“是”或“否”', en: 'should be yes or no' },
  date: { zh: '应为日期（如 2026-11-21）', en: 'should be a date like 2026-11-21' },
  text: { zh: '过长或含有不能使用的字符', en: 'is too long or has an unusable character' },
};

/** What a value of the fact should have been, for a sentence that says what it is instead. */
export function expectedOf({ kind, unit }: FactDefinition): Bilingual {
  const hint = unit === '' ? '' : `（${unit}）`;
  const { zh, en } = expectedWords[kind];
  return { zh: `${zh}${hint}`, en: `${en}${hint}` };
}

/** Why a file name cannot be used; null where it can. It never leaves the chosen folder. */
export function fileNameFault(fileName: string): Bilingual | null {
  if (!/\.pdf$/i.test(fileName)) return { zh: '不是 PDF 文件名', en: 'is no PDF file name' };
  const parts = fileName.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..') || fileName.includes(':'))
    return { zh: '应是所选文件夹内的相对路径', en: 'must be a path inside the chosen folder' };
  if (fileName.length > 400) return { zh: '过长', en: 'is too long' };
  return null;
}
