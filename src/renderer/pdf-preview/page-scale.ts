const BYTES_PER_PIXEL = 4;

interface Size {
  width: number;
  height: number;
}

/**
 * By how much a page is enlarged to be sharp at a width on the screen, without needing more memory than `limitBytes`.
 * @param page size at scale 1
 */
export function scaleToDraw(page: Size, widthPx: number, pixelRatio: number, limitBytes: number): number {
  const wanted = (widthPx * pixelRatio) / page.width;
  const largest = Math.sqrt(limitBytes / BYTES_PER_PIXEL / (page.width * page.height));
  return Math.min(wanted, largest);
}
