import { describe, expect, it } from 'vitest';
import { toLocal, toUtc } from '../../../../renderer/agency/local-time.ts';

describe('times that people type', () => {
  it('come back as they were typed, whatever the zone of the machine', () => {
    expect(toLocal(toUtc('2026-11-21 08:05') ?? '')).toBe('2026-11-21 08:05');
  });

  it('are UTC to the second when they are handed over', () => {
    expect(toUtc('2026-11-21 08:05')).toMatch(/^2026-11-2\dT\d\d:05:00Z$/);
  });

  it('are nothing where they are no time', () => {
    expect(['', '2026-11-21', '2026-13-41 08:05', '21.11.2026 08:05'].map(toUtc)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
