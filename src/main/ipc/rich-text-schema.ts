import { z } from 'zod';
import type { RichBlock, RichSpan, RichText } from '../../shared/domain/rich-text';

const BLOCK_LIMIT = 20_000;
const ITEM_LIMIT = 20_000;
const SPAN_LIMIT = 100_000;
const LINK_LIMIT = 8_000;

function spansOf(block: RichBlock): RichSpan[] {
  return block.kind === 'paragraph' ? block.spans : block.items.flat();
}

function isWithin(body: RichText, characterLimit: number): boolean {
  let spans = 0;
  let characters = 0;
  for (const block of body.blocks) {
    for (const { text, link } of spansOf(block)) {
      spans += 1;
      characters += text.length + (link?.length ?? 0);
    }
  }
  return spans <= SPAN_LIMIT && characters <= characterLimit;
}

/** The body of a draft: a tree of fixed depth with so many pieces, and so many characters in all, and no more. */
export function richTextSchema(characterLimit: number) {
  const spans = z
    .array(
      z.strictObject({
        text: z.string(),
        isBold: z.boolean().optional(),
        isItalic: z.boolean().optional(),
        isUnderlined: z.boolean().optional(),
        link: z.string().max(LINK_LIMIT).optional(),
      }),
    )
    .max(SPAN_LIMIT);
  const block = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('paragraph'), spans }),
    z.strictObject({ kind: z.enum(['bullets', 'numbers']), items: z.array(spans).max(ITEM_LIMIT) }),
  ]);
  return z
    .strictObject({ blocks: z.array(block).max(BLOCK_LIMIT) })
    .refine((body) => isWithin(body, characterLimit), { message: 'too much text' });
}
