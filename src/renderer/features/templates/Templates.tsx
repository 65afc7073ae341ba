import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { listen } from '../../shared/bridge';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { TemplateEditor } from './TemplateEditor';
import { TemplateList } from './TemplateList';
import classes from './Templates.module.css';
import { createTemplatesStore, type TemplatesStore } from './templates-store';

/** Made with the first use: a template that is being written is still there when the screen is opened again. */
let kept: TemplatesStore | null = null;

/** Settings › Templates: a list, or the one that is being written. */
export function Templates() {
  const [store] = useState(() => (kept ??= createTemplatesStore()));
  const { rows, editing, trouble } = useStore(store);
  useEffect(() => {
    void store.getState().read();
    return listen('practice-changed', () => {
      store.getState().startOver();
      void store.getState().read();
    });
  }, [store]);
  if (editing !== null) return <TemplateEditor key={editing.id ?? 'new'} store={store} editing={editing} />;
  if (rows !== null) return <TemplateList store={store} rows={rows} />;
  return (
    <div className={classes.page}>
      {trouble === null ? (
        <p className={classes.quiet}>Reading the templates…</p>
      ) : (
        <FailureNote happened={trouble.what} failure={trouble.failure} />
      )}
    </div>
  );
}
