import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AROUND_LENGTH,
  EXACT_LENGTH,
  labelOf,
  plain,
  quoteOf,
} from '../../../renderer/reader/quote.ts';
import { text } from '../../../shared/objects/common.ts';

describe('page text without its line breaks', () => {
  test.each([
    [
      'between Chinese characters nothing stands for a break',
      '单证要素识别\n准确率',
      '单证要素识别准确率',
    ],
    ['between Latin words a blank does', 'machine\nlearning', 'machine learning'],
    ['between the two a blank does', '准确率\nF1', '准确率 F1'],
    ['after Chinese punctuation nothing does', '达到要求。\n第二年', '达到要求。第二年'],
    ['blanks are not doubled', 'a  b \n  c', 'a b c'],
    ['empty lines vanish', '\n\n甲\n\n\n乙\n', '甲乙'],
    ['composed and decomposed letters are the same', 'e\u0301', '\u00e9'],
    ['NUL and halves of characters go', 'a\0b\ud800c', 'abc'],
  ])('%s', (_, given, expected) => {
    expect(plain(given)).toBe(expected);
  });
});

describe('a quote', () => {
  const page = '一、技术路线\n先识别，再校验。\n二、进度安排';

  test('carries the words and a little of what stands around them', () => {
    const start = page.indexOf('先识别');
    expect(quoteOf(page, start, start + 8)).toEqual({
      exact: '先识别，再校验。',
      prefix: '一、技术路线',
      suffix: '二、进度安排',
    });
  });

  test('of blanks only is none', () => {
    expect(quoteOf('甲 \n 乙', 1, 4)).toBeNull();
  });

  test('too long keeps its beginning and cuts no character in two', () => {
    const long = `${'甲'.repeat(EXACT_LENGTH - 1)}𠮷乙`;
    expect(quoteOf(long, 0, long.length)?.exact).toBe('甲'.repeat(EXACT_LENGTH - 1));
  });

  test('what stands before it begins with a whole character', () => {
    const page = `𠮷${'甲'.repeat(AROUND_LENGTH - 1)}乙`;
    expect(quoteOf(page, page.length - 1, page.length)?.prefix).toBe(
      '甲'.repeat(AROUND_LENGTH - 1),
    );
  });

  test('of any text can be signed', () => {
    const any = fc.string({ unit: 'binary', maxLength: 600 });
    fc.assert(
      fc.property(any, fc.nat(600), fc.nat(600), (page, a, b) => {
        const quote = quoteOf(page, Math.min(a, b), Math.max(a, b));
        if (!quote) return;
        expect(text(EXACT_LENGTH).safeParse(quote.exact).success).toBe(true);
        expect(text(AROUND_LENGTH).safeParse(quote.prefix).success).toBe(true);
        expect(text(AROUND_LENGTH).safeParse(quote.suffix).success).toBe(true);
      }),
    );
  });
});

test.each([
  ['iv', 3, 'iv'],
  [undefined, 3, '4'],
  ['', 0, '1'],
  [' A\n-1 ', 0, 'A -1'],
  ['x'.repeat(60), 0, 'x'.repeat(40)],
])('the label %j of page index %i is signed as %j', (label, index, expected) => {
  expect(labelOf(label, index)).toBe(expected);
});
