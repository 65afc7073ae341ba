import { describe, expect, it } from 'vitest';
import { isSameMailbox, needsPerson, type TrackingTroubleKind } from '../../../src/shared/domain/tracking';
import { NOW, sampleTracking } from '../../support/log/sample-log';

const MINUTE_MS = 60_000;

describe('the trouble of a tracking', () => {
  it.each<[TrackingTroubleKind, number]>([
    ['authentication-refused', 0],
    ['password-needed', 0],
    ['certificate', 0],
    ['folder-missing', 0],
    ['mail-unreadable', 0],
    ['log-unwritable', 0],
    ['unreachable', 30],
    ['protocol', 30],
  ])('of kind %s needs a person after %i minutes', (kind, minutes) => {
    const after = (ms: number) => needsPerson({ kind, at: NOW }, NOW + ms);
    expect(after(minutes * MINUTE_MS)).toBe(true);
    expect(after(minutes * MINUTE_MS - 1)).toBe(false);
  });
});

describe('a mailbox', () => {
  it('is the same on another port, and another one by host, user or folder', () => {
    const settings = sampleTracking();
    expect(isSameMailbox(settings, sampleTracking({ port: 143, security: 'starttls' }))).toBe(true);
    expect(isSameMailbox(settings, sampleTracking({ host: 'imap.example.net' }))).toBe(false);
    expect(isSameMailbox(settings, sampleTracking({ user: 'other' }))).toBe(false);
    expect(isSameMailbox(settings, sampleTracking({ folder: 'Bounces' }))).toBe(false);
  });
});
