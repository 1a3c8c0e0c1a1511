/** The text of a page's text layer as one string, with where each text node begins in it. Line
 * breaks of the layer become `\n`. */
export type PageText = {
  readonly text: string;
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
};

export function pageTextOf(layer: Element): PageText {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      nodes.push({ node, start: text.length });
      text += node.data;
    } else if (node instanceof HTMLBRElement) {
      text += '\n';
    }
  }
  return { text, nodes };
}

export type SelectedText = {
  readonly start: number;
  readonly end: number;
  readonly boxes: readonly DOMRect[];
};

/** Which part of the page's text lies in a range, and the screen boxes of exactly that text; null
 * where the range takes nothing of this page. Boxes come from the text nodes, because those of the
 * elements around them are larger than the words. */
export function selectedText(page: PageText, range: Range): SelectedText | null {
  let start = -1;
  let end = -1;
  const boxes: DOMRect[] = [];
  for (const { node, start: at } of page.nodes) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (to <= from) continue;
    if (start < 0) start = at + from;
    end = at + to;
    const part = document.createRange();
    part.setStart(node, from);
    part.setEnd(node, to);
    boxes.push(...part.getClientRects());
  }
  return start < 0 ? null : { start, end, boxes };
}
