import { readQuantity, readYesNo } from '../../shared/eligibility.ts';
import { Fact } from '../../shared/objects/bundle.ts';
import type { FactDefinition } from '../../shared/programme.ts';
import type { Bilingual } from '../../shared/rubric.ts';

/** The parts of a list cell, trimmed, without empty ones. */
export const splitList = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

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
    case 'text':
      return Fact.shape.value.safeParse(value).success ? value : null;
  }
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
