import { useMemo } from 'react';
import { type Language, useLanguage } from './text.ts';

const partsOf = (iso: string, options: Intl.DateTimeFormatOptions): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { hourCycle: 'h23', ...options })
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  );

const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** UTC time → `2026-11-21 14:32` on this machine's clock. */
export function dateTime(iso: string): string {
  const p = partsOf(iso, { ...day, hour: '2-digit', minute: '2-digit' });
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`;
}

/** UTC time → `2026-11-21`. */
export function date(iso: string): string {
  const p = partsOf(iso, day);
  return `${p.year}-${p.month}-${p.day}`;
}

/** UTC time → `14:32:05`. */
export function clock(iso: string): string {
  const p = partsOf(iso, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return `${p.hour}:${p.minute}:${p.second}`;
}

/** Hundredths of a point → `24.5`, without trailing zeros; with `places` always that many. */
export function points(hundredths: number, places?: number): string {
  const whole = Math.trunc(hundredths / 100);
  const rest = String(Math.abs(hundredths % 100)).padStart(2, '0');
  if (places !== undefined)
    return places === 0 ? String(whole) : `${whole}.${rest.slice(0, places)}`;
  const trimmed = rest.replace(/0+$/, '');
  return trimmed === '' ? String(whole) : `${whole}.${trimmed}`;
}

/** Bytes → `3.6 MB`. */
export function fileSize(bytes: number, language: Language): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : bytes < 1_000_000_000 ? 'megabyte' : 'gigabyte';
  const factor = unit === 'kilobyte' ? 1e3 : unit === 'megabyte' ? 1e6 : 1e9;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(bytes / factor);
}

/** `fileSize` in the language on screen. */
export function useFileSize(): (bytes: number) => string {
  const language = useLanguage();
  return useMemo(() => (bytes: number) => fileSize(bytes, language), [language]);
}
