import { useState } from 'react';

type Widths = Readonly<Record<string, number>>;

const KEY_PREFIX = 'sendtrail-columns-';
const WIDEST_PX = 1_200;

/** What was remembered is a text that anything may have written: only plain numbers are taken. */
export function parseWidths(text: string | null): Widths {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, number] => isWidth(entry[1])),
    );
  } catch {
    return {};
  }
}

function isWidth(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value <= WIDEST_PX;
}

/** Widths that a person has given to columns, remembered on this computer. */
export function useColumnWidths(tableName: string): [Widths, (columnId: string, widthPx: number) => void] {
  const key = `${KEY_PREFIX}${tableName}`;
  const [widths, setWidths] = useState(() => parseWidths(localStorage.getItem(key)));
  const setWidth = (columnId: string, widthPx: number) => {
    const next = { ...widths, [columnId]: Math.min(Math.round(widthPx), WIDEST_PX) };
    setWidths(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return [widths, setWidth];
}
