import { saveTracking } from '../../../src/main/application/tracking/save-tracking';
import { TrackMailboxes } from '../../../src/main/application/tracking/track-mailboxes';
import type { TrackingInput, TrackingView } from '../../../src/shared/domain/tracking';
import { sampleTracking } from '../log/sample-log';
import { BouncedPractice } from './bounced-practice';
import { ScriptedMailboxes } from './scripted-mailboxes';

/** A practice whose account can be tracked by a mailbox that does what the test says. */
export class TrackedPractice extends BouncedPractice {
  readonly mailboxes = new ScriptedMailboxes();
  readonly tracking = new TrackMailboxes(this.ports, this.mailboxes);

  input(changes: Partial<TrackingInput> = {}): TrackingInput {
    return {
      settings: sampleTracking(),
      password: { kind: 'same-as-sending' },
      isUnprotectedAllowed: false,
      ...changes,
    };
  }

  track(changes: Partial<TrackingInput> = {}): TrackingView | null {
    return saveTracking(this.ports, this.tracking, this.account.id, this.input(changes));
  }
}
