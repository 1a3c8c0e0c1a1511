import { describe, expect, test } from 'vitest';
import { commandOf, type PressedKey } from '../../../renderer/reader/keymap.ts';

const press = (key: string, more: Partial<PressedKey> = {}) =>
  commandOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    inField: false,
    ...more,
  });

describe('keys of the reading pane', () => {
  test.each([
    ['n', {}, 'next-page'],
    ['p', {}, 'previous-page'],
    ['Home', {}, 'first-page'],
    ['End', {}, 'last-page'],
    ['PageDown', {}, 'page-down'],
    ['+', { shiftKey: true }, 'zoom-in'],
    ['-', {}, 'zoom-out'],
    ['0', {}, 'fit-width'],
    ['r', {}, 'rotate-right'],
    ['R', { shiftKey: true }, 'rotate-left'],
    ['e', {}, 'attach'],
    ['E', { shiftKey: true }, 'attach-page'],
    ['b', {}, 'draw'],
    ['f', { ctrlKey: true }, 'find'],
    ['F', { ctrlKey: true }, 'find'],
    ['g', { ctrlKey: true }, 'find-next'],
    ['G', { ctrlKey: true, shiftKey: true }, 'find-previous'],
    ['g', { ctrlKey: true, altKey: true }, 'go-to-page'],
    ['ArrowLeft', { altKey: true }, 'back'],
    ['x', {}, null],
    ['Tab', {}, null],
  ] as const)('%s with %j is %s', (key, more, expected) => {
    expect(press(key, more)).toBe(expected);
  });

  test.each(['p', 's', 'P', 'S'])('Ctrl+%s is swallowed, also in a text field', (key) => {
    expect(press(key, { ctrlKey: true })).toBe('swallow');
    expect(press(key, { ctrlKey: true, inField: true })).toBe('swallow');
    expect(press(key, { metaKey: true })).toBe('swallow');
  });

  test.each(['n', 'e', '0', '-', 'Home', 'b'])(
    '%s stays with the text field it is typed in',
    (key) => {
      expect(press(key, { inField: true })).toBeNull();
    },
  );

  test.each(['n', 'e', 'Enter', 'f'])('%s belongs to the input method while it composes', (key) => {
    expect(press(key, { isComposing: true, ctrlKey: key === 'f' })).toBeNull();
    expect(press(key, { keyCode: 229 })).toBeNull();
  });
});
