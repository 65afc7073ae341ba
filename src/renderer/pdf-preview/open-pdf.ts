// Before PDF.js, which counts on them.
import './newer-methods';
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist';
// Found by what is imported above: it works in this frame, whose origin may start no worker.
import 'pdfjs-dist/build/pdf.worker.mjs';
import { AssetReader } from './asset-reader';

/** Of one picture in the file: a larger one is left out. */
const IMAGE_LIMIT_PIXELS = 80_000_000;
/** Of one page as it is drawn. */
export const CANVAS_LIMIT_BYTES = 48_000_000;

/** Opens a PDF that is wholly in memory. Nothing in it is run, and nothing is fetched for it but our own files. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: IMAGE_LIMIT_PIXELS,
    canvasMaxAreaInBytes: CANVAS_LIMIT_BYTES,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Places in name only: the reader knows where each file is.
    wasmUrl: 'wasm/',
    standardFontDataUrl: 'fonts/',
    BinaryDataFactory: AssetReader,
    // See what is watched for in left-out.ts.
    verbosity: VerbosityLevel.WARNINGS,
  }).promise;
}
