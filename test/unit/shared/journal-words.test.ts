import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { journalAction } from '../../../shared/journal-words.ts';
import { ResultFormat } from '../../../shared/operations/result.ts';

const electron = path.resolve(import.meta.dirname, '../../../electron');

/** Every action that a use case records, with its variable end filled in. */
function recordedActions(): readonly string[] {
  const ends: Readonly<Record<string, readonly string[]>> = {
    'recusal-': ['recused', 'kept'],
    'score-': ['confirm', 'mean-of-others'],
    'result-exported-': ResultFormat.options,
    'opinion-exported-': ['paper', 'publication', 'signed'],
    'list-exported-': ['notice', 'paper', 'signed'],
    'objection-': ['upheld', 'rejected'],
  };
  return readdirSync(electron, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = readFileSync(path.join(electron, name), 'utf8');
      const recorded = source.matchAll(/\brecord\(\s*session,\s*(['`])([a-z-]+)/g);
      const first = source.matchAll(/\baction: (')([a-z]+-created)'/g);
      return [...recorded, ...first].map(([, , action = '']) => action);
    })
    .flatMap((action) => (ends[action] ?? ['']).map((end) => `${action}${end}`));
}

test('every action that is recorded has words in both languages', () => {
  const actions = recordedActions();
  expect(actions.length).toBeGreaterThan(30);
  const wordless = actions.filter((action) => journalAction(action).en === action);
  expect(wordless).toEqual([]);
});

test('an action of a later version is told by its code', () => {
  expect(journalAction('moon-landed')).toEqual({ zh: 'moon-landed', en: 'moon-landed' });
});
