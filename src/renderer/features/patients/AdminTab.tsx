import type { PatientRecord } from '../../../shared/domain/patient';
import { AdminNotes } from './AdminNotes';
import classes from './AdminTab.module.css';
import { ContactHistory } from './ContactHistory';
import type { RecordStore } from './record-store';

interface AdminTabProps {
  store: RecordStore;
  record: PatientRecord;
}

/** What the desk has noted, and every message to the patient. */
export function AdminTab({ store, record }: AdminTabProps) {
  return (
    <div className={classes.tab}>
      <AdminNotes store={store} record={record} />
      <ContactHistory store={store} />
    </div>
  );
}
