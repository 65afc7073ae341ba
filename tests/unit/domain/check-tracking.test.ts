import { describe, expect, it } from 'vitest';
import { trackingProblems } from '../../../src/shared/domain/check-tracking';
import { sampleTracking } from '../../support/log/sample-log';

describe('the settings of a tracking', () => {
  it('have no problem when a server could be reached with them', () => {
    expect(trackingProblems(sampleTracking({ sentFolder: '[Gmail]/Sent Mail' }))).toEqual([]);
    expect(trackingProblems(sampleTracking({ host: '127.0.0.1', security: 'none' }))).toEqual([]);
  });

  it('name each problem at its field', () => {
    const settings = sampleTracking({ host: '', port: Number.NaN, security: 'none', user: '', folder: '\n' });
    expect(trackingProblems(settings)).toEqual([
      { field: 'host', problem: 'host-empty' },
      { field: 'port', problem: 'port-range' },
      { field: 'security', problem: 'unprotected' },
      { field: 'user', problem: 'user-empty' },
      { field: 'folder', problem: 'folder-empty' },
      { field: 'folder', problem: 'line-break' },
    ]);
  });
});
