// The application menu as data: what is not in it has no accelerator either.
import type { MenuItemConstructorOptions } from 'electron';

/** Only editing: the page has its own menus, and there is no reload, print, save or inspect. */
export const menuTemplate: readonly MenuItemConstructorOptions[] = [
  {
    id: 'edit',
    label: '编辑 Edit',
    submenu: [
      { id: 'undo', label: '撤销 Undo', role: 'undo' },
      { id: 'redo', label: '重做 Redo', role: 'redo' },
      { type: 'separator' },
      { id: 'cut', label: '剪切 Cut', role: 'cut' },
      { id: 'copy', label: '复制 Copy', role: 'copy' },
      { id: 'paste', label: '粘贴 Paste', role: 'paste' },
      { id: 'select-all', label: '全选 Select all', role: 'selectAll' },
    ],
  },
];
