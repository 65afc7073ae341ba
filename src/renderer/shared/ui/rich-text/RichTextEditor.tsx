import Link from '@tiptap/extension-link';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useState } from 'react';
import type { RichText } from '../../../../shared/domain/rich-text';
import type { FieldAttributes } from '../FieldRow';
import { cleanPastedHtml } from './clean-pasted-html';
import { EditorToolbar } from './EditorToolbar';
import { toEditorDocument, toRichText } from './rich-text-document';
import classes from './RichTextEditor.module.css';

/** Only what a message can hold; everything else that is pasted becomes plain text. */
const EXTENSIONS = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    link: false,
    strike: false,
    trailingNode: false,
  }),
  Link.configure({
    openOnClick: false,
    defaultProtocol: 'https',
    HTMLAttributes: { target: null, rel: null },
  }),
];

interface RichTextEditorProps {
  label: string;
  attributes: FieldAttributes;
  /** What stands there at first; afterwards the editor has it. */
  start: RichText;
  /** Headings of the recipients' file, offered as merge fields; null: no merge fields are offered. */
  mergeColumns: readonly string[] | null;
  onChange: (body: RichText) => void;
}

/** A text with the few kinds of formatting that every mail program shows alike. */
export function RichTextEditor({ label, attributes, start, mergeColumns, onChange }: RichTextEditorProps) {
  const [isLinking, setIsLinking] = useState(false);
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: toEditorDocument(start),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        class: classes.writing ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
      },
      // Lists have one level, so Tab is free to lead on to the next field.
      handleDOMEvents: { keydown: (_view, event) => event.key === 'Tab' },
      transformPastedHTML: cleanPastedHtml,
    },
    onUpdate: ({ editor: changed }) => {
      onChange(toRichText(changed.getJSON()));
    },
  });
  useFieldAttributes(editor, attributes);
  return (
    <div
      className={classes.editor}
      data-invalid={attributes['aria-invalid'] === true}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        setIsLinking(true);
      }}
    >
      <EditorToolbar
        editor={editor}
        isLinking={isLinking}
        onLinking={setIsLinking}
        mergeColumns={mergeColumns}
      />
      <EditorContent editor={editor} />
    </div>
  );
}

/** The editor owns its element, so what belongs to the field is set on it from here. */
function useFieldAttributes(editor: Editor, attributes: FieldAttributes): void {
  const describedBy = attributes['aria-describedby'];
  const isInvalid = attributes['aria-invalid'] === true;
  useEffect(() => {
    const element = editor.view.dom;
    setOrRemove(element, 'id', attributes.id);
    setOrRemove(element, 'aria-describedby', describedBy);
    setOrRemove(element, 'aria-invalid', isInvalid ? 'true' : undefined);
  }, [editor, attributes.id, describedBy, isInvalid]);
}

function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
