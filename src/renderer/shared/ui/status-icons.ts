import {
  ArrowRight,
  ArrowUp,
  Ban,
  Check,
  CheckCheck,
  CornerUpLeft,
  Flag,
  Minus,
  MousePointerClick,
  PenLine,
  X,
  type LucideIcon,
} from 'lucide-react';
import type { Status } from '../../../shared/domain/status';

/** One sign for every status, so that none is told by its colour alone. */
export const STATUS_ICONS = {
  Created: PenLine,
  Queued: ArrowUp,
  Sent: ArrowRight,
  Delivered: Check,
  Opened: CheckCheck,
  Clicked: MousePointerClick,
  Error: X,
  Rejected: Ban,
  Bounced: CornerUpLeft,
  Complaint: Flag,
  Other: Minus,
} as const satisfies Record<Status, LucideIcon>;
