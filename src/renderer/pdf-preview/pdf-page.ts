import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist';
import { CANVAS_LIMIT_BYTES } from './open-pdf';
import { scaleToDraw } from './page-scale';
import { PAGE_COMING, PAGE_FAILED } from './pdf-words';

interface Size {
  width: number;
  height: number;
}

/** One page: paper of the right form, drawn only while it is near. */
export class PdfPage {
  readonly element = document.createElement('section');
  private isNear = false;
  private page: PDFPageProxy | null = null;
  private task: RenderTask | null = null;

  constructor(
    private readonly pdf: PDFDocumentProxy,
    private readonly pageNumber: number,
    size: Size,
  ) {
    this.element.className = 'page';
    this.element.setAttribute('aria-label', `Page ${pageNumber} of ${pdf.numPages}`);
    this.fit(size);
  }

  setNear(isNear: boolean): void {
    if (isNear === this.isNear) return;
    this.isNear = isNear;
    if (isNear) void this.show();
    else this.letGo();
  }

  private async show(): Promise<void> {
    this.element.replaceChildren(paragraph(PAGE_COMING));
    try {
      await painted();
      const page = await this.pdf.getPage(this.pageNumber);
      this.page = page;
      const canvas = await this.draw(page);
      const spoken = await wordsOf(page);
      if (this.isStillNear()) this.element.replaceChildren(canvas, spoken);
    } catch {
      // Letting a page go ends its drawing, too.
      if (this.isStillNear()) this.element.replaceChildren(paragraph(PAGE_FAILED));
    }
  }

  /** It may have been scrolled away while it was waited for. */
  private isStillNear(): boolean {
    return this.isNear;
  }

  private async draw(page: PDFPageProxy): Promise<HTMLCanvasElement> {
    const size = page.getViewport({ scale: 1 });
    this.fit(size);
    const scale = scaleToDraw(size, this.element.clientWidth, window.devicePixelRatio, CANVAS_LIMIT_BYTES);
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(Math.floor(viewport.width), 1);
    canvas.height = Math.max(Math.floor(viewport.height), 1);
    this.task = page.render({ canvas, viewport });
    await this.task.promise;
    return canvas;
  }

  private letGo(): void {
    this.task?.cancel();
    this.task = null;
    this.page?.cleanup();
    this.element.replaceChildren();
  }

  private fit({ width, height }: Size): void {
    this.element.style.aspectRatio = `${width} / ${height}`;
  }
}

/** A page that is heavy to draw keeps the whole frame busy: what is said about it must stand there before. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });
}

/** For those who hear the page. */
async function wordsOf(page: PDFPageProxy): Promise<HTMLElement> {
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  const spoken = paragraph(words);
  spoken.className = 'spoken';
  return spoken;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
