/** Where the decoders of scanned pages are, and the fonts that a PDF may count on without bringing them. */
const ASSET_URLS = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
    '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  ],
  { eager: true, query: '?url', import: 'default' },
);

/** Reads the files that drawing a PDF may need, by their names. */
export class AssetReader {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const url = Object.entries(ASSET_URLS).find(([path]) => path.endsWith(`/${filename}`))?.[1];
    if (url === undefined) throw new Error(`There is no ${filename}.`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${filename} cannot be read.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
