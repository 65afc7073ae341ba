import type { ReactNode } from 'react';
import {
  isSafeLink,
  type RichBlock,
  type RichSpan,
  type RichText,
} from '../../../../shared/domain/rich-text';
import classes from './RichTextView.module.css';

/** A body as its reader will see it. Its links lead nowhere: it is there to be looked at. */
export function RichTextView({ body }: { body: RichText }) {
  return <div className={classes.text}>{body.blocks.map(blockView)}</div>;
}

function blockView(block: RichBlock, index: number): ReactNode {
  if (block.kind === 'paragraph') {
    return <p key={index}>{block.spans.length === 0 ? <br /> : block.spans.map(spanView)}</p>;
  }
  const items = block.items.map((item, number) => <li key={number}>{item.map(spanView)}</li>);
  return block.kind === 'bullets' ? <ul key={index}>{items}</ul> : <ol key={index}>{items}</ol>;
}

function spanView(span: RichSpan, index: number): ReactNode {
  const { text, isBold, isItalic, isUnderlined, link } = span;
  const hasLink = link !== undefined && isSafeLink(link);
  return (
    <span
      key={index}
      className={classes.span}
      data-bold={isBold}
      data-italic={isItalic}
      data-underlined={isUnderlined === true || hasLink || undefined}
      title={hasLink ? link : undefined}
    >
      {text}
    </span>
  );
}
