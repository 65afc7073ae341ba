import type { PDFDocumentProxy } from 'pdfjs-dist';
import { watchForMissingPictures } from './left-out';
import { openPdf } from './open-pdf';
import { PdfPage } from './pdf-page';
import { failureWords, openedWords, PICTURE_MISSING } from './pdf-words';

/** More than anybody reads in a preview; each one costs an element. */
const PAGE_LIMIT = 500;
/** Pages are drawn when they come this close, and let go when they are further away. */
const NEAR = '100% 0px';

interface Places {
  words: HTMLElement;
  pages: HTMLElement;
}

/** Reads a PDF and shows its pages, drawn as they are scrolled to. */
export async function showPdf(contentUrl: string, { words, pages }: Places): Promise<void> {
  watchForMissingPictures(() => {
    if (!words.textContent.includes(PICTURE_MISSING)) words.append(` ${PICTURE_MISSING}`);
  });
  try {
    const pdf = await openPdf(await read(contentUrl));
    const shownCount = Math.min(pdf.numPages, PAGE_LIMIT);
    words.textContent = openedWords(pdf.numPages, shownCount);
    await layOut(pdf, shownCount, pages);
  } catch (thrown) {
    pages.replaceChildren();
    words.textContent = failureWords(thrown);
  }
}

async function read(contentUrl: string): Promise<Uint8Array> {
  const response = await fetch(contentUrl);
  if (!response.ok) throw new Error('The document cannot be read.');
  return new Uint8Array(await response.arrayBuffer());
}

async function layOut(pdf: PDFDocumentProxy, count: number, place: HTMLElement): Promise<void> {
  // Most PDFs have pages of one size; one that has another gets it when it is drawn.
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const pages = Array.from({ length: count }, (_, index) => new PdfPage(pdf, index + 1, { width, height }));
  const byElement = new Map(pages.map((page) => [page.element as Element, page]));
  place.replaceChildren(...byElement.keys());
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) byElement.get(target)?.setNear(isIntersecting);
    },
    // Without a root of its own the margin would not count in a frame.
    { root: document, rootMargin: NEAR },
  );
  for (const element of byElement.keys()) observer.observe(element);
}
