import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useEditorState, type Editor } from '@tiptap/react';
import { Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import toolbar from './EditorToolbar.module.css';
import { linkAddress } from './link-address';
import classes from './LinkControl.module.css';

interface LinkControlProps {
  editor: Editor;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** "Ctrl+" or "⌘". */
  commandKey: string;
}

/** Makes the chosen words a link, or what was typed where no words are chosen. */
export function LinkControl({ editor, isOpen, onOpen, commandKey }: LinkControlProps) {
  const isActive = useEditorState({ editor, selector: () => editor.isActive('link') });
  const label = `Link (${commandKey}K)`;
  return (
    <Popover opened={isOpen} onChange={onOpen} position="bottom-start" trapFocus withinPortal={false}>
      <Popover.Target>
        <ActionIcon
          className={toolbar.button}
          aria-label={label}
          title={label}
          aria-pressed={isActive}
          tabIndex={-1}
          data-toolbar-button
          onClick={() => {
            onOpen(!isOpen);
          }}
        >
          <LinkIcon size="1rem" aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Link">
        {isOpen && (
          <LinkForm
            editor={editor}
            onDone={() => {
              onOpen(false);
              editor.commands.focus();
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [typed, setTyped] = useState(() => linkAtCursor(editor));
  const [isWrong, setIsWrong] = useState(false);
  const apply = (): void => {
    const href = linkAddress(typed);
    if (href === null) setIsWrong(true);
    else {
      setLink(editor, href, typed.trim());
      onDone();
    }
  };
  return (
    <div className={classes.form}>
      <TextInput
        data-autofocus
        aria-label="Web, mail or phone address"
        placeholder="clinic.example/map"
        error={isWrong ? 'This is not a web, mail or phone address.' : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setIsWrong(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
        }}
      />
      <div className={classes.actions}>
        {editor.isActive('link') && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              editor.chain().extendMarkRange('link').unsetLink().run();
              onDone();
            }}
          >
            Remove link
          </Button>
        )}
        <Button variant="light" onClick={apply}>
          Set link
        </Button>
      </div>
    </div>
  );
}

function linkAtCursor(editor: Editor): string {
  const href: unknown = editor.getAttributes('link')['href'];
  return typeof href === 'string' ? href : '';
}

function setLink(editor: Editor, href: string, typed: string): void {
  const isWithoutWords = editor.state.selection.empty && !editor.isActive('link');
  if (isWithoutWords) {
    editor
      .chain()
      .insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] })
      .run();
  } else editor.chain().extendMarkRange('link').setLink({ href }).run();
}
