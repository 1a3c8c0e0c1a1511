import { expect, test } from 'vitest';
import { draftOf, remarksOn } from '../../../electron/agency/opinion-remarks.ts';
import type { Standing } from '../../../shared/objects/result.ts';
import type { Sheet } from '../../../shared/objects/sheet.ts';
import type { Rubric } from '../../../shared/rubric.ts';
import { payloads, sign } from '../formats/sample-round.ts';

const rubric: Rubric = {
  ...payloads.form.rubric,
  decision: {
    kind: 'vote',
    title: { zh: '表决', en: 'vote' },
    choices: [{ id: 'STOP', title: { zh: '终止', en: 'stop' } }],
    required: true,
  },
};

const made = (use: Standing['sheets'][number]['use'], change: Partial<Sheet>) => {
  const { jws, payloadSha256 } = sign('sheet', { comments: [], overall: '', ...change });
  const row: Standing['sheets'][number] = {
    ...{ expert: 'E-1', kid: 'A'.repeat(43), name: '李明', sha256: payloadSha256, rev: 1, use },
    ...{ exact: null, printed: null, scores: [], decision: null, reason: '' },
  };
  return { row, jws };
};

const remarks = (...sheets: ReturnType<typeof made>[]) => {
  const standing: Standing = {
    ...{ app: 'A-01', title: '项目', unit: '单位', exact: null, printed: null, place: null },
    ...{ selected: false, criteria: [], votes: null, sheets: sheets.map(({ row }) => row) },
    targets: [
      {
        target: { id: 'T-1', kind: 'TECHNICAL', title: '识别率', planned: '≥95%', source: '3.1' },
        counts: [],
      },
    ],
  };
  const jwsOf = new Map(sheets.map(({ row, jws }) => [row.sha256 ?? '', jws]));
  return Object.fromEntries(remarksOn(standing, rubric, jwsOf));
};

test('vetoes, judgements of targets and the reason of a vote are remarks beside the comments', () => {
  const found = remarks(
    made('used', {
      comments: [{ item: 'C-1', text: '可行。' }],
      vetoes: [{ item: 'C-1', reason: '属禁止出口的技术。' }],
      targets: [{ target: 'T-1', judgement: 'NOT', note: '只达到 80%。' }],
      decision: 'STOP',
      decision_reason: '指标差距过大。',
    }),
  );
  const said = (item: string) =>
    found[item]?.map(({ text, about }) => `${about?.zh ?? ''}|${text}`).sort();
  expect(said('C-1')).toEqual(['|可行。', '否决项|属禁止出口的技术。']);
  expect(said('')).toEqual(['终止|指标差距过大。', '识别率|只达到 80%。']);
});

test('only sheets that count are collated, and what a trim dropped counts as an opinion', () => {
  const found = remarks(
    made('trimmed-high', { overall: '很好。' }),
    made('void', { overall: '作废的意见。' }),
    made('recused', { overall: '回避者的意见。' }),
    made('superseded', { overall: '旧稿。' }),
  );
  expect(found).toEqual({ '': [{ text: '很好。', about: null }] });
});

test('a first draft numbers the remarks and keeps every word; a single one stands alone', () => {
  const veto = { zh: '否决项', en: 'veto' };
  expect(draftOf([{ text: '一句。', about: null }])).toBe('一句。');
  expect(
    draftOf([
      { text: '甲', about: veto },
      { text: '乙', about: null },
    ]),
  ).toBe('1. 【否决项】甲\n2. 乙');
  expect(draftOf([])).toBe('');
});
