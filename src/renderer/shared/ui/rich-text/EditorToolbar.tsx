import { ActionIcon } from '@mantine/core';
import { useEditorState, type Editor } from '@tiptap/react';
import { Bold, Italic, List, ListOrdered, Underline, type LucideIcon } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import classes from './EditorToolbar.module.css';
import { LinkControl } from './LinkControl';
import { MergeFieldMenu } from './MergeFieldMenu';

interface EditorToolbarProps {
  editor: Editor;
  isLinking: boolean;
  onLinking: (isLinking: boolean) => void;
  /** Headings of the recipients' file, offered as merge fields; null: no merge fields are offered. */
  mergeColumns: readonly string[] | null;
}

interface Format {
  label: string;
  icon: LucideIcon;
  isActive: (editor: Editor) => boolean;
  toggle: (editor: Editor) => void;
}

const COMMAND_KEY = /Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl+';

const TEXT_FORMATS: readonly Format[] = [
  {
    label: `Bold (${COMMAND_KEY}B)`,
    icon: Bold,
    isActive: (editor) => editor.isActive('bold'),
    toggle: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    label: `Italic (${COMMAND_KEY}I)`,
    icon: Italic,
    isActive: (editor) => editor.isActive('italic'),
    toggle: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    label: `Underline (${COMMAND_KEY}U)`,
    icon: Underline,
    isActive: (editor) => editor.isActive('underline'),
    toggle: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
];

const LIST_FORMATS: readonly Format[] = [
  {
    label: 'Bullets',
    icon: List,
    isActive: (editor) => editor.isActive('bulletList'),
    toggle: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    label: 'Numbers',
    icon: ListOrdered,
    isActive: (editor) => editor.isActive('orderedList'),
    toggle: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
];

/** Formatting, one stop of the Tab key; arrow keys lead from button to button (WAI-ARIA toolbar). */
export function EditorToolbar({ editor, isLinking, onLinking, mergeColumns }: EditorToolbarProps) {
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Formatting" onKeyDown={moveAlong}>
      {TEXT_FORMATS.map((format, index) => (
        <FormatButton key={format.label} editor={editor} format={format} isTabStop={index === 0} />
      ))}
      <LinkControl editor={editor} isOpen={isLinking} onOpen={onLinking} commandKey={COMMAND_KEY} />
      {LIST_FORMATS.map((format) => (
        <FormatButton key={format.label} editor={editor} format={format} isTabStop={false} />
      ))}
      {mergeColumns !== null && (
        <MergeFieldMenu
          label="Insert a merge field"
          columns={mergeColumns}
          isInToolbar
          onPick={(tag) => {
            // As a text node: a string would be read as HTML.
            editor.chain().focus().insertContent({ type: 'text', text: tag }).run();
          }}
        />
      )}
    </div>
  );
}

function FormatButton({ editor, format, isTabStop }: { editor: Editor; format: Format; isTabStop: boolean }) {
  const isActive = useEditorState({ editor, selector: () => format.isActive(editor) });
  const Icon = format.icon;
  return (
    <ActionIcon
      className={classes.button}
      aria-label={format.label}
      title={format.label}
      aria-pressed={isActive}
      tabIndex={isTabStop ? 0 : -1}
      data-toolbar-button
      // Pressed with the pointer, it leaves the cursor where it is.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        format.toggle(editor);
      }}
    >
      <Icon size="1rem" aria-hidden="true" />
    </ActionIcon>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function moveAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const step = STEPS[event.key];
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-toolbar-button]')];
  const from = buttons.findIndex((button) => button === document.activeElement);
  if (step === undefined || from === -1) return;
  event.preventDefault();
  buttons[(from + step + buttons.length) % buttons.length]?.focus();
}
