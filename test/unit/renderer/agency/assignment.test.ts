import { describe, expect, it } from 'vitest';
import {
  asInput,
  everybody,
  expertsOf,
  isSame,
  toggled,
} from '../../../../renderer/agency/applications/assignment.ts';

const assignment = new Map([
  ['k1', new Set(['B-02', 'B-01'])],
  ['k2', new Set<string>()],
]);

describe('an assignment', () => {
  it('hands over sorted applications and leaves out who reviews nothing', () => {
    expect(asInput(assignment)).toEqual([{ kid: 'k1', apps: ['B-01', 'B-02'] }]);
  });

  it('changes one expert and nobody else', () => {
    const next = toggled(assignment, 'k2', ['B-01'], true);
    expect(expertsOf(next, 'B-01')).toBe(2);
    expect(expertsOf(assignment, 'B-01')).toBe(1);
    expect(toggled(next, 'k2', ['B-01'], false).get('k2')).toEqual(new Set());
  });

  it('is the same whatever the order of applications, and differs by a single box', () => {
    const same = new Map([
      ['k1', new Set(['B-01', 'B-02'])],
      ['k2', new Set<string>()],
    ]);
    expect(isSame(assignment, same)).toBe(true);
    expect(isSame(assignment, toggled(same, 'k2', ['B-01'], true))).toBe(false);
  });

  it('gives everybody everything in one go', () => {
    expect(asInput(everybody(assignment, ['B-01']))).toEqual([
      { kid: 'k1', apps: ['B-01'] },
      { kid: 'k2', apps: ['B-01'] },
    ]);
  });
});
