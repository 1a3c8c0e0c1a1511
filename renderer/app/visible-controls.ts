import { visibleText } from '../../shared/visible-text.ts';

// What people read with their eyes or hear. Values of fields are what they typed themselves.
const readAttributes = ['title', 'aria-label', 'placeholder', 'alt'] as const;
// Words of a PDF lie unseen over its picture and are matched letter by letter with what is cited.
const leftAlone = '.pdfViewer, style, script';

/**
 * Shows invisible characters (bidirectional controls, zero-width ones and the like) in whatever the
 * page displays under `root`, now and from now on, before it is painted. One place for all screens:
 * no text from a card, a post, a bundle or a PDF's outline can reorder or hide what stands beside it.
 * @returns stops it
 */
export function showHiddenCharacters(root: HTMLElement): () => void {
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') for (const node of addedNodes) showUnder(node);
      else showIn(target);
    }
  });
  showUnder(root);
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [...readAttributes],
  });
  return () => observer.disconnect();
}

function showUnder(node: Node): void {
  showIn(node);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) showIn(walker.currentNode);
}

function showIn(node: Node): void {
  const element = node instanceof Element ? node : node.parentElement;
  if (element === null || element.closest(leftAlone)) return;
  if (node instanceof Text) {
    const shown = visibleText(node.data);
    if (shown !== node.data) node.data = shown;
  } else {
    for (const name of readAttributes) {
      const value = element.getAttribute(name);
      const shown = value === null ? null : visibleText(value);
      if (shown !== null && shown !== value) element.setAttribute(name, shown);
    }
  }
}
