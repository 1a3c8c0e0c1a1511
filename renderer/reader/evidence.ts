import type { Evidence, Rectangle } from '../../shared/objects/sheet.ts';
import { type Fractions, partOfPage, quarterTurn, toRectangle } from './geometry.ts';
import { lineBoxes } from './line-boxes.ts';
import { layerOf } from './page-overlays.ts';
import { pageTextOf, selectedText } from './page-text.ts';
import { type PageView, pageBoxOf } from './page-view.ts';
import { labelOf, type Quote, quoteOf } from './quote.ts';

export type NewEvidence = Omit<Evidence, 'item' | 'on'>;

/** What is the same for every piece of evidence from one opened document. */
export type EvidenceSource = {
  readonly docid: string;
  readonly sha256: string;
  readonly labels: readonly string[] | null;
  /** The viewer's own rotation, degrees. */
  readonly viewerTurn: number;
};

/** Selecting across more pages than this is a slip, not a quotation. */
export const MAX_PAGES_SELECTED = 4;

/** A part of one page as evidence. */
export function evidenceOfParts(
  source: EvidenceSource,
  view: PageView,
  parts: readonly Fractions[],
  quote: Quote | null,
): NewEvidence | null {
  const page = view.pdfPage;
  if (!page || parts.length === 0) return null;
  const box = pageBoxOf(page);
  const turn = quarterTurn(box.rotate + source.viewerTurn);
  const hundredths = (value: number) => Math.round(value * 100);
  const [x1, y1, x2, y2] = box.view;
  const pageIndex = view.id - 1;
  const viewBox: Rectangle = [hundredths(x1), hundredths(y1), hundredths(x2), hundredths(y2)];
  return {
    docid: source.docid,
    doc_sha256: source.sha256,
    page_index: pageIndex,
    page_label: labelOf(source.labels?.[pageIndex], pageIndex),
    rects: parts.map((part) => toRectangle(part, box, turn)),
    view_box: viewBox,
    rotate: box.rotate,
    user_unit: Math.max(1, hundredths(box.userUnit)),
    quote,
  };
}

/** The selection as evidence, one piece a page, in page order; empty where nothing of the given
 * pages is selected or the selection spans too many of them. */
export function evidenceOfSelection(
  source: EvidenceSource,
  selection: Selection,
  views: readonly PageView[],
): readonly NewEvidence[] {
  if (selection.rangeCount === 0 || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const touched = views.filter((view) => view.textLayer && range.intersectsNode(view.div));
  if (touched.length > MAX_PAGES_SELECTED) return [];
  return touched.flatMap((view) => {
    const text = view.textLayer && pageTextOf(view.textLayer.div);
    const selected = text && selectedText(text, range);
    if (!selected) return [];
    const page = layerOf(view).getBoundingClientRect();
    const parts = lineBoxes(selected.boxes).flatMap((box) => partOfPage(box, page) ?? []);
    const quote = quoteOf(text.text, selected.start, selected.end);
    return evidenceOfParts(source, view, parts, quote) ?? [];
  });
}
