import { ActionIcon, Button, Menu } from '@mantine/core';
import { Ellipsis, LayoutTemplate, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { CHANNELS } from '../../../shared/domain/message';
import type { TemplateRow } from '../../../shared/domain/template';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { useNow } from '../../shared/ui/use-now';
import { dayAndTime } from '../../shared/words/times';
import { CHANNEL_WORDS } from './template-words';
import classes from './Templates.module.css';
import type { TemplatesStore } from './templates-store';

interface TemplateListProps {
  store: TemplatesStore;
  rows: readonly TemplateRow[];
}

/** All templates, e-mails before SMS. */
export function TemplateList({ store, rows }: TemplateListProps) {
  const trouble = useStore(store, (state) => state.trouble);
  const add = (
    <div className={classes.buttons}>
      {CHANNELS.map((channel, index) => (
        <Button
          key={channel}
          variant={index === 0 ? 'filled' : 'default'}
          leftSection={<Plus size="1rem" aria-hidden="true" />}
          onClick={() => {
            store.getState().startNew(channel);
          }}
        >
          New {CHANNEL_WORDS[channel] === 'SMS' ? 'SMS' : 'e-mail'} template
        </Button>
      ))}
    </div>
  );
  const note = trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />;
  if (rows.length === 0) {
    return (
      <>
        {note}
        <EmptyState icon={LayoutTemplate} title="No template yet" actions={add}>
          <p>
            A template is a text that is sent often: a reminder, a recall, an invoice. Names, dates and times
            are filled in for each patient.
          </p>
        </EmptyState>
      </>
    );
  }
  return (
    <div className={classes.page}>
      {note}
      {CHANNELS.map((channel) => (
        <Group
          key={channel}
          store={store}
          name={CHANNEL_WORDS[channel]}
          rows={rows.filter((row) => row.channel === channel)}
        />
      ))}
      {add}
    </div>
  );
}

function Group({ store, name, rows }: TemplateListProps & { name: string }) {
  if (rows.length === 0) return null;
  return (
    <section className={classes.group} aria-label={name}>
      <h2 className={classes.heading}>{name}</h2>
      <ul className={classes.list}>
        {rows.map((row) => (
          <Row key={row.id} store={store} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ store, row }: { store: TemplatesStore; row: TemplateRow }) {
  const now = useNow();
  const { edit, duplicate, remove } = store.getState();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <h3 className={classes.name}>{row.name}</h3>
        {row.subject !== '' && <p>{row.subject}</p>}
        <p className={classes.quiet}>
          {row.purpose} · changed {dayAndTime(row.updatedAt, now)} by {row.updatedBy}
        </p>
      </div>
      <div className={classes.buttons}>
        <Button variant="default" aria-label={`Edit ${row.name}`} onClick={() => void edit(row.id)}>
          Edit…
        </Button>
        <Menu position="bottom-end" withinPortal={false}>
          <Menu.Target>
            <ActionIcon size="lg" aria-label={`More for ${row.name}`} title="More">
              <Ellipsis size="1rem" aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown aria-label={`More for ${row.name}`}>
            <Menu.Item onClick={() => void duplicate(row.id)}>Make a copy</Menu.Item>
            <Menu.Item onClick={() => void remove(row)}>Remove</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}
