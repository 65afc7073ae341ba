import type { PreviewText } from '../../../shared/domain/draft-preview';
import { toPlainText, type RichText } from '../../../shared/domain/rich-text';
import { RichTextView } from '../../shared/ui/rich-text/RichTextView';
import { smsLengthWords } from '../../shared/words/sms';
import classes from './RecipientPreview.module.css';

/** Far more than anybody looks at; a pasted book would hold up the window. */
const SHOWN_BLOCKS = 200;

/** A message as its reader will see it. */
export function PreviewedText({ text }: { text: PreviewText }) {
  if (text.channel === 'email') return <PreviewedEmail subject={text.subject} body={text.body} />;
  return (
    <>
      <p className={classes.sms}>{text.text}</p>
      <p className={classes.quiet}>{smsLengthWords(text.count)}</p>
    </>
  );
}

function PreviewedEmail({ subject, body }: { subject: string; body: RichText }) {
  const shown = { blocks: body.blocks.slice(0, SHOWN_BLOCKS) };
  return (
    <>
      <p className={classes.subject}>{subject}</p>
      <RichTextView body={shown} />
      {body.blocks.length > SHOWN_BLOCKS && (
        <p className={classes.quiet}>The preview shows the beginning of this text.</p>
      )}
      <details className={classes.plain}>
        <summary>Plain text</summary>
        <pre>{toPlainText(shown)}</pre>
      </details>
    </>
  );
}
