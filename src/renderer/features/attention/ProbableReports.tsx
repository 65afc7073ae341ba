import { Button } from '@mantine/core';
import { isSameAddress } from '../../../shared/domain/address';
import type { AttentionView } from '../../../shared/domain/attention';
import { Recipient } from '../../shared/ui/Recipient';
import { StatusMark } from '../../shared/ui/StatusMark';
import { DayAndTime } from '../../shared/ui/Times';
import { updateSentence } from '../../shared/words/updates';
import classes from './Attention.module.css';
import { useAttention } from './attention-store';
import { Group } from './Group';

type FoundReport = AttentionView['probableReports'][number];

interface ProbableReportsProps {
  reports: readonly FoundReport[];
  onOpenPatient: (patientId: string) => void;
}

/** Reports that fit a message, but not for certain. Nothing follows from them before a person has said yes. */
export function ProbableReports({ reports, onOpenPatient }: ProbableReportsProps) {
  return (
    <Group
      heading="Reports that may belong to a message"
      explanation="They fit, but not for certain. Nothing changes before somebody says yes."
      entries={reports}
      keyOf={({ report }) => report.id}
    >
      {(found) => <ReportEntry found={found} onOpenPatient={onOpenPatient} />}
    </Group>
  );
}

interface ReportEntryProps {
  found: FoundReport;
  onOpenPatient: ProbableReportsProps['onOpenPatient'];
}

function ReportEntry({ found, onOpenPatient }: ReportEntryProps) {
  const { report, row } = found;
  const { decide, openItem, isActing } = useAttention();
  const { patientId } = row;
  const { occurredAt: at, status, code, detail } = report;
  const says = updateSentence({ at, status, code, detail, by: null }, row.channel);
  return (
    <>
      <div className={classes.words}>
        <p className={classes.happened}>
          {report.status !== null && <StatusMark status={report.status} channel={row.channel} />}
          <span>
            {says.replace(/\.$/, '')} · <DayAndTime at={report.occurredAt} />
          </span>
        </p>
        {report.detail.reply !== undefined && <p className={classes.reply}>{report.detail.reply}</p>}
        <p className={classes.quiet}>{doubtWords(found)}</p>
        <p className={classes.quiet}>
          Perhaps about “{row.subject}” to{' '}
          {patientId === null ? (
            row.patientName
          ) : (
            <button
              type="button"
              className={classes.link}
              onClick={() => {
                onOpenPatient(patientId);
              }}
            >
              {row.patientName}
            </button>
          )}
          , <Recipient recipient={row.recipient} />, <DayAndTime at={row.createdAt} />{' '}
          <button type="button" className={classes.link} onClick={() => void openItem(row.id)}>
            details
          </button>
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isActing}
          onClick={() => void decide(report.id, true)}
        >
          Yes, it is about this message
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isActing}
          onClick={() => void decide(report.id, false)}
        >
          No
        </Button>
      </div>
    </>
  );
}

/** Why it is not certain: our own key stands beside another address, or there is no key of ours at all. */
function doubtWords({ report: { namedRecipient }, row }: FoundReport): string {
  const isOther = namedRecipient !== null && !isSameAddress(namedRecipient, row.recipient);
  return isOther
    ? `It has the key of the message below, but names another address: ${namedRecipient}.`
    : 'It fits by address and time only.';
}
