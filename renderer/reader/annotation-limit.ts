import type { PDFDocumentProxy } from './pdfjs.ts';

/** Links and notes of one page that become elements. A page that carries tens of thousands would
 * stop the window for half a minute; no page that people made has nearly as many. */
const mostAnnotations = 2000;

/** Lets each page of a document hand out its first annotations only. Appearances that the page
 * itself draws are not touched. */
export function limitAnnotations(pdf: PDFDocumentProxy): PDFDocumentProxy {
  const getPage = pdf.getPage.bind(pdf);
  pdf.getPage = async (pageNumber) => {
    const page = await getPage(pageNumber);
    if (Object.hasOwn(page, 'getAnnotations')) return page;
    const getAnnotations = page.getAnnotations.bind(page);
    page.getAnnotations = async (options) =>
      (await getAnnotations(options)).slice(0, mostAnnotations);
    return page;
  };
  return pdf;
}
