import { expect, test } from 'vitest';
import * as words from '../../../electron/cli/terminal-words.ts';
import { agency as agencyZh } from '../../../renderer/text/zh-CN/agency.ts';
import { expert as expertZh } from '../../../renderer/text/zh-CN/expert.ts';
import { ui as uiZh } from '../../../renderer/text/zh-CN/ui.ts';
import type { Bilingual } from '../../../shared/rubric.ts';

const chinese = (catalogue: Readonly<Record<string, Bilingual>>) =>
  Object.fromEntries(Object.entries(catalogue).map(([code, { zh }]) => [code, zh]));

test.each([
  ['phases', words.phaseWords, agencyZh.phase],
  ['steps', words.stepWords, agencyZh.steps],
  ['states of applications', words.applicationStateWords, uiZh.state],
  ['states of steps', words.stepStateWords, uiZh.state],
  ['problems', words.problemWords, expertZh.submit.kind],
  ['kinds of files', words.fileKindWords, expertZh.received.kind],
  ['outcomes', words.outcomeWords, agencyZh.declarations.outcome],
  ['answers', words.answerWords, expertZh.recusal.status],
  ['tones of verdicts', words.toneWords, agencyZh.collect.tone],
] as const)('the terminal calls %s as the windows do', (_, catalogue, onScreen) => {
  expect(onScreen).toMatchObject(chinese(catalogue));
});
