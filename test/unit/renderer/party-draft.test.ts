import { expect, test } from 'vitest';
import { changesOf, draftOf, partyOf } from '../../../renderer/agency/applications/party-draft.ts';

const party = {
  title: '通关问答',
  unit: '甲公司',
  leader: '张三',
  members: ['李四', '王五'],
  partners: [],
  demand_side: '',
};

test('what is typed one a line, or with semicolons, becomes a list without blanks', () => {
  const draft = { ...draftOf(party), partners: ' 乙大学 ；丙研究院\n\n丁  公司;' };
  expect(partyOf(draft)).toEqual({ ...party, partners: ['乙大学', '丙研究院', '丁 公司'] });
});

test('opened and left as it is, nothing changes', () => {
  expect(changesOf(party, partyOf(draftOf(party)))).toEqual([]);
});

test('a correction is told field by field, before and after', () => {
  const after = { ...party, leader: '', partners: ['乙大学', '丙研究院'] };
  expect(changesOf(party, after)).toEqual([
    { field: 'leader', before: '张三', after: '' },
    { field: 'partners', before: '', after: '乙大学；丙研究院' },
  ]);
});
