import type { ReaderCommand } from './keymap.ts';
import type { ReaderController } from './reader-controller.ts';

export type PaneActions = {
  readonly openFind: () => void;
  readonly closeFind: () => void;
  readonly focusPageField: () => void;
};

/** Carries out a command of the keyboard or of a button. False: the browser should do what it does
 * with the key. */
export function runCommand(
  command: ReaderCommand,
  controller: ReaderController,
  pane: PaneActions,
): boolean {
  const { moves } = controller;
  const state = controller.store.getState();
  switch (command) {
    case 'page-up':
    case 'page-down':
      // A page that fills the pane is turned; otherwise the browser scrolls by a screen.
      if (state.scaleValue !== 'page-fit') return false;
      return runCommand(command === 'page-up' ? 'previous-page' : 'next-page', controller, pane);
    case 'next-page':
      moves.next();
      return true;
    case 'previous-page':
      moves.previous();
      return true;
    case 'first-page':
      moves.toPage(1);
      return true;
    case 'last-page':
      moves.toPage(state.pageCount);
      return true;
    case 'zoom-in':
      moves.zoom(1);
      return true;
    case 'zoom-out':
      moves.zoom(-1);
      return true;
    case 'fit-width':
      moves.scale('page-width');
      return true;
    case 'rotate-right':
      moves.rotate(90);
      return true;
    case 'rotate-left':
      moves.rotate(-90);
      return true;
    case 'find':
      pane.openFind();
      return true;
    case 'find-next':
      if (state.find.query === '') pane.openFind();
      else controller.finder.next();
      return true;
    case 'find-previous':
      controller.finder.previous();
      return true;
    case 'go-to-page':
      pane.focusPageField();
      return true;
    case 'attach':
      controller.citing.attachSelection();
      return true;
    case 'attach-page':
      controller.citing.attachPage();
      return true;
    case 'draw':
      controller.citing.setDrawing(!state.drawing);
      return true;
    case 'back':
      controller.back();
      return true;
    case 'escape':
      if (state.drawing) controller.citing.setDrawing(false);
      else if (state.hasSelection) document.getSelection()?.removeAllRanges();
      else pane.closeFind();
      return true;
    case 'swallow':
      return true;
  }
}
