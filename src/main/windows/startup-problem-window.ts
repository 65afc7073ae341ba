import type { BrowserWindow } from 'electron';
import { bringForward, openWindow, type WindowWorkshop } from './open-window';

/** Shows why Sendtrail cannot open its log, and what can be done. */
export function showStartupProblem(workshop: WindowWorkshop): BrowserWindow {
  const [open] = workshop.registry.ofKind('startup-problem');
  if (open === undefined) return openWindow('startup-problem', workshop);
  bringForward(open);
  return open;
}
