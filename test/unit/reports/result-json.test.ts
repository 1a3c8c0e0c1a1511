import { expect, test } from 'vitest';
import { z } from 'zod';
import { resultJson } from '../../../electron/reports/result-json.ts';
import { ResultContent } from '../../../shared/objects/result.ts';
import { form, result, statistics } from './made-result.ts';

const Document = z.object({
  schema: z.literal('hengping-result-export/1'),
  content_sha256: z.string(),
  content: z.unknown(),
  why: z.array(
    z.object({
      app: z.string(),
      outcome: z.object({ kind: z.string(), words: z.object({ zh: z.string() }) }),
      steps: z.array(z.object({ part: z.string(), exact: z.string().nullable() })),
    }),
  ),
  statistics: z.object({ advisory: z.literal(true), seed: z.number(), resamples: z.number() }),
});
const text = new TextDecoder().decode(resultJson(result, form, statistics));
const document = Document.parse(JSON.parse(text));

test('the JSON export holds the signed content as it is, so that its hash can be taken again', () => {
  expect(ResultContent.parse(document.content)).toEqual(result.content);
  expect(document.content_sha256).toBe(result.contentSha256);
});

test('it states the outcome and every step of each application, exact figures as text', () => {
  expect(document.why.map(({ app }) => app)).toHaveLength(6);
  const [first] = document.why;
  expect(first?.outcome).toMatchObject({ kind: 'selected', words: { zh: '第 1 名，入选' } });
  expect(first?.steps.map(({ exact }) => exact)).toContain('429/5');
  expect(document.why.at(-1)?.outcome.kind).toBe('direct-single');
});

test('it is the same bytes whenever it is written', () => {
  expect(new TextDecoder().decode(resultJson(result, form, statistics))).toBe(text);
});
