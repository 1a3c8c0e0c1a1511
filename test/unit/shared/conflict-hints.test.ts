import { describe, expect, test } from 'vitest';
import { conflictHints, sameUnit } from '../../../shared/conflict-hints.ts';
import { conflictKinds } from '../../../shared/conflict-kinds.ts';
import { ConflictKind } from '../../../shared/objects/declaration.ts';

describe('one unit under two names', () => {
  test.each([
    ['广西大学', '广西大学', true],
    ['广西大学', '广西大学人工智能学院', true],
    ['甲科技有限公司', '甲科技股份有限公司', true],
    ['ＡＢＣ 科技（南宁）有限公司', 'abc科技(南宁)有限公司', true],
    ['南宁', '南宁学院', false],
    ['广西大学', '广东大学', false],
    ['有限公司', '甲有限公司', false],
    ['', '甲公司', false],
  ])('%s and %s: %s', (own, found, same) => {
    expect(sameUnit(own, found)).toBe(same);
    expect(sameUnit(found, own)).toBe(same);
  });
});

describe('hints', () => {
  const party = {
    title: '项目',
    unit: '甲科技有限公司',
    leader: '李 四',
    members: ['王五（广西大学）', '赵六、钱七'],
    partners: ['南宁师范大学'],
    demand_side: '需求集团',
  };

  test('say what matched and where, for units, people and units in brackets', () => {
    const own = { name: '李四', units: ['广西大学', '需求集团有限公司'], people: ['钱七'] };
    expect(conflictHints(own, party)).toEqual(
      [
        { own: '李四', found: '李 四', where: 'leader' },
        { own: '广西大学', found: '王五（广西大学）', where: 'member' },
        { own: '钱七', found: '赵六、钱七', where: 'member' },
        { own: '需求集团有限公司', found: '需求集团', where: 'demand-side' },
      ].map((hint) => (hint.own === '广西大学' ? { ...hint, found: '广西大学' } : hint)),
    );
  });

  test('are none for strangers, and never for a part of a person’s name', () => {
    expect(conflictHints({ name: '李', units: ['乙公司'], people: ['王'] }, party)).toEqual([]);
  });
});

describe('kinds of conflict', () => {
  test('have a text and a source in both languages, in the order of their numbers', () => {
    expect(Object.keys(conflictKinds)).toEqual(ConflictKind.options);
    for (const { title, source } of Object.values(conflictKinds)) {
      expect(Object.values({ ...title, ...source }).every((text) => text.length > 3)).toBe(true);
    }
  });
});
