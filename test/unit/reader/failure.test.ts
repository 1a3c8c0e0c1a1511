import { expect, test } from 'vitest';
import { failureOf, ReadFailed, unwrap } from '../../../renderer/reader/failure.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

test.each([
  ['PasswordException', 'password'],
  ['InvalidPDFException', 'damaged'],
  ['FormatError', 'damaged'],
  ['UnknownErrorException', 'damaged'],
  ['TypeError', 'unexpected'],
])('what pdf.js throws as %s is said as %s', (name, kind) => {
  expect(failureOf(named(name)).kind).toBe(kind);
});

test('a failure that was already named keeps its name', () => {
  expect(failureOf(new ReadFailed({ kind: 'stalled' }))).toEqual({ kind: 'stalled' });
});

test('something that is no error is unexpected', () => {
  expect(failureOf('x').kind).toBe('unexpected');
});

test('a refusing reply carries the program’s failure on', () => {
  const error = { code: 'not-granted', message: 'no grant', details: {} } as const;
  expect(() => unwrap({ ok: false, error })).toThrow(ReadFailed);
  expect(unwrap({ ok: true, value: 3 })).toBe(3);
});
