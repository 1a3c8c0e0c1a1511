import type { z } from 'zod';
import { Programme, Review, repeatedReviews, reviewProblems } from '../shared/programme.ts';
import type { Bilingual } from '../shared/rubric.ts';
import type { RuleProblem } from '../shared/rule-check.ts';

/** Everything that keeps a value from being a programme, all at once: what its shape breaks, and of
 * every review that has the right shape what its rule breaks. Empty for a programme. */
export function programmeProblems(value: unknown): readonly RuleProblem[] {
  const reviews = reviewsOf(value);
  const sound = reviews.flatMap((review, index) => {
    const parsed = Review.safeParse(review);
    return parsed.success ? [{ index, review: parsed.data }] : [];
  });
  return [
    ...shapeProblems(value),
    ...repeatedReviews(reviews.map(idOf)),
    ...sound.flatMap(({ index, review }) =>
      reviewProblems(review).map(({ path, message }) => ({
        path: ['reviews', index, ...path],
        message,
      })),
    ),
  ];
}

/** More than any programme needs; the two that ship have 0.3 MB together. */
export const maxProgrammeBytes = 8 * 1024 * 1024;

/** The one problem of a file that is too large to be read. */
export const tooLarge: RuleProblem = wholeFile('文件超过 8 MB', 'the file is larger than 8 MB');

/** The same of the bytes of a file: what is too large, no JSON in UTF-8, or nested beyond reading
 * has that one problem. */
export function programmeFileProblems(bytes: Uint8Array): readonly RuleProblem[] {
  if (bytes.length > maxProgrammeBytes) return [tooLarge];
  try {
    return programmeProblems(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    if (error instanceof RangeError) return [wholeFile('嵌套过深', 'it is nested too deeply')];
    const reason = error instanceof Error ? error.message : '';
    return [
      wholeFile(`不是 UTF-8 编码的 JSON（${reason}）`, `it is not JSON in UTF-8 (${reason})`),
    ];
  }
}

function wholeFile(zh: string, en: string): RuleProblem {
  return { path: [], message: { zh, en } };
}

// Issues about what a value is; all others are about which members there are and of which kind.
const aboutValues = new Set(['too_small', 'too_big', 'invalid_format', 'custom']);

/** True for what has every member of a programme in its kind, whatever is wrong with the values: an
 * editor can show it and people can mend it. */
export function isProgrammeShaped(value: unknown): value is Programme {
  const issues = Programme.safeParse(value).error?.issues ?? [];
  return issues.every(({ code }) => aboutValues.has(code));
}

function shapeProblems(value: unknown): readonly RuleProblem[] {
  const issues = Programme.safeParse(value, { reportInput: true }).error?.issues ?? [];
  return issues.flatMap((issue) => {
    // Those are found, in both languages, by `reviewProblems`.
    if (issue.code === 'custom' && issue.message !== 'Invalid input') return [];
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    return [{ path, message: sentenceOf(issue) }];
  });
}

function sentenceOf(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { zh: '缺少此项', en: 'is missing' }
        : { zh: `类型不对，应为 ${issue.expected}`, en: `is not of type ${issue.expected}` };
    case 'unrecognized_keys':
      return {
        zh: `不认识的成员：${issue.keys.join('、')}`,
        en: `unknown members: ${issue.keys.join(', ')}`,
      };
    case 'invalid_value':
      return {
        zh: `应为其中之一：${issue.values.map(String).join('、')}`,
        en: `must be one of: ${issue.values.map(String).join(', ')}`,
      };
    case 'too_small':
      return issue.origin === 'array'
        ? { zh: `至少要有 ${issue.minimum} 项`, en: `needs ${issue.minimum} entries or more` }
        : { zh: `不能小于 ${issue.minimum}`, en: `must not be less than ${issue.minimum}` };
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return formatSentence(issue);
    case 'custom':
      return {
        zh: '文字须为规范的 Unicode（NFC），不含空字符',
        en: 'text must be Unicode in NFC, without NUL',
      };
    default:
      return { zh: '不符合格式', en: issue.message };
  }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Bilingual {
  if (origin === 'array')
    return { zh: `至多 ${maximum} 项`, en: `has more than ${maximum} entries` };
  if (origin === 'string')
    return { zh: `超过 ${maximum} 个字符`, en: `is longer than ${maximum} characters` };
  return { zh: `不能大于 ${maximum}`, en: `must not be more than ${maximum}` };
}

const patterns: readonly (readonly [start: string, Bilingual])[] = [
  [
    '/^[A-Z0-9]',
    {
      zh: '编号只能用大写字母、数字和连字符，不超过 40 个字符，不能为空',
      en: 'an id is 1 to 40 capital letters, digits and hyphens',
    },
  ],
  [
    '/^[a-z0-9-]',
    {
      zh: '编号只能用小写字母、数字和连字符，不超过 60 个字符，不能为空',
      en: 'an id is 1 to 60 small letters, digits and hyphens',
    },
  ],
  [
    '/^[a-z]',
    {
      zh: '事实的键以小写字母开头，只能用小写字母、数字和下划线',
      en: 'the key of a fact is small letters, digits and underscores, a letter first',
    },
  ],
  ['/^\\d', { zh: '应为不带单位的数，如 1000 或 12.5', en: 'must be a plain number: 1000, 12.5' }],
  ['/^[0-9a-f]', { zh: '应为 64 位十六进制数字', en: 'must be 64 hex digits' }],
];

function formatSentence(issue: z.core.$ZodIssueInvalidStringFormat): Bilingual {
  const known = patterns.find(([start]) => issue.pattern?.startsWith(start));
  return known?.[1] ?? { zh: '不符合格式', en: issue.message };
}

const idOf = (review: unknown): unknown =>
  typeof review === 'object' && review !== null && 'id' in review ? review.id : undefined;

function reviewsOf(value: unknown): readonly unknown[] {
  const isObject = typeof value === 'object' && value !== null && 'reviews' in value;
  return isObject && Array.isArray(value.reviews) ? value.reviews : [];
}
