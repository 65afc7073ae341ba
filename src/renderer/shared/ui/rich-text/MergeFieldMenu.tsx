import { ActionIcon, Menu } from '@mantine/core';
import { Braces } from 'lucide-react';
import { columnFieldName, MERGE_FIELDS } from '../../../../shared/domain/merge-fields';
import { mergeTagText } from '../../../../shared/domain/merge-template';
import { MERGE_FIELD_WORDS, type MergeFieldGroup } from '../../words/merge-fields';
import toolbar from './EditorToolbar.module.css';

interface MergeFieldMenuProps {
  /** Where the field goes: "Insert a field into the subject". */
  label: string;
  /** Headings of the recipients' file. */
  columns: readonly string[];
  /** Part of a toolbar, whose arrow keys lead to it. */
  isInToolbar?: boolean;
  /** @param tag as it is put into the text */
  onPick: (tag: string) => void;
}

const GROUPS: readonly MergeFieldGroup[] = ['Patient', 'Practice', 'Sender'];

/** The merge fields in words; the chosen one is put into the text where the cursor is. */
export function MergeFieldMenu({ label, columns, isInToolbar = false, onPick }: MergeFieldMenuProps) {
  return (
    // The field that it is put into takes the focus.
    <Menu position="bottom-start" withinPortal={false} returnFocus={false}>
      <Menu.Target>
        <ActionIcon
          className={toolbar.button}
          aria-label={label}
          title={label}
          {...(isInToolbar && { tabIndex: -1, 'data-toolbar-button': true })}
        >
          <Braces size="1rem" aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label="Merge fields" className={toolbar.menu}>
        {GROUPS.map((group) => [
          <Menu.Label key={group}>{group}</Menu.Label>,
          ...MERGE_FIELDS.filter((name) => MERGE_FIELD_WORDS[name].group === group).map((name) => (
            <Menu.Item
              key={name}
              onClick={() => {
                onPick(mergeTagText(name));
              }}
            >
              {MERGE_FIELD_WORDS[name].words}
            </Menu.Item>
          )),
        ])}
        {columns.length > 0 && <Menu.Label>Columns of the file</Menu.Label>}
        {columns.map((heading) => (
          <Menu.Item
            key={heading}
            onClick={() => {
              onPick(mergeTagText(columnFieldName(heading)));
            }}
          >
            {heading}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
