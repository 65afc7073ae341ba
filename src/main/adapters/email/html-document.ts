/** Colours are left to the reader's mail app, which may show mail on a dark ground. */
const BODY_STYLE =
  "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5";

/** Makes a whole document of an HTML fragment that is safe already, as strict mail apps want one. */
export function htmlDocument(fragment: string): string {
  return [
    '<!DOCTYPE html>',
    '<html>',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Every line is a paragraph of its own, as in the plain text: a gap is an empty line that somebody typed.
    '<style>p { margin: 0 }</style>',
    '</head>',
    `<body style="${BODY_STYLE}">`,
    fragment,
    '</body>',
    '</html>',
  ].join('\n');
}
