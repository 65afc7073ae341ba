import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ContextMenu.module.css';

export interface MenuPoint {
  x: number;
  y: number;
}

interface ContextMenuProps {
  /** Where it was asked for, in the window; null: closed. */
  point: MenuPoint | null;
  label: string;
  onClose: () => void;
  /** Mantine `Menu.Item`s. */
  children: ReactNode;
}

/** A menu at the pointer, as on Windows and macOS. */
export function ContextMenu({ point, label, onClose, children }: ContextMenuProps) {
  return (
    <Menu
      opened={point !== null}
      onClose={onClose}
      offset={0}
      returnFocus
      withinPortal={false}
      // The point has no size: at the edge of what is visible it would count as gone, and the menu with it.
      hideDetached={false}
    >
      <Menu.Target>
        <span
          className={classes.point}
          aria-hidden="true"
          style={{ insetInlineStart: point?.x ?? 0, insetBlockStart: point?.y ?? 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>{children}</Menu.Dropdown>
    </Menu>
  );
}
