import { create } from 'zustand';

/** Where the practice is, so that a number is shown as people there write it; empty until main has said. */
export const usePracticeCountry = create<{ country: string }>()(() => ({ country: '' }));
