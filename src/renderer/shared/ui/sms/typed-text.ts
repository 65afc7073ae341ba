import { toPlainText, type RichText } from '../../../../shared/domain/rich-text';

/** A body as it was typed, with the empty lines at its end, which its plain text leaves out. */
export function typedText({ blocks }: RichText): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.spans.map(({ text }) => text).join('')
        : toPlainText({ blocks: [block] }),
    )
    .join('\n');
}
