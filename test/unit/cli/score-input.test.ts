import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Given } from '../../../electron/cli/command.ts';
import { readScores } from '../../../electron/cli/score-input.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengping-score-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const given = (flags: Readonly<Record<string, readonly string[]>>): Given => ({
  text: (name) => flags[name]?.[0] ?? '',
  optional: (name) => flags[name]?.[0],
  all: (name) => flags[name] ?? [],
  has: (name) => name in flags,
  files: [],
});
const fileOf = (name: string, content: string) => {
  writeFileSync(path.join(folder, name), content);
  return given({ file: [path.join(folder, name)] });
};

const whole = {
  app: 'A-01',
  scores: { RISK: '12.5' },
  comments: { RISK: '已核对目录' },
  overall: '同意',
  decision: 'STOP',
  reason: '违约, 见附件',
  vetoes: { RISK: '列入禁止出口' },
  targets: { 'T-1': { judgement: 'PARTLY', note: '差 2 项' }, 'T-2': { judgement: 'MET' } },
};

test('ticks, targets and reasons come from flags, from JSON and from CSV, and mean the same', () => {
  const flags = given({
    app: ['A-01'],
    set: ['RISK=12.5'],
    comment: ['RISK=已核对目录'],
    overall: ['同意'],
    decision: ['STOP'],
    reason: ['违约, 见附件'],
    veto: ['RISK=列入禁止出口'],
    judge: ['T-1=PARTLY', 'T-2=MET'],
    note: ['T-1=差 2 项'],
  });
  expect(readScores(flags)).toEqual([whole]);
  expect(readScores(fileOf('s.json', JSON.stringify(whole)))).toEqual([whole]);
  const rows = [
    'app,item,score,comment',
    'A-01,RISK,12.5,已核对目录',
    'A-01,OVERALL,,同意',
    'A-01,DECISION,STOP,"违约, 见附件"',
    'A-01,VETO:RISK,,列入禁止出口',
    'A-01,TARGET:T-1,PARTLY,差 2 项',
    'A-01,TARGET:T-2,MET,',
  ];
  expect(readScores(fileOf('s.csv', rows.join('\r\n')))).toEqual([whole]);
});

test('an entry that states none of them has none, and a misspelt row is a criterion nobody knows', () => {
  const [plain] = readScores(fileOf('p.json', '{"app":"A-01","scores":{"RISK":3}}'));
  expect(plain).toMatchObject({ scores: { RISK: '3' }, vetoes: {}, targets: {} });
  expect(plain?.reason).toBeUndefined();
  const [odd] = readScores(fileOf('o.csv', 'app,item,score,comment\r\nA-01,VETOS:RISK,1,'));
  expect(odd?.scores).toEqual({ 'VETOS:RISK': '1' });
});
