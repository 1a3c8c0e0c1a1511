import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/shell/menu.ts';

function allItems(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? allItems(item.submenu) : []),
  ]);
}

test('the menu edits text and does nothing else, because each role brings its accelerator', () => {
  const roles = allItems(menuTemplate).flatMap(({ role }) => role ?? []);
  expect(roles).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']);
  expect(allItems(menuTemplate).filter(({ accelerator }) => accelerator)).toEqual([]);
});
