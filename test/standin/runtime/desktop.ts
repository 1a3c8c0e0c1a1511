// What a desktop would do and nothing here does: menus are data, the file manager and the power
// monitor are recorded or driven by tests.
import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { only } from './only.ts';

export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: unknown;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  readonly click: (...args: unknown[]) => void;

  constructor(options: MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.role = options.role;
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu');
    this.accelerator = options.accelerator;
    this.submenu = Array.isArray(options.submenu)
      ? Menu.buildFromTemplate(options.submenu)
      : undefined;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.click = (...args) => {
      if (options.click === undefined) return;
      Reflect.apply(options.click, undefined, [this, ...args]);
    };
  }
}

export class Menu {
  static #current: Menu | null = null;
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[] = []) {
    this.items = items;
  }
  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | object)[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options)));
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#current = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#current;
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

const opened: string[] = [];
export const shell = only('shell', {
  async openPath(target: string): Promise<string> {
    opened.push(target);
    return '';
  },
  showItemInFolder(target: string): void {
    opened.push(target);
  },
  /** Every path that the program wanted shown, oldest first. Only the stand-in has this. */
  standinOpened: opened,
});

/** Nobody closes a lid here; tests emit `suspend` and `lock-screen`. */
export const powerMonitor = only('powerMonitor', new EventEmitter());
